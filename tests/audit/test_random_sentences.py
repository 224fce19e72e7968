"""Random sentences whose figures are worked out in fractions: right ones pass, damaged ones do not.

Every kind writes one fact in two places (a scale and its label, two years and what parts them, a
table and the sentence that quotes it), then damages one of them so that both cannot be true.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

import pytest

from lakip_xl.audit.finding import Finding, Severity

Periksa = Callable[[str], list[Finding]]
Made = tuple[str, str, str]
"""A right text, what is damaged in it, and by what."""

CLASSES = ((90, "Sangat Baik"), (75, "Baik"), (60, "Cukup"), (0, "Kurang"))
SCALE = "Kategori: Sangat Baik (≥ 90), Baik (75 - 89,99), Cukup (60 - 74,99), Kurang (< 60)\n"


def _write(value: Fraction, places: int) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,}".translate(str.maketrans(",.", ".,"))


def _hundredths(rng: Random, low: int, high: int) -> Fraction:
    return Fraction(rng.randrange(low * 100 + 1, high * 100), 100)


def _rated(rng: Random) -> Made:
    rates = [_hundredths(rng, 40, 110) for _ in range(2)]
    labels = [next(label for bound, label in CLASSES if rate >= bound) for rate in rates]
    other = rng.choice([label for _, label in CLASSES if label != labels[0]])
    way = rng.choice(("dengan kategori {}.", "({}).", "yang berarti {}."))
    first = f"Capaian kinerja layanan sebesar {_write(rates[0], 2)}% {way}"
    second = f"Capaian kinerja jalan sebesar {_write(rates[1], 2)}% kategori {labels[1]}."
    text = f"{SCALE}\n{first.format(labels[0])}\n\n{second}"
    return text, way.format(labels[0]), way.format(other)


def _moved(rng: Random) -> tuple[str, str, str, str]:
    one = _hundredths(rng, 40, 80)
    gap = _hundredths(rng, 1, 9)
    way = rng.choice((1, -1))
    verb = ("meningkat", "menurun")[way < 0]
    return verb, _write(one, 2), _write(gap, 2), _write(one + way * gap, 2)


def _turned(rng: Random) -> Made:
    verb, one, gap, two = _moved(rng)
    other = "menurun" if verb == "meningkat" else "meningkat"
    text = f"Indeks tahun 2021 adalah {one} poin, tahun 2022 {verb} {gap} poin menjadi {two} poin."
    return text, verb, other


def _pointed(rng: Random) -> Made:
    verb, one, gap, two = _moved(rng)
    text = f"Indeks tahun 2021 adalah {one} poin, tahun 2022 {verb} {gap} poin menjadi {two} poin."
    return text, f"{gap} poin", f"{gap} persen"


def _one_year(rng: Random) -> Made:
    verb, one, gap, two = _moved(rng)
    text = f"Indeks tahun 2021 adalah {one} poin, tahun 2022 {verb} {gap} poin menjadi {two} poin."
    return text, "2022", "2021"


def _itself(rng: Random) -> Made:
    word, gap = rng.choice(("penurunan", "kenaikan")), _write(_hundredths(rng, 1, 9), 2)
    text = (
        f"Dibandingkan dengan susut pada tahun 2022, susut padi tahun 2023 mengalami {word} {gap}%."
    )
    return text, "2022", "2023"


def _backwards(rng: Random) -> Made:
    one, two = rng.sample(range(2, 90), 2)
    text = f"Jumlah temuan dari {one} kasus pada tahun 2021 menjadi {two} kasus pada tahun 2022."
    return text, f"{one} kasus pada tahun 2021", f"{one} kasus pada tahun 2023"


def _summed(rng: Random) -> Made:
    parts = [Fraction(rng.randrange(10_001, 900_000), 100) for _ in range(2)]
    one, two, whole = (_write(v, 2) for v in (*parts, sum(parts)))
    text = (
        f"Pendapatan terealisasi sebesar Rp{whole} miliar yang terdiri dari pajak "
        f"Rp{one} miliar dan hibah Rp{two} miliar."
    )
    figure = rng.choice((one, two, whole))
    return text, f"Rp{figure} miliar", f"Rp{figure} juta"


def _table(rng: Random, title: str, values: list[Fraction]) -> str:
    names = rng.sample(("Jalan", "Irigasi", "Pasar", "Terminal", "Gedung"), len(values))
    rows = "".join(f"Pembangunan {n}\t{_write(v, 1)}\n" for n, v in zip(names, values, strict=True))
    return f"Tabel 3.1 {title}\nUraian\tAnggaran\n{rows}\n"


def _scaled(rng: Random) -> Made:
    values = [Fraction(rng.randrange(100_001, 9_000_000, 2), 10) for _ in range(3)]
    said = _write(rng.choice(values), 1)
    text = f"{_table(rng, 'Anggaran (miliar rupiah)', values)}Disediakan Rp{said} miliar untuk itu."
    return text, f"Rp{said} miliar", f"Rp{said} juta"


def _extreme(rng: Random) -> Made:
    values = [Fraction(v) for v in rng.sample(range(100_001_011, 999_000_000, 7), 4)]
    word, figure = rng.choice((("terbesar", max(values)), ("terkecil", min(values))))
    other = "terkecil" if word == "terbesar" else "terbesar"
    table = _table(rng, "Anggaran", values).replace(",0\n", "\n")
    text = f"{table}Anggaran {word} adalah sebesar Rp{_write(figure, 0)}."
    return text, f"Anggaran {word}", f"Anggaran {other}"


def _bounded(rng: Random) -> Made:
    bound, value = rng.sample(range(2000, 12000), 2)
    word = "di atas" if value > bound else "di bawah"
    other = "di bawah" if value > bound else "di atas"
    said, limit = (_write(Fraction(v, 100), 2) for v in (value, bound))
    text = f"Nilai layanan berada {word} angka {limit}% yaitu sebesar {said}%."
    return text, word, other


KINDS = (
    _rated, _turned, _pointed, _one_year, _itself, _backwards, _summed, _scaled, _extreme, _bounded,
)  # fmt: skip


def _heavy(found: list[Finding]) -> list[str]:
    return [one.pesan for one in found if one.tingkat in {Severity.GALAT, Severity.PERINGATAN}]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__.strip("_"))
@pytest.mark.parametrize("seed", range(12))
def test_a_right_sentence_passes_and_a_damaged_one_does_not(
    periksa: Periksa, kind: Callable[[Random], Made], seed: int
) -> None:
    """Whatever the figures are."""
    text, right, wrong = kind(Random(f"{kind.__name__} {seed}"))  # noqa: S311
    assert _heavy(periksa(text)) == []
    assert text.count(right) >= 1
    assert _heavy(periksa(text.replace(right, wrong, 1))), text.replace(right, wrong, 1)


RIGHT = (
    "Pada tahun 2021 realisasi 80,10%. Tahun ini 84,20%, naik dibandingkan dengan tahun 2021.",
    "Kegiatan diikuti lebih dari 50 orang (24 orang laki-laki dan 30 orang perempuan).",
    "Dibandingkan dengan triwulan I tahun 2023, realisasi tahun 2023 mengalami kenaikan 4,10%.",
    "Dibandingkan dengan target tahun 2023, realisasi tahun 2023 mengalami penurunan 4,10%.",
    "Indeks naik dari 80,10 pada tahun 2022 menjadi 81,50 atau naik 1,40 poin.",
    "Anggaran Rp 10,5 miliar. Anggaran tersebut bertambah Rp 20,3 miliar pada perubahan.",
    "Serapan tertinggi sebesar 99,97% (Bagian Umum) dan serapan terendah 65,05% (Bagian Hukum).",
    "Rata-rata kemiskinan turun 0,21 persen, dari 11,82 persen menjadi 11,61 persen.",
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_contradictory_is_left_alone(periksa: Periksa, text: str) -> None:
    """Other nouns, other periods, other senses of the same words."""
    assert _heavy(periksa(text)) == []
