"""A run of the template and the add-in in a real Excel, through its COM objects.

Copies in a folder of its own are opened, computed, saved and opened again; every example of the
catalogue and every stored result is compared with what Excel shows.
"""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lakip_xl.excel.cells import from_excel
from lakip_xl.excel.ranges import as_typed
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Example, FunctionSpec
from lakip_xl.package.addresses import address
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.template import ADDIN_NAME, NAME, addin_bytes, template_bytes

_MACROS_ON = 1
"""msoAutomationSecurityLow: only for the copies that this run opens itself."""
_FORCED_OFF = 3
_WAITS = 30
"""Seconds that a first start of Python may take."""
_PROBE = "=CAPAIAN(78,71)"
_FIRST_COLUMN, _WIDTH = 30, 12
"""Where arguments that are ranges are put, and how far apart."""


@dataclass(frozen=True, slots=True)
class Observed:
    """One thing that was looked at."""

    what: str
    good: bool
    detail: str = ""

    def __str__(self) -> str:
        state = "baik" if self.good else "GALAT"
        return ": ".join(filter(None, (state, self.what, self.detail)))


@dataclass(frozen=True, slots=True)
class Clock:
    """The time; a test gives its own."""

    now: Callable[[], float] = time.perf_counter
    sleep: Callable[[float], None] = time.sleep


def try_excel(
    excel: Any, template: Path, addin: Path, clock: Clock | None = None
) -> list[Observed]:
    """Compute the template and the add-in's functions in Excel.

    Args:
        excel: ``Excel.Application``, of its own process; it is closed by the caller.
        template: A copy of the template; it is written.
        addin: A copy of the add-in.
        clock: The time.
    """
    clock = clock or Clock()
    excel.DisplayAlerts = False
    excel.AutomationSecurity = _MACROS_ON
    try:
        seen = [Observed("Excel", good=True, detail=f"{excel.Version} build {excel.Build}")]
        seen += _try_template(excel, template, clock)
        opened = excel.Workbooks.Open(str(addin))
        other = excel.Workbooks.Add()
        seen.append(_first_answer(excel, other.Worksheets(1), "Add-in", clock))
        seen += _examples(other.Worksheets(1), "Add-in")
        other.Close(False)
        opened.Close(False)
        return seen
    finally:
        excel.AutomationSecurity = _FORCED_OFF


def trial_report(excel: Any, folder: Path, clock: Clock | None = None) -> list[Observed]:
    """Run the trial on copies of what is shipped, and close Excel whatever happens.

    Args:
        excel: ``Excel.Application``, of its own process.
        folder: An empty folder for the copies.
        clock: The time.
    """
    template, addin = folder / NAME, folder / ADDIN_NAME
    template.write_bytes(template_bytes())
    addin.write_bytes(addin_bytes())
    try:
        return try_excel(excel, template, addin, clock)
    except Exception as problem:  # noqa: BLE001 - whatever COM objects to belongs in the report
        return [Observed("Percobaan terhenti", False, f"{type(problem).__name__}: {problem}")]
    finally:
        excel.Quit()


def _try_template(excel: Any, template: Path, clock: Clock) -> Iterator[Observed]:
    book = excel.Workbooks.Open(str(template))
    stored = _results(book)
    sheet = book.Worksheets.Add()
    yield _first_answer(excel, sheet, "Templat", clock)
    started = clock.now()
    excel.CalculateFull()
    yield Observed("Hitung ulang", good=True, detail=f"{clock.now() - started:.2f} detik")
    yield _compared("Hasil tersimpan", stored, _results(book))
    yield from _examples(sheet, "Templat")
    before = _results(book)
    book.Save()
    book.Close(False)
    book = excel.Workbooks.Open(str(template))
    yield _compared("Sesudah disimpan dan dibuka lagi", before, _results(book))
    book.Close(False)


