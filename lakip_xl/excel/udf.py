"""The module that xlwings' UDF server loads: one entry for each function of the catalogue.

The VBA wrapper calls an entry by its name through xlwings' ``CallUDF``. Arguments and results
pass raw: xlwings' own cleaning costs 3 to 4 ms for 1,000 cells and turns errors into blanks.
Nothing heavy is imported here: this module is loaded while a user waits for the first formula.
"""

from collections.abc import Callable
from typing import Any

import xlwings as xw

from lakip_xl.excel.cells import Rows, from_excel, to_excel
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import FunctionSpec

Entry = Callable[..., Rows]


def bind(spec: FunctionSpec) -> Entry:
    """Make the entry of a function: raw values in, rows of values and error codes out."""
    evaluate = spec.evaluate

    def entry(*values: Any) -> Rows:
        return to_excel(evaluate(*map(from_excel, values)))

    entry.__name__ = entry.__qualname__ = spec.name
    entry.__doc__ = spec.summary
    raw: Entry = xw.func(xw.arg("values", "raw")(xw.ret("raw")(entry)))
    return raw


globals().update({name: bind(spec) for name, spec in CATALOGUE.items()})
