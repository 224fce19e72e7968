"""Plain formulas are prepared as the engine's own tokens would have them, only faster."""

import random

import pytest

from lakip_xl.engine.formulas import Compiled, Formulas
from lakip_xl.engine.plainformulas import ERROR, plain_steps
from lakip_xl.engine.references import TableReferences
from lakip_xl.engine.trust import KNOWN, Judge, has_function
from lakip_xl.package.addresses import Area
from lakip_xl.package.workbook import Table, TableColumn

TABLE = Table(
    name="tblUji",
    sheet="IP ASN",
    part="",
    area=Area(8, 2, 20, 5),
    columns=tuple(TableColumn(name, None) for name in ("Kode", "Nilai (%)", "Uraian", "Rp")),
    header_row=True,
    totals_row=False,
)
OPERANDS = (
    "A1", "$B$2", "C$9:$D10", "'IP ASN'!B3", "Data!$A$1:$B$9", "TahunLaporan", "tblUji",
    "tblHilang", "tblUji[Kode]", "tblUji[[#This Row],[Nilai (%)]]", "tblUji[[#All],[Kode]:[Rp]]",
    "[@Kode]", "tblHilang[Kode]",
    "Mati", '"teks"', '"a ""b"" [c]"', "12", "1.5", ">=-1E+300", "2E-3", "TRUE",
    "#VALUE!", "#N/A", "{1,2;3,4}", "A:A", "$1:$3", "[1]Lain!A1", "A1048576", "AB12C", "Nama.Titik",
    "_xlfn.LET", "'Jum''at'!C3", "@A1", "50%", "tblUji[[#This Row],Kode]", "", "A1#", "é",
    "ISREF(tblHilang)",
)  # fmt: skip
SHAPES = (
    "SUM({},{})", "IF({}={},{},{})", "{}&{}", "-{}*({}+{})", "KATEGORI({},{})", "LOG10({})",
    "INDEX({}, MATCH({},{} ,0))", "_xlfn.XLOOKUP({},{},{})", 'TEXT({},"0.00")', "{} {}", "{}",
    "IFERROR({}/{},{})", "[0]!CAPAIAN({},{})", "SELISIH(ROUND({},2),{})", "({}", "{})", "{}<>{}",
)  # fmt: skip


def random_formula(chance: random.Random, depth: int = 3) -> str:
    """A formula, now and then a broken one."""
    shape = chance.choice(SHAPES)
    parts = [
        random_formula(chance, depth - 1) if depth and chance.random() < 0.4 else one
        for one in chance.choices(OPERANDS, k=shape.count("{}"))
    ]
    return shape.format(*parts)


class ByTokens(Formulas):
    """Prepares every formula from the engine's tokens."""

    def _rewritten_plain(self, *_: object) -> None:
        return None


def prepared(text: str, how: type[Formulas]) -> Compiled:
    one = how(
        TableReferences([TABLE]), Judge(hidden_rows=False), {"mati": None}, extent=lambda: (99, 9)
    )
    return one.compile(text, "IP ASN", 9, 3)


@pytest.mark.parametrize("seed", range(20))
def test_both_ways_give_the_same(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    plain_ones = 0
    for _ in range(300):
        text = random_formula(chance)
        plain, by_tokens = (
            one._replace(text=one.text.replace(*ERROR))
            for one in (prepared(text, Formulas), prepared(text, ByTokens))
        )
        # Of a formula that is wrong twice, each way may name the other fault.
        assert plain == by_tokens or (plain.reason and by_tokens.reason), text
        plain_ones += plain_steps(text) is not None
    assert plain_ones > 30


def test_taking_apart_loses_nothing() -> None:
    chance = random.Random(7)  # noqa: S311 - nothing secret
    for text in (random_formula(chance) for _ in range(2000)):
        steps = plain_steps(text)
        assert steps is None or "".join(map("".join, steps)) == text


@pytest.mark.parametrize("function", sorted(KNOWN))
def test_the_engine_has_the_functions_it_is_not_asked_for(function: str) -> None:
    assert has_function(function)


def test_a_long_formula_of_nothing_plain_costs_little() -> None:
    assert plain_steps("+" * 16_000 + "@") is None
