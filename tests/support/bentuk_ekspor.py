"""Exports as finance applications and offices lay them out, made from a budget that is known.

The column heads follow those of exports seen in public: the regional system's flat list of
documents, levelled lists of realisation, the ministries' list by segments, offices' own tables.
Sums are taken from the budget itself, never from what a layout shows.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Cell = str | int | float | None
Rows = list[list[Cell]]


@dataclass(slots=True)
class Sub:
    """A subkegiatan with its accounts: code, budget, realisation."""

    codes: tuple[str, str, str]
    accounts: list[tuple[str, int, int]] = field(default_factory=list)

    def sum(self, which: int) -> int:
        """Add up budget (1) or realisation (2)."""
        return sum((pagu, used)[which - 1] for _, pagu, used in self.accounts)


def budget(seed: int) -> list[Sub]:
    """Make up a budget of two programmes; one account was paid back, one was not used."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    subs = []
    for program in range(1, 3):
        for kegiatan in range(1, chance.randint(2, 3) + 1):
            for sub in range(1, chance.randint(1, 3) + 1):
                codes = [f"5.01.{program:02}"]
                codes.append(f"{codes[0]}.2.{kegiatan:02}")
                codes.append(f"{codes[1]}.{sub:04}")
                accounts = []
                for number in range(chance.randint(1, 4)):
                    pagu = chance.choice([chance.randint(1, 999), chance.randint(10**3, 10**10)])
                    used = chance.choice([0, pagu, chance.randint(0, pagu), -pagu // 7])
                    accounts.append((f"5.1.02.01.01.{number + 1:04}", pagu, used))
                subs.append(Sub((codes[0], codes[1], codes[2]), accounts))
    return subs


def expected(subs: list[Sub]) -> dict[str, tuple[int, int]]:
    """Give budget and realisation of each subkegiatan."""
    return {sub.codes[2]: (sub.sum(1), sub.sum(2)) for sub in subs}


def above(subs: list[Sub], code: str, which: int) -> int:
    """Add up everything below a code."""
    return sum(sub.sum(which) for sub in subs if code in sub.codes)


def _levels(subs: list[Sub]) -> Iterator[tuple[int, str, str, int, int]]:
    """Each row of a levelled list: depth from 0 (3 is an account), code, name, amounts."""
    seen: set[str] = set()
    words = ("PROGRAM PENUNJANG", "Kegiatan Administrasi", "Penyediaan Gaji")
    for sub in subs:
        for depth, code in enumerate(sub.codes):
            if code not in seen:
                seen.add(code)
                name = f"{words[depth]} {code[-2:]}"
                yield depth, code, name, above(subs, code, 1), above(subs, code, 2)
        for code, pagu, used in sub.accounts:
            yield 3, code, f"Belanja {code[-2:]}", pagu, used


def _share(pagu: int, used: int) -> float:
    return round(100 * used / pagu, 2) if pagu else 0.0


def _total(subs: list[Sub]) -> tuple[int, int]:
    return sum(sub.sum(1) for sub in subs), sum(sub.sum(2) for sub in subs)


Money = Callable[[int], Cell]
Layout = Callable[[list[Sub], Money], Rows]


def flat_documents(subs: list[Sub], money: Money) -> Rows:
    """The regional system's raw list: one line an account, every level with code and name."""
    heads = ["No", "Tahun"]
    for word in (
        "Fungsi",
        "Sub Fungsi",
        "Urusan",
        "Bidang Urusan",
        "SKPD",
        "Sub SKPD",
        "Program",
        "Kegiatan",
        "Sub Kegiatan",
        "Rekening",
    ):
        heads += [f"Kode {word}", f"Nama {word}"]
    rows: Rows = [
        ["LAPORAN REALISASI"],
        [],
        [*heads, "Nomor Dokumen", "Nilai Anggaran", "Nilai Realisasi"],
    ]
    number = 0
    for sub in subs:
        program, kegiatan, own = sub.codes
        for code, pagu, used in sub.accounts:
            number += 1
            rows.append(
                [
                    number,
                    2024,
                    "01",
                    "PELAYANAN UMUM",
                    "01.01",
                    "UMUM",
                    "5",
                    "UNSUR",
                    "5.01",
                    "PERENCANAAN",
                    "5.01.0.00.0.00.01.0000",
                    "BADAN X",
                    "5.01.0.00.0.00.01.0000",
                    "BADAN X",
                    program,
                    "P",
                    kegiatan,
                    "K",
                    own,
                    "S",
                    code,
                    "Belanja",
                    f"DOK/{number}",
                    money(pagu),
                    money(used),
                ]
            )
    pagu, used = _total(subs)
    rows.append(["Total", *[None] * 22, money(pagu), money(used)])
    return rows


def flat_blank_repeats(subs: list[Sub], money: Money) -> Rows:
    """Level columns whose repeated cells are left blank."""
    rows: Rows = [
        [
            "Kode Program",
            "Program",
            "Kode Kegiatan",
            "Kegiatan",
            "Kode Sub Kegiatan",
            "Sub Kegiatan",
            "Kode Akun",
            "Uraian Akun",
            "Pagu",
            "Realisasi",
        ]
    ]
    last: tuple[str, ...] = ("", "", "")
    for sub in subs:
        for code, pagu, used in sub.accounts:
            line: list[Cell] = []
            for depth, own in enumerate(sub.codes):
                line += [None, None] if last[depth] == own else [own, f"Nama {own}"]
            rows.append([*line, code, "Belanja", money(pagu), money(used)])
            last = sub.codes
    return rows


def levelled(subs: list[Sub], money: Money) -> Rows:
    """Code, name, budget, realisation, percent, rest; accounts below; title, total, signature."""
    rows: Rows = [
        ["PEMERINTAH KOTA X"],
        ["LAPORAN REALISASI ANGGARAN TAHUN 2024"],
        ["Periode: Januari s.d. Desember"],
        [],
        ["Kode Rekening", "Uraian", "Anggaran", "Realisasi", "%", "Sisa Anggaran"],
        [1, 2, 3, 4, "5=4/3", "6=3-4"],
    ]
    for depth, code, name, pagu, used in _levels(subs):
        rows.append(
            [
                code,
                "  " * depth + name,
                money(pagu),
                money(used),
                _share(pagu, used),
                money(pagu - used),
            ]
        )
    pagu, used = _total(subs)
    rows.append([None, "JUMLAH", money(pagu), money(used), _share(pagu, used), money(pagu - used)])
    rows += [
        [],
        [None, "Catatan: angka belum diaudit"],
        [None, None, None, "Pontianak, 31 Desember 2024"],
        [None, None, None, "Kepala Badan"],
        [None, None, None, "NIP. 19750101 200003 1 001"],
    ]
    return rows


def with_higher_levels(subs: list[Sub], money: Money) -> Rows:
    """The urusan and the bidang stand above the programmes, with their own sums."""
    rows = levelled(subs, money)
    pagu, used = _total(subs)
    rows[6:6] = [
        ["5", "UNSUR PENUNJANG", money(pagu), money(used), None, None],
        ["5.01", "PERENCANAAN", money(pagu), money(used), None, None],
    ]
    return rows


def paged(subs: list[Sub], money: Money) -> Rows:
    """A printed list: the heads return on every page, between what is carried over."""
    rows = levelled(subs, money)
    result, carried = rows[:6], [0, 0]
    for number, (row, (depth, _, _, pagu, used)) in enumerate(
        zip(rows[6:], _levels(subs), strict=False)
    ):
        if depth == 3:
            carried = [carried[0] + pagu, carried[1] + used]
        result.append(row)
        if number % 6 == 5:
            result += [
                [None, "Jumlah dipindahkan", money(carried[0]), money(carried[1])],
                list(rows[4]),
                list(rows[5]),
                [None, "Jumlah pindahan", money(carried[0]), money(carried[1])],
            ]
    return result + rows[6 + len(list(_levels(subs))) :]


def split_codes(subs: list[Sub], money: Money) -> Rows:
    """A column for each part of the code, below one head."""
    rows: Rows = [
        ["KODE", None, None, None, None, None, "URAIAN", "JUMLAH (Rp)", None],
        [None, None, None, None, None, None, None, "ANGGARAN", "REALISASI"],
    ]
    for depth, code, name, pagu, used in _levels(subs):
        if depth < 3:
            parts: list[Cell] = list(code.split("."))
            rows.append([*parts, *[None] * (6 - len(parts)), name, money(pagu), money(used)])
    return rows


def coded_names(subs: list[Sub], money: Money) -> Rows:
    """Code and name in one cell."""
    rows: Rows = [
        [
            "No",
            "Program / Kegiatan / Sub Kegiatan",
            "Pagu Anggaran (Rp)",
            "Realisasi Keuangan (Rp)",
            "Serapan (%)",
        ]
    ]
    for number, (depth, code, name, pagu, used) in enumerate(_levels(subs), 1):
        if depth < 3:
            rows.append([number, f"{code} {name}", money(pagu), money(used), _share(pagu, used)])
    return rows


def merged_heads(subs: list[Sub], money: Money) -> Rows:
    """Heads over two rows, money beside physical progress."""
    rows: Rows = [
        ["Kode", "Program/Kegiatan/Sub Kegiatan", "Pagu", "Realisasi", None, None, "Sisa", "Ket"],
        [None, None, None, "Keuangan (Rp)", "Keuangan (%)", "Fisik (%)", None, None],
    ]
    for depth, code, name, pagu, used in _levels(subs):
        if depth < 3:
            rows.append(
                [
                    code,
                    name,
                    money(pagu),
                    money(used),
                    _share(pagu, used),
                    100,
                    money(pagu - used),
                    "-",
                ]
            )
    pagu, used = _total(subs)
    rows.append(
        [
            "JUMLAH",
            None,
            money(pagu),
            money(used),
            _share(pagu, used),
            100,
            money(pagu - used),
            None,
        ]
    )
    return rows


def periods(subs: list[Sub], money: Money) -> Rows:
    """Realisation of the last period, of this one, and of both."""
    rows: Rows = [
        [
            "Kode",
            "Uraian",
            "Pagu Revisi",
            "Lock Pagu",
            "Realisasi Periode Lalu",
            "Realisasi Periode Ini",
            "Realisasi s.d. Periode",
            "%",
            "Sisa Anggaran",
        ]
    ]
    for _, code, name, pagu, used in _levels(subs):
        before = used // 3
        rows.append(
            [
                code,
                name,
                money(pagu),
                money(0),
                money(before),
                money(used - before),
                money(used),
                _share(pagu, used),
                money(pagu - used),
            ]
        )
    return rows


def short_codes(subs: list[Sub], money: Money, *, numbers: bool = False) -> Rows:
    """Codes 1, 1.1, 1.1.1, the first two perhaps as numbers."""
    rows: Rows = [["Kode", "Program/Kegiatan/Subkegiatan", "Anggaran", "Realisasi"]]
    for depth, code, name, pagu, used in _levels(subs):
        if depth < 3:
            short = shortened(code)
            value: Cell = float(short) if numbers and depth < 2 else short
            rows.append([value, name, money(pagu), money(used)])
    return rows


def shortened(code: str) -> str:
    """5.01.02.2.03.0004 is 2.3.4."""
    parts = code.split(".")
    return ".".join(str(int(part)) for part in (parts[2], *parts[4:]))


def numbered_codes(subs: list[Sub], money: Money) -> Rows:
    """Short codes, of which Excel made numbers."""
    return short_codes(subs, money, numbers=True)


def sub_totals(subs: list[Sub], money: Money) -> Rows:
    """A total below each programme, and one at the end."""
    rows = levelled(subs, money)[4:5]
    last = ""
    for depth, code, name, pagu, used in _levels(subs):
        if depth == 0:
            if last:
                rows.append(
                    [None, f"Jumlah Program {last}", *(money(above(subs, last, n)) for n in (1, 2))]
                )
            last = code
        rows.append([code, name, money(pagu), money(used)])
    rows.append([None, f"Jumlah Program {last}", *(money(above(subs, last, n)) for n in (1, 2))])
    rows.append([None, "TOTAL BELANJA", *map(money, _total(subs))])
    return rows


RIGHT = (
    flat_documents,
    flat_blank_repeats,
    levelled,
    with_higher_levels,
    paged,
    split_codes,
    coded_names,
    merged_heads,
    periods,
    short_codes,
    numbered_codes,
    sub_totals,
)
"""Layouts that tell everything."""


# ---- layouts that do not tell everything: what is wanted must be named or refused


def versions(subs: list[Sub], money: Money) -> Rows:
    """Two budgets: before and after the change."""
    rows: Rows = [["Kode", "Uraian", "Pagu Awal", "Pagu Perubahan", "Realisasi"]]
    for _, code, name, pagu, used in _levels(subs):
        rows.append([code, name, money(pagu), money(pagu + 1000), money(used)])
    return rows


def months(subs: list[Sub], money: Money) -> Rows:
    """Realisation month by month without a sum."""
    rows: Rows = [
        ["Kode", "Uraian", "Anggaran", "Realisasi Januari", "Realisasi Februari", "Realisasi Maret"]
    ]
    for _, code, name, pagu, used in _levels(subs):
        rows.append([code, name, money(pagu), *(money(used // 3) for _ in range(3))])
    return rows


def in_thousands(subs: list[Sub], money: Money) -> Rows:
    """Amounts in thousands of rupiah, as only the title says."""
    rows = levelled(
        [Sub(s.codes, [(c, p // 1000, u // 1000) for c, p, u in s.accounts]) for s in subs], money
    )
    rows[2] = ["(dalam ribuan rupiah)"]
    return rows


def in_millions_head(subs: list[Sub], money: Money) -> Rows:
    """Amounts in millions, as the heads say."""
    rows = levelled(
        [Sub(s.codes, [(c, p // 10**6, u // 10**6) for c, p, u in s.accounts]) for s in subs], money
    )
    rows[4] = ["Kode", "Uraian", "Anggaran (Rp juta)", "Realisasi (Rp juta)", "%", "Sisa"]
    return rows


def twice_by_source(subs: list[Sub], money: Money) -> Rows:
    """The same subkegiatan once for each source of funds."""
    rows: Rows = [["Kode", "Uraian", "Sumber Dana", "Anggaran", "Realisasi"]]
    for depth, code, name, pagu, used in _levels(subs):
        if depth == 2:
            rows += [
                [code, name, "PAD", money(pagu - pagu // 3), money(used - used // 3)],
                [code, name, "DAU", money(pagu // 3), money(used // 3)],
            ]
        elif depth < 2:
            rows.append([code, name, None, money(pagu), money(used)])
    return rows


def segments(subs: list[Sub], money: Money) -> Rows:
    """The ministries' list: each line shows only the last segment of its code."""
    rows: Rows = [["Kode", "Uraian", "Pagu Revisi", "Realisasi s.d. Periode", "%", "Sisa Anggaran"]]
    names = ("WA", "4753", "EBA", "521211")
    for depth, code, name, pagu, used in _levels(subs):
        shown = code if depth == 3 else names[depth]
        rows.append([shown, name, money(pagu), money(used), _share(pagu, used), money(pagu - used)])
    return rows


def lost_line(subs: list[Sub], money: Money) -> Rows:
    """One account's line is missing, so the total does not add up."""
    rows = levelled(subs, money)
    at = next(n for n, row in enumerate(rows) if n > 6 and str(row[0]).startswith("5.1.02"))
    return rows[:at] + rows[at + 1 :]


def spoilt(subs: list[Sub], money: Money) -> Rows:
    """Words and errors of the sheet stand where amounts are due."""
    rows = levelled(subs, money)
    bad = ["#REF!", "n/a", "belum", "12.5.3", "1.000.00,0"]
    lines = [row for row in rows[6:] if len(row) > 3 and str(row[0]).startswith("5.1.02")]
    for row, text in zip(lines, bad, strict=False):
        row[3] = text
    return rows


NAMED = (
    versions,
    months,
    in_thousands,
    in_millions_head,
    twice_by_source,
    segments,
    lost_line,
    spoilt,
)
