"""The paragraphs that explain each aspek of the merit index, against its table."""

import re
from collections.abc import Callable, Iterator

from lakip_xl.audit.compare import Said, hold
from lakip_xl.audit.draft import Draft, Passage
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import FIGURE, PrintedNumber, read_number
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.rules.aspek import Facts, aspek_name, aspek_passages
from lakip_xl.audit.rules.fragments import ONE_ASPEK
from lakip_xl.audit.sentence.arithmetic import written_formulas
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.skala import kategori
from lakip_xl.schemes import LAKIP

_OPENING = "1. PENGADAAN, salah satu aspek.\n"
_N = r"(\d+)\s*(?:\([a-z ]+\)\s*)?"
_FULL_SCORE = r"(?:hasil penilaian|nilai)(?: akhir)?(?: penilaian)? maksimal"

_WEIGHT = re.compile(rf"\bbobot\s+(?:sebesar\s+)?({FIGURE})\s*%", re.IGNORECASE)
_INDICATORS = re.compile(rf"\bdari\s+{_N}indikator", re.IGNORECASE)
_FULL = re.compile(
    rf"{_N}(?:indikator|di ?antaranya)\s+(?:yang\s+|sudah\s+|telah\s+)*"
    rf"(?:memiliki|memperoleh|mendapatkan|mencapai)\s+{_FULL_SCORE}",
    re.IGNORECASE,
)
_NOT_FULL = re.compile(
    rf"{_N}indikator(?: lain)?\s+belum\s+mencapai\s+{_FULL_SCORE}", re.IGNORECASE
)
_ZERO = re.compile(
    rf"{_N}indikator\s+(?:memperoleh|mendapatkan|memiliki)\s+nilai\s+0\b", re.IGNORECASE
)
_ALL = re.compile(r"\b(semuanya|keduanya|seluruhnya)\b[^.]*\bmaksimal\b", re.IGNORECASE)
_NONE = re.compile(r"\bbelum ada\b[^.]*\bmaksimal\b", re.IGNORECASE)
_FINAL = re.compile(
    rf"\bnilai akhir\b(?P<sela>(?: \w+){{0,4}}) sebesar\s+({FIGURE})", re.IGNORECASE
)
_REALISASI = re.compile(
    rf"\brealisasi(?: atas)?(?: aspek (?P<nama>[a-z ,]+?))?\s+(?:sebesar\s+)?({FIGURE})\s*%",
    re.IGNORECASE,
)
_CAPAIAN = re.compile(rf"\bcapaian kinerja\b[^.\d]{{0,50}}sebesar\s+({FIGURE})\s*%", re.IGNORECASE)
_KATEGORI = re.compile(
    r"(?:\bkategori\b[^.“\"\d]{0,40}?|\batau\s+)[“\"'*\s]*((?:(?:sangat|cukup|tidak)\s+)?berhasil)\b",
    re.IGNORECASE,
)


