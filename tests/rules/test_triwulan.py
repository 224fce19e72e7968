"""Quarters: what is known of a row up to each of them, and which forecast it allows."""

from collections.abc import Sequence

import pytest

from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.periode import Jenis, akumulasi
from lakip_xl.rules.triwulan import Cara, Status, cocok_setahun, sampai, status, tertinggal

Row = Sequence[float | None]


@pytest.mark.parametrize(
    ("kind", "gathered"),
    [(Jenis.JUMLAH, 15), (Jenis.TERAKHIR, 4), (Jenis.RATA, 5), (Jenis.MAKS, 9)],
)
def test_periods_accumulate_by_their_kind(kind: Jenis, gathered: float) -> None:
    assert akumulasi([2, 9, 4], kind) == gathered
    with pytest.raises(RuleError) as problem:
        akumulasi([], kind)
    assert problem.value.error is ErrorValue.DIV0


@pytest.mark.parametrize(
    ("plan", "done", "kind", "forecast", "way"),
    [
        # By proportion: two quarters did 12 of the 15 planned, the year plans 60.
        ((5, 10, 20, 25), (6, 6, None, None), Jenis.JUMLAH, 48, Cara.SEBANDING),
        ((50, 50, 50, 80), (40, 60, None, None), Jenis.TERAKHIR, 96, Cara.SEBANDING),
        # The greatest so far stands, even where the plan would give less.
        ((10, 10, 10, 10), (12, 4, None, None), Jenis.MAKS, 12, Cara.SEBANDING),
        ((10, 10, 10, 20), (12, 4, None, None), Jenis.MAKS, 24, Cara.SEBANDING),
        # Without a whole plan: sums go on at their mean, other values stay.
        ((5, None, 20, 25), (6, 6, 9, None), Jenis.JUMLAH, 28, Cara.RATA),
        ((None,) * 4, (6, None, None, None), Jenis.JUMLAH, 24, Cara.RATA),
        ((5, 5, 5, None), (6, 8, None, None), Jenis.RATA, 7, Cara.BERTAHAN),
        ((None,) * 4, (6, 8, None, None), Jenis.TERAKHIR, 8, Cara.BERTAHAN),
        # A plan of nothing so far leaves no proportion.
        ((0, 0, 20, 25), (6, 6, None, None), Jenis.JUMLAH, 24, Cara.RATA),
        ((5, 10, 20, 25), (6, 6, 6, 6), Jenis.JUMLAH, 24, Cara.SELESAI),
        ((None,) * 4, (None, None, None, 3), Jenis.RATA, 3, Cara.SELESAI),
    ],
)
def test_a_forecast_says_how_it_was_made(
    plan: Row, done: Row, kind: Jenis, forecast: float, way: Cara
) -> None:
    state = sampai(plan, done, kind)
    assert (state.prakiraan, state.cara) == (forecast, way)


def test_a_row_is_known_up_to_its_last_filled_quarter() -> None:
    state = sampai((5, 10, 20, 25), (6, None, 7, None))
    assert (state.triwulan, state.target, state.realisasi) == (3, 35, 13)
    assert (state.target_setahun, state.deviasi) == (60, -22)


@pytest.mark.parametrize(("until", "quarter", "done"), [(1, 1, 6), (2, 1, 6), (3, 3, 13)])
def test_later_quarters_are_not_looked_at(until: int, quarter: int, done: float) -> None:
    state = sampai((5, 10, 20, 25), (6, None, 7, 8), hingga=until)
    assert (state.triwulan, state.realisasi, state.target_setahun) == (quarter, done, 60)


def test_before_the_first_quarter_there_is_only_the_plan() -> None:
    state = sampai((5, 10, 20, 25), (None,) * 4)
    assert (state.triwulan, state.target, state.realisasi, state.prakiraan) == (None,) * 4
    assert (state.target_setahun, state.cara, state.deviasi) == (60, None, None)


@pytest.mark.parametrize("plan", [(5, 10, None, 25), (None, 10, 20, 25), (5, 10, 20, None)])
def test_a_year_is_planned_only_by_four_quarters(plan: Row) -> None:
    assert sampai(plan, (6, 6, None, None)).target_setahun is None


def test_a_quarter_without_a_plan_has_no_deviation() -> None:
    assert sampai((None,) * 4, (6, None, None, None)).deviasi is None


@pytest.mark.parametrize(
    ("rule", "below", "above"),
    [
        (Rumus.NAIK, Status.TERTINGGAL, Status.MENDAHULUI),
        (Rumus.TURUN, Status.MENDAHULUI, Status.TERTINGGAL),
        (Rumus.TURUN_RASIO, Status.MENDAHULUI, Status.TERTINGGAL),
        (Rumus.STABIL, Status.TERTINGGAL, Status.TERTINGGAL),
        (Rumus.RENTANG, Status.TERTINGGAL, Status.TERTINGGAL),
    ],
)
def test_behind_is_what_the_rumus_calls_worse(rule: Rumus, below: Status, above: Status) -> None:
    assert (status(8, 10, rule), status(12.5, 10, rule)) == (below, above)
    assert status(10, 10, rule) is Status.SESUAI
    assert tertinggal(8, 10, rule) == (2 if below is Status.TERTINGGAL else 0)
    assert tertinggal(12.5, 10, rule) == (2.5 if above is Status.TERTINGGAL else 0)
    assert tertinggal(10, 10, rule) == 0


def test_the_year_agrees_within_what_readers_see() -> None:
    assert cocok_setahun(24.009, 24)
    assert cocok_setahun(23.991, 24)
    assert not cocok_setahun(24.01, 24)
    assert not cocok_setahun(23.99, 24)
