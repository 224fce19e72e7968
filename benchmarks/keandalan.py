"""Measure the audit on random files: python benchmarks/keandalan.py [REPORTS] [SEED] [BOOKS].

Every report is made anew with other headings, layouts, formulas and sentences, computed here by
exact fractions and not by the project. It is audited as it is (every finding is a false alarm),
and once more with one digit changed, which is right or wrong by construction: a change that
rounding hides is drawn again. Workbooks of other offices follow (``buku_acak``), BOOKS of them for
each family and fault. Rates come with Wilson intervals of 95 %.
"""

import random
import sys
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

import buku_acak

from lakip_xl.audit.audit import draft_findings
from lakip_xl.audit.draft import understand_draft
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.read.blocks import Block, Grid, GridCell, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = (
    "Persentase layanan tepat waktu", "Jumlah dokumen perencanaan", "Indeks kepuasan masyarakat",
    "Cakupan imunisasi dasar", "Panjang jalan kondisi mantap", "Jumlah pelatihan aparatur",
    "Persentase rumah layak huni", "Nilai akuntabilitas kinerja", "Luas lahan beririgasi",
)  # fmt: skip
SPENDING = ("Belanja Pegawai", "Belanja Barang dan Jasa", "Belanja Modal", "Belanja Hibah")
Damage = tuple[int, int, int]
"""Block, row and column of the figure that is changed; row -1 for a sentence."""