@rule(
    "merit-prosa",
    Severity.GALAT,
    tujuan="Uraian setiap aspek sistem merit menyebut bobot, jumlah indikator, nilai akhir, "
    "realisasi, capaian, dan kategori yang benar.",
    dasar="Peraturan KASN 9/2019 dan tabel nilai indikator: realisasi = nilai akhir / nilai "
    "maksimum × bobot aspek; capaian = realisasi / bobot aspek × 100.",
    contoh="Aspek 5 disebut berbobot 10%, padahal 20%; 2 indikator disebut maksimal, padahal 5.",
    wrong=ONE_ASPEK + _OPENING + "Dari 3 indikator: 1 indikator mencapai nilai maksimal.",
    right=ONE_ASPEK + _OPENING + "Dari 2 indikator: 1 indikator mencapai nilai maksimal.",
)
def check_merit_prose(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Hold each paragraph about an aspek against the table."""
    for passage, facts in aspek_passages(draft):
        if facts.sound:
            for test in _TESTS:
                yield from test(passage, facts, make)


def _differs(
    passage: Passage, facts: Facts, make: Maker, claim: tuple[str, PrintedNumber, float]
) -> Iterator[Finding]:
    """Hold one number against the truth; the claim is what it is, as printed, and as it is."""
    what, numbers, right = claim
    place = passage.at(facts.table.number, facts.aspek.number, what)
    called = f"Uraian aspek {facts.aspek.name} menyebut {what} {numbers.text}"
    yield from hold(Said(place, numbers, called), right, make)


def _test_number(
    pattern: re.Pattern[str], what: str, right: Callable[[Facts], float | None]
) -> Callable[[Passage, Facts, Maker], Iterator[Finding]]:
    """Make a test of the number that a pattern finds."""

    def test(passage: Passage, facts: Facts, make: Maker) -> Iterator[Finding]:
        for match in pattern.finditer(passage.text):
            numbers, value = read_number(match[match.re.groups]), right(facts)
            if numbers is not None and value is not None:
                yield from _differs(passage, facts, make, (what, numbers, value))

    return test


def _test_not_full(passage: Passage, facts: Facts, make: Maker) -> Iterator[Finding]:
    zero = facts.value.count(0) if _ZERO.search(passage.text) else 0
    for match in _NOT_FULL.finditer(passage.text):
        numbers = read_number(match[1])
        right = len(facts.value) - facts.full - zero
        if numbers is not None:
            what = "jumlah indikator belum maksimal"
            yield from _differs(passage, facts, make, (what, numbers, right))


def _test_all(passage: Passage, facts: Facts, make: Maker) -> Iterator[Finding]:
    for pattern, right, words in ((_ALL, len(facts.value), "semua"), (_NONE, 0, "belum ada")):
        if pattern.search(passage.text) and facts.full != right:
            yield make(
                passage.at(facts.table.number, facts.aspek.number, "jumlah indikator maksimal"),
                f"Uraian aspek {facts.aspek.name} menyebut {words} indikator bernilai maksimal, "
                f"padahal {facts.full} dari {len(facts.value)}.",
                tercetak=words,
                dihitung=float(facts.full),
            )


def _test_final(passage: Passage, facts: Facts, make: Maker) -> Iterator[Finding]:
    for match in _FINAL.finditer(passage.text):
        numbers = read_number(match[2])
        right = facts.most if "maksimal" in match["sela"] else facts.final
        if numbers is not None:
            yield from _differs(passage, facts, make, ("nilai akhir", numbers, right))


def _test_formula(passage: Passage, facts: Facts, make: Maker) -> Iterator[Finding]:
    for formula in written_formulas(passage.text):
        if formula.signs != ("/", "×") or len(formula.numbers) != 3:
            continue
        final, most, weight = formula.numbers
        yield from _differs(passage, facts, make, ("nilai akhir", final, facts.final))
        yield from _differs(passage, facts, make, ("nilai maksimum", most, facts.most))
        if facts.weight is not None:
            yield from _differs(passage, facts, make, ("bobot", weight, facts.weight))


def _test_realisasi(passage: Passage, facts: Facts, make: Maker) -> Iterator[Finding]:
    for match in _REALISASI.finditer(passage.text):
        name, numbers = match["nama"], read_number(match[2])
        if numbers is not None and facts.realisasi is not None:
            yield from _differs(passage, facts, make, ("realisasi", numbers, facts.realisasi))
        if name and not aspek_name(facts.aspek.name).startswith(aspek_name(name)):
            other = [
                a for a in facts.table.aspek if aspek_name(a.name).startswith(aspek_name(name))
            ]
            if other:
                yield make(
                    passage.at(facts.table.number, facts.aspek.number, "nama aspek"),
                    f"Uraian aspek {facts.aspek.name} menyebut realisasi aspek {name.strip()}.",
                    tercetak=name.strip(),
                    dihitung=facts.aspek.name,
                )


def _test_kategori(passage: Passage, facts: Facts, make: Maker) -> Iterator[Finding]:
    match = _KATEGORI.search(passage.text)
    right = kategori(facts.capaian, LAKIP)
    if match and "capaian" in passage.text.casefold() and match[1].casefold() != right.casefold():
        yield make(
            passage.at(facts.table.number, facts.aspek.number, "kategori"),
            f'Uraian aspek {facts.aspek.name} menyebut kategori "{match[1]}", padahal capaian '
            f"{tulis_angka(facts.capaian)}% termasuk {right}.",
            tercetak=match[1],
            dihitung=right,
        )


_TESTS = (
    _test_number(_WEIGHT, "bobot", lambda f: f.weight),
    _test_number(_INDICATORS, "jumlah indikator", lambda f: len(f.value)),
    _test_number(_FULL, "jumlah indikator maksimal", lambda f: f.full),
    _test_number(_ZERO, "jumlah indikator bernilai 0", lambda f: f.value.count(0)),
    _test_not_full,
    _test_all,
    _test_final,
    _test_formula,
    _test_realisasi,
    _test_number(_CAPAIAN, "capaian", lambda f: f.capaian),
    _test_kategori,
)
