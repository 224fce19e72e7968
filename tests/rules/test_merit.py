from collections.abc import Callable
from math import inf

import pytest

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.ip_asn import capaian_dimensi, ip_asn
from lakip_xl.rules.merit import (
    indeks_merit,
    kategori_merit,
    nilai_merit,
    realisasi_aspek,
)
from lakip_xl.rules.pembulatan import bulatkan
from lakip_xl.rules.sakip import nilai_sakip
from lakip_xl.schemes import SCHEMES

MERIT, IP_ASN = SCHEMES["merit_40_2018"], SCHEMES["ip_asn_8_2019"]


@pytest.mark.parametrize(
    ("total", "label"),
    [
        (410, "Sangat Baik"),
        (331.5, "Sangat Baik"),
        (325, "Sangat Baik"),
        (324.995, "Sangat Baik"),
        (324.99, "Baik"),
        (324.5, "Baik"),
        (250, "Baik"),
        (249.5, "Kurang"),
        (175, "Kurang"),
        (174.5, "Buruk"),
        (0, "Buruk"),
    ],
)
def test_a_total_between_two_printed_classes_belongs_to_the_lower(total: float, label: str) -> None:
    assert kategori_merit(total, None, MERIT) == label


def test_the_thresholds_are_points_whatever_the_maximum() -> None:
    assert kategori_merit(325, 400, MERIT) == "Sangat Baik"
    assert kategori_merit(324, 400, MERIT) == "Baik"


@pytest.mark.parametrize(
    "hitung",
    [
        lambda: kategori_merit(410.5, None, MERIT),
        lambda: kategori_merit(-1, None, MERIT),
        lambda: kategori_merit(405, 400, MERIT),
        lambda: indeks_merit(411, None, MERIT),
        lambda: indeks_merit(10, -5, MERIT),
        lambda: nilai_merit(2.5, 4.5, MERIT),
        lambda: nilai_merit(2.5, -1, MERIT),
        lambda: nilai_merit(-2.5, 1, MERIT),
        lambda: realisasi_aspek(41, 40, 10),
        lambda: realisasi_aspek(10, 40, -10),
        lambda: ip_asn(25.01, 0, 0, 0, IP_ASN),
        lambda: ip_asn(0, 0, 0, -0.01, IP_ASN),
        lambda: ip_asn(inf, 0, 0, 0, IP_ASN),
        lambda: capaian_dimensi(6, 5),
        lambda: nilai_sakip([(30.5, 30)]),
        lambda: nilai_sakip([(-1, 30)]),
    ],
)
def test_values_outside_what_is_possible_are_refused(hitung: Callable[[], object]) -> None:
    with pytest.raises(RuleError) as masalah:
        hitung()
    assert masalah.value.error is ErrorValue.NUM


@pytest.mark.parametrize(
    "hitung", [lambda: realisasi_aspek(0, 0, 10), lambda: capaian_dimensi(0, 0)]
)
def test_a_maximum_of_zero_divides_nothing(hitung: Callable[[], float]) -> None:
    with pytest.raises(RuleError) as masalah:
        hitung()
    assert masalah.value.error is ErrorValue.DIV0


def test_a_dimension_may_fill_its_weight_up_to_float_noise() -> None:
    assert ip_asn(25, 40, 30, 4.9 + 0.1, IP_ASN) == 100
    assert ip_asn(25, 40, 0.1 + 0.2 + 29.7, 5, IP_ASN) == pytest.approx(100)


def test_a_component_without_weight_counts_without_limit() -> None:
    nilai = nilai_sakip([(25.81, 30), (17.81, 30), (11.74, 15), (6.85, 25), (15.69, None)])
    assert bulatkan(nilai) == 77.9
