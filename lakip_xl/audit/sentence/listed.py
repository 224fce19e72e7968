"""Percentages that stand beside an amount of a row: ``kelapa seluas 4.870 ha (96,05%)``."""

from collections.abc import Iterator

from lakip_xl.audit.draft import Draft, Passage
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.relations.line import Line
from lakip_xl.audit.relations.reading import Reading
from lakip_xl.audit.sentence.passages import Context
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.table.model import Table
from lakip_xl.rules.format import tulis_angka

REACH = 60
"""Characters before an amount among which the name of its row is looked for."""
_RATES = {"capaian", "serapan"}


def against_rows(draft: Draft, passage: Passage, context: Context) -> Iterator[Finding]:
    """Hold a percentage beside an amount against the row that has both name and amount."""
    for sentence in context.sentences:
        for part, said in zip(sentence.amounts, sentence.amounts[1:], strict=False):
            if not said.token.percent or not said.beside or part.token.percent:
                continue
            before = sentence.text[max(0, part.token.start - REACH) : part.token.start].casefold()
            found = list(_rows(draft, part, before))
            if len(found) == 1:
                yield from _hold(passage, said, found[0])


def _rows(draft: Draft, part: Amount, before: str) -> Iterator[tuple[Table, Reading, Line]]:
    """Give the rows named right before an amount that is their realisasi."""
    for understood in draft.understood:
        table = understood.table
        for reading in understood.readings:
            for line in reading.lines if reading.rule in _RATES else ():
                name = table.rows[line.row].name.casefold()
                if len(name) >= 4 and line.operands[0].value == part.value and _ends(before, name):
                    yield table, reading, line


def _ends(before: str, name: str) -> bool:
    """Tell whether a name is among the last words of a text."""
    at = before.rfind(name)
    if at < 0 or (at and before[at - 1].isalnum()):
        return False
    rest = before[at + len(name) :]
    return not any(ch.isdigit() for ch in rest) and len(rest) <= 30


def _hold(
    passage: Passage, said: Amount, found_row: tuple[Table, Reading, Line]
) -> Iterator[Finding]:
    table, reading, line = found_row
    value = reading.main.compute([c.value or 0.0 for c in line.operands])
    number = said.token.number
    if value is None or number is None:
        return
    found = agreement(number, value)
    if found is Agreement.SAME or (
        line.result.text.rstrip(" %") == said.token.text and found is Agreement.DIFFERENT
    ):
        return
    row = table.rows[line.row]
    cut = found is Agreement.CUT_OFF
    word = "dipotong: pembulatannya" if cut else "seharusnya"
    yield Finding(
        "persentase-prosa",
        Severity.PERINGATAN if cut else Severity.GALAT,
        None,
        passage.place.sel,
        table.number,
        row.key,
        line.result.place.kolom,
        said.token.text,
        round(value, 2),
        f"Kalimat menyebut {row.name} {said.token.text}%, {word} {tulis_angka(value)}%.",
    )
