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
