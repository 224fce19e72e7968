from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lakip_xl.rules.angka import baca_angka
from lakip_xl.rules.capaian import Rumus, capaian
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.penjelasan import penjelasan as penjelasan_pada
from lakip_xl.rules.perbandingan import tercapai
from lakip_xl.rules.skala import kategori
from lakip_xl.schemes import LAKIP

penjelasan = partial(penjelasan_pada, skala=LAKIP)

angka = st.integers(1, 1_000_000).map(lambda n: n / 100)


def test_the_report_could_not_have_called_80_78_greater_than_its_target() -> None:
    kalimat = penjelasan("Kegiatan", 100, 80.78, "%")
    assert "belum tercapai" in kalimat
    assert "realisasi 80,78% lebih kecil dari target 100%" in kalimat
    assert "Capaian kinerja 80,78% termasuk kategori Berhasil." in kalimat


def test_lower_is_better_where_the_rumus_says_so() -> None:
    kalimat = penjelasan("program", 5, 4, "Kasus", Rumus.TURUN)
    assert kalimat.startswith("Target program tercapai: realisasi 4 Kasus lebih kecil dari")


def test_on_target_the_numbers_are_equal() -> None:
    assert "realisasi 2 Dokumen sama dengan target 2 Dokumen" in penjelasan("x", 2, 2, "Dokumen")


def test_money_is_written_as_money() -> None:
    kalimat = penjelasan("program", 15973720720, 14827361757, "Rp")
    assert "Rp 14.827.361.757" in kalimat
    assert "Rp 15.973.720.720" in kalimat


def test_numbers_that_differ_never_look_the_same() -> None:
    kalimat = penjelasan("kegiatan", 85, 84.996, "%")
    assert "belum tercapai: realisasi 84,996% lebih kecil dari target 85%" in kalimat


def test_an_abbreviation_keeps_its_capitals() -> None:
    assert penjelasan(" IKU ", 71, 78, "").startswith("Target IKU tercapai")
    assert penjelasan("Sub  Kegiatan", 71, 78, "").startswith("Target sub kegiatan tercapai")


def test_without_capaian_there_is_no_sentence() -> None:
    with pytest.raises(RuleError) as masalah:
        penjelasan("program", 0, 5, "%")
    assert masalah.value.error is ErrorValue.DIV0


@given(angka, angka, st.sampled_from([one for one in Rumus if one is not Rumus.RENTANG]))
def test_every_claim_is_true(target: float, realisasi: float, rumus: Rumus) -> None:
    kalimat = penjelasan("program", target, realisasi, "%", rumus)
    pertama, _, kedua = kalimat.partition("%. ")
    assert ("belum tercapai" not in pertama) is tercapai(realisasi, target, rumus)
    _, _, klaim = pertama.partition("realisasi ")
    kiri, _, sisa = klaim.partition("% ")
    banding, _, kanan = sisa.rpartition(" target ")
    assert baca_angka(kiri).nilai == realisasi or baca_angka(kiri).ambigu
    assert baca_angka(kanan).nilai == target or baca_angka(kanan).ambigu
    assert banding == (
        "sama dengan"
        if realisasi == target
        else "lebih besar dari"
        if realisasi > target
        else "lebih kecil dari"
    )
    assert kedua.endswith(f"kategori {kategori(capaian(realisasi, target, rumus), LAKIP)}.")


@given(st.floats(0.001, 1e6), st.floats(0.001, 1e6))
def test_different_numbers_are_told_apart_by_what_is_printed(
    target: float, realisasi: float
) -> None:
    assume(f"{target:.12g}" != f"{realisasi:.12g}")
    kalimat = penjelasan("program", target, realisasi, "unit")
    _, _, klaim = kalimat.partition("realisasi ")
    kiri, _, sisa = klaim.partition(" unit lebih ")
    _, _, kanan = sisa.partition(" target ")
    assert not kanan.startswith(f"{kiri} unit")


@pytest.mark.parametrize(
    ("target", "realisasi", "reason"), [(0, 5, "target 0"), (5, 0, "realisasi 0")]
)
def test_a_row_that_has_no_capaian_says_why(target: float, realisasi: float, reason: str) -> None:
    assert penjelasan("IKU", target, realisasi, "Orang", persen="") == (
        f"Capaian IKU tidak dihitung karena {reason}: realisasi {realisasi} Orang, "
        f"target {target} Orang."
    )


@pytest.mark.parametrize(
    ("realisasi", "upper", "place"),
    [
        (4.99, 8, "belum tercapai: realisasi 4,99% di bawah"),
        (5, 8, "tercapai: realisasi 5% di dalam"),
        (8, 8, "tercapai: realisasi 8% di dalam"),
        (8.01, 8, "belum tercapai: realisasi 8,01% di atas"),
    ],
)
def test_a_target_that_is_a_range_is_met_within_it(
    realisasi: float, upper: float, place: str
) -> None:
    said = penjelasan("IKU", 5, realisasi, "%", Rumus.RENTANG, target_atas=upper)
    assert f"Target IKU {place} rentang target 5% sampai {upper}%." in said
    own = penjelasan("IKU", 5, realisasi, "%", Rumus.RENTANG, 70.5, target_atas=upper)
    assert own.endswith("Capaian kinerja 70,5% termasuk kategori Berhasil.")
    assert penjelasan("IKU", 5, realisasi, "%", Rumus.RENTANG, "", target_atas=upper) == said


def test_a_range_of_one_bound_has_no_capaian_of_its_own() -> None:
    with pytest.raises(RuleError) as masalah:
        penjelasan("IKU", 5, 6, "%", Rumus.RENTANG)
    assert masalah.value.error is ErrorValue.VALUE
    said = penjelasan("IKU", 5, 6, "%", Rumus.RENTANG, 70.5)
    assert "realisasi 6% di atas rentang target 5% sampai 5%." in said


def test_a_target_of_nothing_that_was_reached_says_so() -> None:
    assert penjelasan("IKU", 0, 0, "Kasus", persen=100.0) == (
        "Target IKU tercapai: realisasi dan target sama dengan 0 Kasus. Capaian kinerja 100% "
        "termasuk kategori Sangat Berhasil."
    )


def test_the_rows_own_capaian_and_category_are_quoted() -> None:
    said = penjelasan("IKU", 80, 120, "%", persen=120.0, sebutan="Istimewa")
    assert said.endswith("Capaian kinerja 120% termasuk kategori Istimewa.")


def test_fifteen_decimals_are_the_most_that_tell_numbers_apart() -> None:
    assert "realisasi 0,000000000000002 lebih besar dari target 0,000000000000001." in penjelasan(
        "IKU", 1e-15, 2e-15, ""
    )
    assert "realisasi 0 lebih besar dari target 0." in penjelasan("IKU", 1e-16, 2e-16, "")
