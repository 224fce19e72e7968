"""Conditional formats: the colours of categories, checks and differences."""

from collections.abc import Iterator

from openpyxl.formatting.rule import Rule

from lakip_xl.workbook.schema.model import Mark, Table
from lakip_xl.workbook.styles import BAD, RANKS, WORDS, emphasis_style, tone_style


def mark_rules(mark: Mark, cell: str) -> Iterator[Rule]:
    """Give the rules of a mark for a range whose first cell is ``cell`` (for example ``K9``)."""
    if mark is Mark.SCALE:
        for rank, tone in enumerate(RANKS, start=1):
            # The last tone serves every lower class: a scale may have more classes than tones.
            comparison = "=" if rank < len(RANKS) else ">="
            yield Rule(
                "expression",
                dxf=tone_style(tone),
                formula=[f"IFERROR(MATCH({cell},LabelKategori,0),0){comparison}{rank}"],
            )
    elif mark is Mark.DIFFERENCE:
        yield Rule("expression", dxf=tone_style(BAD), formula=[f"AND(ISNUMBER({cell}),{cell}<>0)"])
    else:
        for word, tone in WORDS[mark]:
            yield Rule("expression", dxf=tone_style(tone), formula=[f'EXACT({cell},"{word}")'])


def level_rules(table: Table, first_row: int) -> Iterator[Rule]:
    """Give the rules that set off the rows of a table's upper levels."""
    if table.level is None:
        return
    cell = f"${table.letter(table.level)}{first_row}"
    yield Rule("expression", dxf=emphasis_style(strong=True), formula=[f'{cell}="Program"'])
    yield Rule("expression", dxf=emphasis_style(strong=False), formula=[f'{cell}="Kegiatan"'])
