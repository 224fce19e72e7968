"""Conditional formats: the colours of categories, checks and differences."""

from collections.abc import Iterator

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from lakip_xl.workbook.colors import BAD, FAIR, RANKS
from lakip_xl.workbook.schema.kinds import Format, Mark
from lakip_xl.workbook.schema.model import Field, Table
from lakip_xl.workbook.styles import WORDS, emphasis_style, tone_style

_MARKED_FORMAT_ID, _QUANTITY_FORMAT_ID = 200, 201
"""Any numbers above Excel's built-in formats; a differential format carries its own code."""


def mark_rules(mark: Mark, cell: str) -> Iterator[Rule]:
    """Give the rules of a mark for a range whose first cell is ``cell`` (for example ``K9``)."""
    if mark is Mark.SCALE:
        for rank, tone in enumerate(RANKS, start=1):
            # The tones are spread over the classes, best to worst, wherever each of them stands.
            place = f"INDEX(PeringkatKategori,MATCH({cell},LabelKategori,0))-1"
            spread = f"({place})/MAX(1,MAX(PeringkatKategori)-1)*{len(RANKS) - 1}"
            yield Rule(
                "expression",
                dxf=tone_style(tone),
                formula=[f"IFERROR(ROUND({spread},0),-1)={rank - 1}"],
            )
    elif mark is Mark.OWN:
        yield Rule(
            "expression",
            dxf=tone_style(FAIR),
            formula=[f'AND({cell}<>"",EXACT({cell},InstansiRegional))'],
        )
    elif mark is Mark.DIFFERENCE:
        yield Rule("expression", dxf=tone_style(BAD), formula=[f"AND(ISNUMBER({cell}),{cell}<>0)"])
    else:
        for word, tone in WORDS[mark]:
            yield Rule("expression", dxf=tone_style(tone), formula=[f'EXACT({cell},"{word}")'])


def printed_figure_rule(field: Field) -> Rule:
    """Give the rule that marks a printed figure which is not the computed one.

    The rule puts a sign before the figure, so that the difference shows without colour too.
    """
    digits = 0 if field.format in (Format.RUPIAH, Format.WHOLE) else 2
    style = tone_style(BAD)
    style.numFmt = NumberFormat(_MARKED_FORMAT_ID, f'"! "{field.format.value.split(";")[0]}')
    cell, computed = field.cell, field.printed_of
    formula = f"AND(ISNUMBER({cell}),ISNUMBER({computed}),ROUND({computed},{digits})<>{cell})"
    return Rule("expression", dxf=style, formula=[formula])


def thousands_rule(cell: str) -> Rule:
    """Give the rule that separates the thousands of whole numbers, for ``Format.QUANTITY``.

    A plain number format would put a bare decimal sign behind every whole number.
    """
    style = DifferentialStyle(numFmt=NumberFormat(_QUANTITY_FORMAT_ID, Format.WHOLE.value))
    formula = f"AND(ISNUMBER({cell}),ABS(N({cell}))>=1000,N({cell})=INT(N({cell})))"
    return Rule("expression", dxf=style, formula=[formula])


def level_rules(table: Table, first_row: int) -> Iterator[Rule]:
    """Give the rules that set off the rows of a table's upper levels."""
    if table.level is None:
        return
    cell = f"${table.letter(table.level)}{first_row}"
    yield Rule("expression", dxf=emphasis_style(strong=True), formula=[f'{cell}="Program"'])
    yield Rule("expression", dxf=emphasis_style(strong=False), formula=[f'{cell}="Kegiatan"'])
