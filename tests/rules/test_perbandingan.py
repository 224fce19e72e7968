import pytest

from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.perbandingan import selisih, status_target, tercapai, tren
from lakip_xl.rules.periode import Jenis, akumulasi


@pytest.mark.parametrize(
    ("kini", "lalu", "rumus", "kata"),
    [
        (78, 63.44, None, "Meningkat"),
        (48.6, 49.9, None, "Menurun"),
        (102, 102, None, "Tetap"),
        (0.1 + 0.2, 0.3, None, "Tetap"),
        (78, 63.44, Rumus.NAIK, "Membaik"),
        (63.44, 78, Rumus.NAIK, "Memburuk"),
        (78, 63.44, Rumus.TURUN, "Memburuk"),
        (63.44, 78, Rumus.TURUN_RASIO, "Membaik"),
        (5, 5, Rumus.STABIL, "Tetap"),
    ],
)
def test_the_trend_speaks_of_the_number_or_with_a_rumus_of_the_performance(
    kini: float, lalu: float, rumus: Rumus | None, kata: str
) -> None:
    assert tren(kini, lalu, rumus) == kata


def test_stabil_cannot_be_judged_without_its_target() -> None:
    with pytest.raises(RuleError) as masalah:
        tren(5, 4, Rumus.STABIL)
    assert masalah.value.error is ErrorValue.NA


@pytest.mark.parametrize(
    ("realisasi", "target", "rumus", "kata"),
    [
        (331.5, 329, None, "Di atas target"),
        (78, 75, Rumus.NAIK, "Melampaui target"),
        (75, 75, Rumus.TURUN, "Sesuai target"),
        (70, 75, None, "Di bawah target"),
        (70, 75, Rumus.NAIK, "Belum mencapai target"),
        (70, 75, Rumus.TURUN, "Melampaui target"),
        (80, 75, Rumus.TURUN_RASIO, "Belum mencapai target"),
        (80, 75, Rumus.STABIL, "Belum mencapai target"),
        (0.3, 0.1 + 0.2, Rumus.STABIL, "Sesuai target"),
    ],
)
def test_the_place_against_a_target(
    realisasi: float, target: float, rumus: Rumus | None, kata: str
) -> None:
    assert status_target(realisasi, target, rumus) == kata


@pytest.mark.parametrize("rumus", [one for one in Rumus if one is not Rumus.RENTANG])
@pytest.mark.parametrize(("realisasi", "target"), [(4, 5), (5, 5), (6, 5), (0.3, 0.1 + 0.2)])
def test_a_target_is_met_unless_its_status_says_otherwise(
    realisasi: float, target: float, rumus: Rumus
) -> None:
    belum = status_target(realisasi, target, rumus) == "Belum mencapai target"
    assert tercapai(realisasi, target, rumus) is not belum


def test_a_difference_is_what_paper_says() -> None:
    assert selisih(78, 63.44) == 14.56
    assert selisih(48.6, 49.9) == -1.3


@pytest.mark.parametrize(
    ("jenis", "hasil"),
    [(Jenis.JUMLAH, 0.6), (Jenis.TERAKHIR, 0.2), (Jenis.RATA, 0.2), (Jenis.MAKS, 0.3)],
)
def test_periods_accumulate_as_told(jenis: Jenis, hasil: float) -> None:
    assert akumulasi([0.1, 0.3, 0.2], jenis) == pytest.approx(hasil)
