import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.terbilang import _pengeja, terbilang

DIGIT = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
BESAR = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def baca_kata(kata: str) -> int:
    """Read number words back, by their own grammar."""
    jumlah = kelompok = satuan = 0
    for satu in kata.replace("seribu", "satu ribu").replace("seratus", "satu ratus").split():
        if satu in DIGIT:
            satuan = DIGIT.index(satu)
        elif satu in {"sepuluh", "sebelas"}:
            kelompok += 10 if satu == "sepuluh" else 11
        elif satu == "belas":
            kelompok, satuan = kelompok + 10 + satuan, 0
        elif satu in {"puluh", "ratus"}:
            kelompok, satuan = kelompok + satuan * (10 if satu == "puluh" else 100), 0
        else:
            jumlah += (kelompok + satuan) * BESAR[satu]
            kelompok = satuan = 0
    return jumlah + kelompok + satuan


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2000, "dua ribu"),
        (21000, "dua puluh satu ribu"),
        (101000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_000_001_000, "satu miliar seribu"),
        (21_001_001, "dua puluh satu juta seribu satu"),
        (1_021_000, "satu juta dua puluh satu ribu"),
        (-5, "min lima"),
        (0.5, "nol koma lima"),
        (16.73, "enam belas koma tujuh tiga"),
        (16.07, "enam belas koma nol tujuh"),
        (-0.25, "min nol koma dua lima"),
        (0.1 + 0.2, "nol koma tiga"),
        (1e-7, "nol koma nol nol nol nol nol nol satu"),
        (5_005_750.0, "lima juta lima ribu tujuh ratus lima puluh"),
    ],
)  # fmt: skip
def test_numbers_are_spelt_as_the_language_does(nilai: float, kata: str) -> None:
    assert terbilang(nilai) == kata


def test_a_unit_follows_the_words() -> None:
    assert terbilang(1000, " rupiah ") == "seribu rupiah"


@pytest.mark.parametrize("nilai", [1e15, -1e15, float("inf"), float("nan")])
def test_a_number_without_a_true_digit_in_every_place_is_refused(nilai: float) -> None:
    with pytest.raises(RuleError) as masalah:
        terbilang(nilai)
    assert masalah.value.error is ErrorValue.NUM


@given(st.integers(0, 10**15 - 1))
def test_words_mean_their_number(bilangan: int) -> None:
    assert baca_kata(terbilang(bilangan)) == bilangan


def test_the_speller_is_loaded_without_the_other_languages() -> None:
    program = (
        "import sys; from lakip_xl.rules.terbilang import terbilang; terbilang(5); "
        "print([name for name in sys.modules if name.startswith('num2words.')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("package", ["missing", "without the module"])
def test_a_version_that_keeps_its_speller_elsewhere_spells_the_same(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = None
    if package == "without the module":
        elsewhere = importlib.util.find_spec("num2words")
        assert elsewhere is not None
        elsewhere.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: elsewhere)
    assert _pengeja.__wrapped__().to_cardinal(21) == terbilang(21)
