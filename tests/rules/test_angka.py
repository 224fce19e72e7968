import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.angka import Angka, baca_angka
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.format import rupiah, tulis_angka, tulis_ukuran
from lakip_xl.rules.pembulatan import bulatkan


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("1.167 Orang", 1167),
        ("98,11", 98.11),
        ("98.11", 98.11),
        ("Rp 15.973.720.720,00", 15973720720),
        ("53 Orang / Bulan", 53),
        ("Rp 500.000/orang", 500000),
        ("-11,5%", -11.5),
        ("Rp.287.555.000.00", 287555000),
        ("0.765", 0.765),
        ("0,765", 0.765),
        ("1,439", 1.439),
        ("466,8 %", 466.8),
        ("100%", 100),
        ("+ 14.56", 14.56),
        ("+2,5", 2.5),
        ("Rp 1.000,-", 1000),
        ("Rp1.000,--", 1000),
        ("Rp. 1.500.000,00,-", 1500000),
        ("(1.000)", -1000),
        ("(Rp 1.000)", -1000),
        ("Rp (1.000,50)", -1000.5),
        ("(11,5%)", -11.5),
        ("-Rp 1.000", -1000),
        ("Rp -1.000", -1000),
        ("Rp\u00a014.827.361.757", 14827361757),
        ("14\u202f827\u202f361", 14827361),
        ("14\u2009827,5", 14827.5),
        ("\u221211,5", -11.5),
        ("\u201311,5 %", -11.5),
        ("1,234,567.89", 1234567.89),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1234.567", 1234.567),
        ("1234,567", 1234.567),
        ("12.3456", 12.3456),
        ("4 (empat) dokumen", 4),
        ("12 Bulan", 12),
        ("Rp 1,5 miliar", 1.5e9),
        ("2 juta orang", 2e6),
        (" 85 ", 85),
        ("12.", 12),
        ("007", 7),
        (",5", 0.5),
        ("120 m\u00b2", 120),
    ],
)
def test_a_number_is_read_as_it_was_meant(teks: str, nilai: float) -> None:
    assert baca_angka(teks).nilai == nilai


@pytest.mark.parametrize(
    "teks",
    [
        "<49", "> 5", "\u00b1 3", "Pratama", "tidak ada", "-", "", " ", "%", "Rp", "n/a",
        "10-15", "10 - 15", "10 s.d. 15", "31/12/2024", "31-12-2024", "12 Januari 2024",
        "12 Desember", "17 Agustus", "12:30", "1/2", "53 dari 60", "5 6", "1 167 Orang", "12 m2",
        "1.23,4", "1.2.3", "1,23,456", "1.0000.000", "0.765.000", "1..000", "--5", "-Rp -5", "(-5)",
        "1.000-", "1e5", "\u0661\u0662", "5 \u0661", "Sebanyak 5", "1.000 (1.500)", "9" * 300,
    ],
)  # fmt: skip
def test_a_text_that_is_not_one_number_is_refused(teks: str) -> None:
    with pytest.raises(RuleError) as masalah:
        baca_angka(teks)
    assert masalah.value.error is ErrorValue.VALUE


@pytest.mark.parametrize("teks", ["1.167", "1.167 Orang", "1,439", "12,500", "-1.500"])
def test_one_separator_before_three_digits_is_ambiguous(teks: str) -> None:
    assert baca_angka(teks).ambigu


@pytest.mark.parametrize(
    "teks",
    [
        "0.765", "0,765", "98,11", "98.11", "1.234.567", "1.000,00", "1234.567", "1000",
        "287.555.000.00", "287.555.000.5",
    ],
)  # fmt: skip
def test_a_text_that_can_be_read_in_one_way_is_not_ambiguous(teks: str) -> None:
    assert not baca_angka(teks).ambigu


def test_the_unit_stays_with_the_number() -> None:
    assert baca_angka("53 Orang / Bulan") == Angka(53, "Orang / Bulan")
    assert baca_angka("11,5%").satuan == "%"
    assert baca_angka("Rp 1,5 miliar") == Angka(1.5e9, "Rp")
    assert baca_angka("2 juta orang").satuan == "orang"


def test_a_cell_of_255_characters_is_the_longest_that_is_read() -> None:
    assert baca_angka("9" * 255).nilai == float("9" * 255)
    with pytest.raises(RuleError) as masalah:
        baca_angka("9" * 256)
    assert masalah.value.error is ErrorValue.VALUE


@given(st.integers(10**6, 10**12), st.integers(0, 99))
def test_one_or_two_digits_behind_thousands_are_cents_whatever_the_separator(
    rupiahs: int, cents: int
) -> None:
    dotted = f"{rupiahs:,}".replace(",", ".")
    for tail in (f"{cents:02}", f"{cents % 10}"):
        read = baca_angka(f"{dotted}.{tail}")
        assert read == Angka(float(f"{rupiahs}.{tail}"))


@given(st.text(alphabet="0123456789.,-+()% RpM\u00a0ab", max_size=20))
def test_any_text_is_read_or_refused(teks: str) -> None:
    hasil: object
    try:
        hasil = baca_angka(teks).nilai
    except RuleError as masalah:
        hasil = masalah.error
    assert isinstance(hasil, float) or hasil in {ErrorValue.VALUE, ErrorValue.NUM}


angka = st.integers(-(10**12), 10**12).map(lambda n: n / 100)


@given(angka)
def test_what_is_written_is_read_back(nilai: float) -> None:
    assert baca_angka(rupiah(nilai, 2)).nilai == nilai
    assert baca_angka(tulis_angka(nilai, tetap=True)).nilai == nilai
    assert baca_angka(tulis_ukuran(nilai, "Orang")).nilai == nilai


@given(st.floats(-1e12, 1e12))
def test_what_is_written_is_the_rounded_number(nilai: float) -> None:
    assert baca_angka(tulis_angka(nilai)).nilai == bulatkan(nilai)


@pytest.mark.parametrize(
    ("nilai", "satuan", "teks"),
    [
        (109.859, "%", "109,86%"),
        (100.0, "%", "100%"),
        (466.8, "%", "466,8%"),
        (1167, "Orang", "1.167 Orang"),
        (14827361757, "Rp", "Rp 14.827.361.757"),
        (-1500, "rupiah", "-Rp 1.500"),
        (78, "", "78"),
        (-0.001, "%", "0%"),
        (1.005, "", "1,01"),
    ],
)
def test_numbers_are_written_the_indonesian_way(nilai: float, satuan: str, teks: str) -> None:
    assert tulis_ukuran(nilai, satuan) == teks


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (14827361757, 0, "Rp 14.827.361.757"),
        (0, 0, "Rp 0"),
        (-0.4, 0, "Rp 0"),
        (2.5, 0, "Rp 3"),
        (1000, 2, "Rp 1.000,00"),
        (-1500.5, 2, "-Rp 1.500,50"),
        (1000, 2.9, "Rp 1.000,00"),
    ],
)
def test_money_is_written_with_its_sign_in_front(nilai: float, desimal: float, teks: str) -> None:
    assert rupiah(nilai, desimal) == teks


@pytest.mark.parametrize("desimal", [-1, 11])
def test_money_has_zero_to_ten_decimals(desimal: float) -> None:
    with pytest.raises(RuleError) as masalah:
        rupiah(1, desimal)
    assert masalah.value.error is ErrorValue.NUM