def _first_answer(excel: Any, sheet: Any, what: str, clock: Clock) -> Observed:
    started, cell = clock.now(), sheet.Range("A1")
    cell.Formula = _PROBE
    for _ in range(_WAITS):
        if isinstance(cell.Value2, float):
            break
        clock.sleep(1)
        excel.CalculateFull()
    good = isinstance(cell.Value2, float)
    return Observed(f"{what}, jawaban pertama", good, f"{clock.now() - started:.2f} detik")


def _examples(sheet: Any, what: str) -> Iterator[Observed]:
    for spec in CATALOGUE.values():
        for number, example in enumerate(spec.examples, 1):
            shown, formula = _shown(sheet, spec, example)
            wanted = example.result
            rows = [list(row) for row in wanted] if isinstance(wanted, tuple) else [[wanted]]
            good = len(shown) == len(rows) and all(
                len(one) == len(two) and all(map(_same, one, two))
                for one, two in zip(shown, rows, strict=True)
            )
            detail = "" if good else f"{formula} memberi {shown}, seharusnya {rows}"
            yield Observed(f"{what}, {spec.name} contoh {number}", good, detail)


def _shown(sheet: Any, spec: FunctionSpec, example: Example) -> tuple[list[list[Any]], str]:
    sheet.Cells.ClearContents()
    arguments = ",".join(_argument(sheet, i, v) for i, v in enumerate(example.arguments))
    formula = f"={spec.name}({arguments})"
    if not isinstance(example.result, tuple):
        sheet.Range("A1").Formula = formula
        return [[from_excel(sheet.Range("A1").Value2)]], formula
    area = sheet.Range(f"A1:{address(len(example.result), len(example.result[0]))}")
    area.FormulaArray = formula
    return [[from_excel(cell) for cell in row] for row in _rows(area.Value2)], formula


def _argument(sheet: Any, index: int, value: Any) -> str:
    if isinstance(value, list | tuple):
        left = _FIRST_COLUMN + index * _WIDTH
        for r, row in enumerate(value, 1):
            for c, cell in enumerate(row, left):
                if isinstance(cell, ErrorValue):
                    sheet.Range(address(r, c)).Formula = f"={cell.value}"
                elif cell is not None:
                    sheet.Range(address(r, c)).Value2 = as_typed(cell)
        return f"{address(1, left)}:{address(len(value), left + len(value[0]) - 1)}"
    if value is None:
        return ""
    if isinstance(value, ErrorValue):
        return str(value.value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return repr(value)


def _results(book: Any) -> dict[str, Any]:
    """Give what every formula of a workbook shows, by its place."""
    found: dict[str, Any] = {}
    for sheet in book.Worksheets:
        used = sheet.UsedRange
        texts, values = _rows(used.Formula), _rows(used.Value2)
        for r, row in enumerate(texts):
            for c, text in enumerate(row):
                if isinstance(text, str) and text.startswith("="):
                    place = address(used.Row + r, used.Column + c)
                    found[f"{sheet.Name}!{place}"] = from_excel(values[r][c])
    return found


def _compared(what: str, before: dict[str, Any], after: dict[str, Any]) -> Observed:
    other = [place for place in before if not _same(after.get(place), before[place])]
    shown = "; ".join(f"{p} {before[p]!r} menjadi {after.get(p)!r}" for p in other[:20])
    detail = f"{len(before)} sel, {len(other)} berbeda" + (f" ({shown})" if shown else "")
    return Observed(what, not other and bool(before), detail)


def _same(one: Any, two: Any) -> bool:
    if isinstance(one, bool) or isinstance(two, bool):
        return one is two
    if isinstance(one, int | float) and isinstance(two, int | float):
        return math.isclose(one, two, rel_tol=1e-12, abs_tol=1e-12)
    return (one if one is not None else "") == (two if two is not None else "")


def _rows(values: Any) -> list[list[Any]]:
    return [list(row) for row in values] if isinstance(values, tuple) else [[values]]