def write(value: Decimal | int, digits: int) -> str:
    """Print a number as a report does."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    whole, _, rest = f"{rounded:.{digits}f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


def performance(rng: random.Random) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """Make a table of target, realisasi and capaian, and the cells whose change is certain."""
    heads = rng.choice([
        ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
        ["No.", "Sasaran/Indikator", "Rencana", "Realisasi", "% Capaian"],
        ["No", "Indikator", "Satuan", "Target 2024", "Realisasi 2024", "Tingkat Capaian"],
    ])  # fmt: skip
    rows = [heads]
    for n, name in enumerate(rng.sample(NAMES, rng.randint(3, 8)), start=1):
        target, real = rng.randint(40, 900), rng.randint(40, 900)
        unit = ["unit"] if len(heads) == 6 else []
        share = write(Decimal(real) / target * 100, 2)
        rows.append([str(n), name, *unit, str(target), str(real), share])
    width = len(heads)
    return rows, [(r, c) for r in range(1, len(rows)) for c in range(width - 3, width)]


def budget(rng: random.Random) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """Make a budget table with absorption, rest and total."""
    names = rng.choice([
        ("Pagu", "Realisasi", "Sisa", "%"),
        ("Anggaran (Rp)", "Realisasi (Rp)", "Sisa Anggaran", "Serapan (%)"),
    ])  # fmt: skip
    rows = [["No", "Uraian", *names]]
    sums = [0, 0]
    for n, name in enumerate(SPENDING[: rng.randint(2, 4)], start=1):
        plan = rng.randint(10**7, 10**10)
        spent = int(plan * rng.uniform(0.6, 0.999))
        sums = [sums[0] + plan, sums[1] + spent]
        rows.append([str(n), name, *_money(plan, spent)])
    rows.append(["", rng.choice(["Jumlah", "Total", "JUMLAH BELANJA"]), *_money(*sums)])
    return rows, [(r, c) for r in range(1, len(rows)) for c in range(2, 6)]


def _money(plan: int, spent: int) -> list[str]:
    share = write(Decimal(spent) / plan * 100, 2)
    return [write(plan, 0), write(spent, 0), write(plan - spent, 0), share]


def staff(rng: random.Random) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """Make a table of people by sex."""
    rows = [[rng.choice(["Golongan", "Pendidikan", "Unit Kerja"]), "L", "P", "Jumlah"]]
    for name in ("IV", "III", "II", "I")[: rng.randint(3, 4)]:
        men, women = rng.randint(3, 60), rng.randint(3, 60)
        rows.append([name, str(men), str(women), str(men + women)])
    rows.append(["Jumlah", *(str(sum(int(r[c]) for r in rows[1:])) for c in (1, 2, 3))])
    return rows, [(r, c) for r in range(1, len(rows)) for c in (1, 2, 3)]


def sentence(rng: random.Random) -> str:
    """Make a true sentence; each of its numbers follows from the others."""
    target, real = rng.randint(100, 999), rng.randint(100, 999)
    share = write(Decimal(real) / target * 100, 2)
    plan = rng.randint(10**8, 10**10)
    spent = int(plan * rng.uniform(0.6, 0.999))
    part = write(Decimal(spent) / plan * 100, 2)
    before, after = rng.randint(4000, 7000), rng.randint(7001, 9900)
    old, new, rise = (write(Decimal(x) / 100, 2) for x in (before, after, after - before))
    return rng.choice([
        f"Dari target {target} unit terealisasi {real} unit atau capaian sebesar {share}%.",
        (f"Target sebesar {target} unit, sedangkan realisasinya {real} unit, sehingga capaian "
        f"kinerja mencapai {share}%."),
        f"Sebanyak {real} unit ({share}%) dari {target} unit telah ditangani.",
        f"Pagu anggaran Rp {write(plan, 0)} terserap sebesar Rp {write(spent, 0)} ({part}%).",
        (f"Realisasi belanja mencapai Rp {write(spent, 0)} atau {part}% dari anggaran sebesar "
        f"Rp {write(plan, 0)}."),
        (f"Nilai meningkat dari {old} pada tahun 2023 menjadi {new} pada tahun 2024 atau naik "
        f"sebesar {rise} poin."),
        f"Layanan tercapai {real} unit dari target {target} unit dengan tingkat capaian {share}%.",
        f"Capaian sebesar {share}% yaitu dari target {target} unit direalisasikan {real} unit.",
        f"Penyerapan sebesar {part}% yaitu Rp {write(spent, 0)} dari pagu Rp {write(plan, 0)}.",
        (f"Pagu adalah Rp {write(plan, 0)}. Sampai akhir tahun anggaran tersebut terealisasi "
        f"Rp {write(spent, 0)} ({part}%)."),
        (f"Dari anggaran Rp {write(plan, 0)} direalisasikan Rp {write(spent, 0)} sehingga terdapat "
        f"sisa anggaran sebesar Rp {write(plan - spent, 0)}."),
        f"Nilai meningkat {rise} poin, dari {old} di tahun 2023 menjadi {new} di tahun 2024.",
        f"Realisasi {new} meningkat {rise} dibandingkan realisasi tahun 2023 sebesar {old}.",
        (f"Realisasi tahun 2023 sebesar {old} dan tahun 2024 sebesar {new}, sehingga terjadi "
        f"kenaikan sebesar {rise}."),
        (f"Nilai dihitung dari {real} dokumen dibagi {target} dokumen dikali 100% sama dengan "
        f"{share}%."),
        (f"Belanja pegawai Rp {write(spent, 0)} dan belanja modal Rp {write(plan, 0)} sehingga "
        f"total belanja sebesar Rp {write(plan + spent, 0)}."),
    ])  # fmt: skip


def audit(blocks: list[Block]) -> list[Finding]:
    """Give what an audit says is wrong."""
    found = draft_findings(understand_draft(blocks))
    return [t for t in found if t.tingkat is not Severity.INFO and not t.akibat]


def grid(rows: list[list[str]], number: int) -> Grid:
    """Make a table of texts."""
    return Grid(tuple(tuple(GridCell(text) for text in row) for row in rows), number)


def slip(text: str, rng: random.Random) -> str:
    """Change the first two significant digits' one digit, so that no rounding hides it."""
    places = [i for i, ch in enumerate(text) if ch.isdigit()][:2]
    place = rng.choice(places)
    other = rng.choice([d for d in "123456789" if d != text[place]])
    return text[:place] + other + text[place + 1 :]


