"""What a figure of a report should say today: as a new report prints it, or straight from its cell.

Both are the one printer of ``figures.book``. A figure that a new report no longer prints (a
sentence that today's figures make superfluous) still has a cell.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from lakip_xl.report.blocks import Report
from lakip_xl.report.chapters import compose
from lakip_xl.report.chapters.comparison import LOWER
from lakip_xl.report.chapters.quarterly import compose_quarterly, place_of_quarter
from lakip_xl.report.chapters.wording import RANGE, explanation, target
from lakip_xl.report.figures.book import PERCENT, UNIT, Book, Line
from lakip_xl.report.figures.named import Printed, printed
from lakip_xl.report.figures.names import Name, key_of
from lakip_xl.report.figures.sentences import IN_SENTENCE, pieces
from lakip_xl.workbook.book.opened import Book as OneBook
from lakip_xl.workbook.book.quarters import quarter_rows
from lakip_xl.workbook.schema import FIELDS, TABLES

_QUARTER = re.compile(r"tw([1-4])(?:-|$)")


class Expected:
    """The texts of a workbook's figures by their names.

    Args:
        opened: The workbook.
        book: The same as the report prints it.
        names: The names that a document asks for; they tell whether it is a quarter's report.
    """

    def __init__(self, opened: OneBook, book: Book, names: Iterable[Name]) -> None:
        self._book = book
        quarters = {quarter_of(one) for one in names}
        self.reports = tuple(_report(opened, book, one) for one in sorted(quarters))
        self.printed: dict[Name, Printed] = {}
        for report in self.reports:
            for one in printed(report):
                self.printed.setdefault(one.name, one)

    def text(self, name: Name) -> str | None:
        """Give what is printed today; None where the workbook has no such cell any more."""
        known = self.printed.get(name)
        if known is not None:
            return known.text
        # The cells of the sheet Triwulan speak of the last quarter that is filled, not of any.
        return None if quarter_of(name) else self._direct(name)

    def sentence(self, name: Name) -> str:
        """Give the sentences of the row that a value of a sentence is about; "" for others."""
        line = self._lines.get((f"tbl{name.table}", name.key))
        spoken = name.form.startswith(IN_SENTENCE) and line is not None
        return explanation(line).text if spoken and line is not None else ""

    def _direct(self, name: Name) -> str | None:
        if not name.table:
            in_a_report = name.column in FIELDS and not name.form
            return self._book.figure(name.column).text if in_a_report else None
        table = f"tbl{name.table}"
        line = self._lines.get((table, name.key)) if table in TABLES else None
        if line is None:
            return None
        if name.form.startswith(IN_SENTENCE):
            return self._in_sentence(line, name)
        if name.column not in line.row.values:
            return None
        if name.form == RANGE:
            return target(line, line.text("Satuan") if name.place == "program" else "").text
        unit = line.text("Satuan") if name.form == UNIT else PERCENT * (name.form == PERCENT)
        text = line.figure(name.column, unit).text
        return text.lower() if name.form == LOWER else text

    @staticmethod
    def _in_sentence(line: Line, name: Name) -> str | None:
        found = pieces(explanation(line).text) if line.has("Penjelasan") else ()
        texts = (one.text for one in found if (one.column, one.form) == (name.column, name.form))
        return next(texts, None)

    @cached_property
    def _lines(self) -> dict[tuple[str, str], Line]:
        return {
            (table, key_of(line.key)): line for table in TABLES for line in self._book.lines(table)
        }


def quarter_of(name: Name) -> int:
    """Give the quarter of whose report a figure is; 0 for the year's.

    >>> quarter_of(Name("Triwulan", "Target sampai", "a", "tw2-iku"))
    2
    """
    found = _QUARTER.match(name.place)
    return int(found[1]) if found else 0


def _report(opened: OneBook, book: Book, quarter: int) -> Report:
    if not quarter:
        return compose(book, traced=False)
    rows = quarter_rows(opened)
    if not rows:
        return Report(compose(book, traced=False).cover, (), place_of_quarter(quarter))
    return compose_quarterly(book, rows, quarter, ())
