from math import inf, isfinite, nan, ulp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.ip_asn import kategori_ip_asn
from lakip_xl.rules.kelompok import kategori_kelompok, rata_kelompok
from lakip_xl.rules.pembulatan import bulatkan
from lakip_xl.rules.sakip import predikat_sakip
from lakip_xl.rules.skala import (
    Kelas,
    Skala,
    kategori,
    kelas_dari,
    nilai_mean,
    susun_skala,
)
from lakip_xl.schemes import LAKIP, PERMENDAGRI86, SCALES, SCHEMES

angka = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("nilai", "label"),
    [
        (109.86, "Sangat Berhasil"),
        (85.005, "Sangat Berhasil"),
        (85.004999, "Berhasil"),
        (85, "Berhasil"),
        (70.01, "Berhasil"),
        (70, "Cukup Berhasil"),
        (55.01, "Cukup Berhasil"),
        (55, "Tidak Berhasil"),
        (55.00000000000001, "Tidak Berhasil"),
        (0, "Tidak Berhasil"),
        (-46, "Tidak Berhasil"),
    ],
)
def test_the_category_is_that_of_the_number_a_reader_sees(nilai: float, label: str) -> None:
    assert kategori(nilai, LAKIP) == label


@pytest.mark.parametrize(
    ("nilai", "label"),
    [
        (466.8, "Sangat Tinggi"),
        (91, "Sangat Tinggi"),
        (90.995, "Sangat Tinggi"),
        (90.99, "Tinggi"),
        (90.5, "Tinggi"),
        (76, "Tinggi"),
        (75.5, "Sedang"),
        (66, "Sedang"),
        (51, "Rendah"),
        (50.99, "Sangat Rendah"),
    ],
)
def test_permendagri86_has_no_gaps_between_its_printed_classes(nilai: float, label: str) -> None:
    assert kategori(nilai, PERMENDAGRI86) == label


@pytest.mark.parametrize(
    ("nilai", "label"),
    [
        (90, "Tinggi"),
        (90.005, "Sangat Tinggi"),
        (80.5, "Tinggi"),
        (80, "Sedang"),
        (78, "Sedang"),
        (70, "Rendah"),
        (60, "Sangat Rendah"),
    ],
)
def test_ip_asn_categories_begin_above_their_bound(nilai: float, label: str) -> None:
    assert kategori_ip_asn(nilai, SCHEMES["ip_asn_8_2019"]) == label


@pytest.mark.parametrize(
    ("nilai", "predikat"),
    [
        (90.01, "AA"),
        (90, "A"),
        (81.51, "A"),
        (80, "BB"),
        (77.9, "BB"),
        (70, "B"),
        (60, "CC"),
        (50, "C"),
        (30, "D"),
        (0, "D"),
    ],
)
def test_sakip_predicates_begin_above_their_bound(nilai: float, predikat: str) -> None:
    assert predikat_sakip(nilai, SCHEMES["sakip_88_2021"]) == predikat


@given(angka, angka, st.sampled_from(list(SCALES.values())))
def test_a_higher_number_never_has_a_lower_category(satu: float, dua: float, skala: Skala) -> None:
    rendah, tinggi = sorted((satu, dua))
    kelas = skala.kelas
    assert kelas.index(kelas_dari(tinggi, skala)) <= kelas.index(kelas_dari(rendah, skala))


@given(angka, st.sampled_from(list(SCALES.values())))
def test_a_number_and_its_printed_form_share_their_category(nilai: float, skala: Skala) -> None:
    assert kelas_dari(nilai, skala) is kelas_dari(bulatkan(nilai), skala)


@given(st.floats(-1e300, 1e300), st.booleans(), st.integers(-9, 9))
def test_a_class_begins_with_the_first_number_that_is_printed_beyond_its_bound(
    batas: float, termasuk: bool, langkah: int
) -> None:
    skala = susun_skala("dua", [Kelas("Kurang"), Kelas("Baik", batas, termasuk=termasuk)])
    for dekat in (batas, batas + 0.005, batas - 0.005):
        nilai = dekat + langkah * ulp(dekat)
        if isfinite(nilai):
            terbaca = bulatkan(nilai)
            baik = terbaca > batas or (termasuk and terbaca == batas)
            assert kategori(nilai, skala) == ("Baik" if baik else "Kurang")


@pytest.mark.parametrize("nilai", [inf, -inf, nan])
def test_a_number_that_is_not_finite_has_no_category(nilai: float) -> None:
    with pytest.raises(RuleError):
        kategori(nilai, LAKIP)


@pytest.mark.parametrize("target", [n / 100 for n in range(1, 400, 7)])
@pytest.mark.parametrize(("batas", "label"), [(85, "Berhasil"), (70, "Cukup Berhasil")])
def test_float_noise_never_lifts_a_result_over_a_bound(
    target: float, batas: float, label: str
) -> None:
    assert kategori(target * batas / 100 / target * 100, LAKIP) == label


@given(st.permutations(list(SCALES["lakip"].kelas)))
def test_classes_may_stand_in_any_order(kelas: list[Kelas]) -> None:
    assert susun_skala("lakip", kelas) == SCALES["lakip"]


def test_two_classes_may_share_a_bound_when_one_owns_it() -> None:
    skala = susun_skala(
        "pas", [Kelas("Pas", 100, termasuk=True), Kelas("Lebih", 100), Kelas("Kurang")]
    )
    assert [kategori(nilai, skala) for nilai in (100.01, 100, 99.99)] == ["Lebih", "Pas", "Kurang"]


@pytest.mark.parametrize(
    "kelas",
    [
        [],
        [Kelas("A", 10), Kelas("B", 10)],
        [Kelas("A"), Kelas("B")],
        [Kelas("A", 10), Kelas(" a ", 5)],
    ],
)
def test_a_malformed_scale_is_refused(kelas: list[Kelas]) -> None:
    with pytest.raises(RuleError) as masalah:
        susun_skala("rusak", kelas)
    assert masalah.value.error is ErrorValue.VALUE


@pytest.mark.parametrize("label", ["Istimewa", "", "Sangat"])
def test_a_category_off_the_scale_has_no_mean(label: str) -> None:
    with pytest.raises(RuleError) as masalah:
        nilai_mean(label, LAKIP)
    assert masalah.value.error is ErrorValue.NA


def test_a_scale_without_means_gives_none() -> None:
    with pytest.raises(RuleError) as masalah:
        nilai_mean("Tinggi", PERMENDAGRI86)
    assert masalah.value.error is ErrorValue.NA


def test_the_score_of_a_sasaran_weighs_means_by_count() -> None:
    assert rata_kelompok([100, 80, 80, 60, 10], LAKIP) == pytest.approx(
        (92.5 + 2 * 77.5 + 62.5 + 7.5) / 5
    )


def test_the_mean_of_the_lowest_class_can_change_the_category() -> None:
    assert kategori_kelompok([100, 50], LAKIP) == "Tidak Berhasil"
    assert kategori_kelompok([100, 50], LAKIP, mean_terendah=27.5) == "Cukup Berhasil"


def test_the_override_touches_only_the_lowest_class() -> None:
    assert rata_kelompok([100, 60], LAKIP, mean_terendah=27.5) == rata_kelompok([100, 60], LAKIP)