def wilson(hits: int, tries: int) -> str:
    """Write a rate with its Wilson interval of 95 %.

    Example:
        >>> wilson(90, 100)
        '90,0 % (82,6-94,5 %; 90/100)'
    """
    if not tries:
        return "-"
    z, p = NormalDist().inv_cdf(0.975), hits / tries
    middle, half = p + z * z / (2 * tries), z * sqrt(p * (1 - p) / tries + z * z / (4 * tries**2))
    low, high = ((middle + s * half) / (1 + z * z / tries) for s in (-1, 1))
    text = f"{p:.1%} ({low * 100:.1f}-{high:.1%}; {hits}/{tries})"
    return text.replace(".", ",").replace("%", " %")


def measure(reports: int, seed: int) -> dict[str, Counter[str]]:
    """Audit random reports, right and damaged, and count."""
    rng = random.Random(seed)  # noqa: S311 - no secret depends on it
    counts: dict[str, Counter[str]] = {}
    makers: dict[str, Callable[[random.Random], tuple[list[list[str]], list[tuple[int, int]]]]]
    makers = {"kinerja": performance, "anggaran": budget, "pegawai": staff}
    for _ in range(reports):
        for kind, make in makers.items():
            rows, cells = make(rng)
            count = counts.setdefault(kind, Counter())
            count["tabel"] += 1
            count["palsu"] += bool(audit([grid(rows, 1)]))
            r, c = rng.choice(cells)
            rows[r][c] = slip(rows[r][c], rng)
            count["ditemukan"] += bool(audit([grid(rows, 1)]))
        text = sentence(rng)
        count = counts.setdefault("kalimat", Counter())
        count["tabel"] += 1
        count["palsu"] += bool(audit([Paragraph(text, 1)]))
        words = [w for w in text.split() if sum(ch.isdigit() for ch in w) > 1]
        numbers = [w for w in words if w not in {"2023", "2024"}]
        old = rng.choice(numbers)
        count["ditemukan"] += bool(audit([Paragraph(text.replace(old, slip(old, rng), 1), 1)]))
    return counts


def main() -> None:
    """Print the table of the documentation."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    books = int(sys.argv[3]) if len(sys.argv) > 3 else 25
    print("| Jenis | Kesalahan ditemukan | Yang benar disebut salah |\n| --- | --- | --- |")
    for kind, count in measure(reports, seed).items():
        found, false = (wilson(count[key], count["tabel"]) for key in ("ditemukan", "palsu"))
        print(f"| {kind} | {found} | {false} |")
    print()
    _workbooks(buku_acak.measure(books, seed))


def _workbooks(counts: dict[tuple[str, str], Counter[str]]) -> None:
    """Print what is found in workbooks: recall by family and fault, precision of all."""
    faulty = {key: count for key, count in counts.items() if key[1] in buku_acak.FAULTS}
    print("| Buku | Kesalahan | Selnya disebut | Sel lain disebut |\n| --- | --- | --- | --- |")
    for (family, fault), count in faulty.items():
        found = wilson(count["ditemukan"], count["buku"])
        print(f"| {family} | {fault} | {found} | {count['palsu']} |")
    clean = [count for key, count in counts.items() if key not in faulty]
    hits, false, books = (
        sum(count[key] for count in counts.values()) for key in ("ditemukan", "palsu", "buku")
    )
    damaged = books - sum(count["buku"] for count in clean)
    total, said = sum(count["buku"] for count in clean), sum(count["palsu"] for count in clean)
    print(f"\nDitemukan {wilson(hits, damaged)}; ketepatan {wilson(hits, hits + false)}; pada "
          f"{total} buku yang benar {said} sel disebut.")  # fmt: skip


if __name__ == "__main__":
    main()
