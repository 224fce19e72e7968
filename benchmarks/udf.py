"""What a worksheet function costs between Excel and Python: ``python benchmarks/udf.py``.

Runs xlwings' real ``call_udf`` and its real VBA on any system (tests/support stands in for COM);
the cost of COM's transport is in neither side of a ratio.
"""

import importlib
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

ROOT = Path(__file__).parents[1]
SUPPORT = ROOT / "tests" / "support"
sys.path[:0] = [str(ROOT), str(SUPPORT)]

import fake_com  # noqa: E402 - found through the path above
from xlwings_vba import CountingExcel, generated_wrapper  # noqa: E402

from lakip_xl.functions.catalogue import CATALOGUE  # noqa: E402

UDF_MODULE = "lakip_xl.excel.udf"
MISSING = -2147352572
COLUMN = tuple((float(number),) for number in range(1, 1001))
FORMULAS = 10
PROCESSES = 9

Call = Callable[[], object]


def default_binding() -> ModuleType:
    """Bind CAPAIAN the way xlwings' documentation does: a decorator, and Ranges as arguments."""
    xw = importlib.import_module("xlwings")
    evaluate = CATALOGUE["CAPAIAN"].evaluate

    @xw.func
    def BIASA(  # noqa: N802 - a worksheet function
        realisasi: Any,
        target: Any,
        rumus: Any = None,
        maks: Any = None,
        min: Any = None,  # noqa: A002
    ) -> Any:
        return evaluate(realisasi, target, rumus, maks, min)

    @xw.func
    @xw.arg("realisasi", ndim=2)
    @xw.arg("target", ndim=2)
    def BIASA_RENTANG(  # noqa: N802 - a worksheet function
        realisasi: Any,
        target: Any,
        rumus: Any = None,
        maks: Any = None,
        min: Any = None,  # noqa: A002
    ) -> Any:
        return evaluate(realisasi, target, rumus, maks, min)

    module = ModuleType("biasa")
    module.__file__ = __file__
    vars(module).update(BIASA=BIASA, BIASA_RENTANG=BIASA_RENTANG)
    sys.modules[module.__name__] = module
    return module


def microseconds(*calls: Call, number: int) -> list[float]:
    """Time calls by turns; the fastest round of each, free of what else the machine does."""
    rounds = [[timeit.timeit(call, number=number) for call in calls] for _ in range(15)]
    return [min(times) / number * 1e6 for times in zip(*rounds, strict=True)]


def print_times(server: Any) -> None:
    """Time one cell and a column, ours and the default binding by turns."""
    given, missing = (None, None, None), (MISSING, MISSING, MISSING)
    cases = {
        "one cell": ("BIASA", (78.0, 71.0), 2000, "at least 1"),
        "1,000 rows": ("BIASA_RENTANG", (COLUMN, COLUMN), 20, "at least 5"),
    }
    print("call_udf with our wrappers' arguments, beside the same function bound in xlwings' way")
    evaluate = CATALOGUE["CAPAIAN"].evaluate
    for case, (bound, values, number, target) in cases.items():
        ours, default, alone = microseconds(
            lambda values=values: server.CallUDF(UDF_MODULE, "CAPAIAN", (*values, *given)),
            lambda values=values, bound=bound: server.CallUDF("biasa", bound, (*values, *missing)),
            lambda values=values: evaluate(*values, *given),
            number=number,
        )
        print(
            f"  {case:11} ours {ours:8.1f} us   xlwings {default:8.1f} us   "
            f"ratio {default / ours:5.2f} (target {target})"
        )
        print(
            f"  {'':11} of these the function itself {alone:.1f} us; without it "
            f"{ours - alone:.1f} against {default - alone:.1f} us, "
            f"ratio {(default - alone) / (ours - alone):.1f}"
        )


class CountingRange:
    """A cell as COM shows it to Python, counting what is read from it."""

    def __init__(self, value: object) -> None:
        self.reads = 0
        self._value = value

    def __getattr__(self, name: str) -> Any:
        self.reads += 1
        one = SimpleNamespace(Count=1)
        iid = importlib.import_module("pywintypes").IID("{00020846-0000-0000-C000-000000000046}")
        type_info = SimpleNamespace(GetTypeAttr=lambda: SimpleNamespace(iid=iid))
        known = {
            "_oleobj_": SimpleNamespace(GetTypeInfo=lambda: type_info),
            "Value": self._value,
            "Row": 1,
            "Column": 1,
            "Rows": one,
            "Columns": one,
        }
        if name in known:
            return known[name]
        application = SimpleNamespace(Hwnd=1)
        return SimpleNamespace(Parent=SimpleNamespace(Application=application))


def print_counts(server: Any) -> None:
    """Count calls, configuration reads and reads back into Excel."""
    template = ROOT / "workbook_template.xlsm"
    print(f"\nper formula, counted over {FORMULAS} formulas after the first")
    excel = CountingExcel(template, lambda *_: 1.0)
    excel.app.add_module(generated_wrapper(sys.modules["biasa"]), name="xlwings_udfs")
    for name, function in {"ours": "CAPAIAN", "xlwings": "BIASA"}.items():
        excel.evaluate(f"{function}(78, 71)")
        calls, reads = excel.calls, excel.config_reads
        for _ in range(FORMULAS):
            excel.evaluate(f"{function}(78, 71)")
        print(
            f"  {name:8} calls to Python {(excel.calls - calls) / FORMULAS:g}   "
            f"configuration reads {(excel.config_reads - reads) / FORMULAS:g}"
        )
    cells = [CountingRange(78.0), CountingRange(71.0)]
    server.CallUDF("biasa", "BIASA", (*cells, MISSING, MISSING, MISSING))
    print(
        f"  xlwings' wrapper passes Ranges: {cells[0].reads} reads back into Excel for each "
        "cell argument; ours passes values: 0"
    )


def seconds(statement: str) -> float:
    """Time a statement in a fresh process, from its start to its end."""
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = [{str(ROOT)!r}]; {statement}"]
    return timeit.timeit(lambda: subprocess.run(command, check=True), number=1)


def print_start() -> None:
    """Time fresh processes: bare xlwings, and the first answer of our module."""
    statements = {
        "import xlwings": "import xlwings",
        "first answer": f"import {UDF_MODULE} as udf; udf.CAPAIAN(78.0, 71.0, None, None, None)",
    }
    times: dict[str, list[float]] = {name: [] for name in statements}
    for _ in range(PROCESSES):
        for name, statement in statements.items():
            times[name].append(seconds(statement))
    bare, first = (statistics.median(times[name]) for name in statements)
    print(f"\nfresh process, median of {PROCESSES}")
    print(
        f"  import xlwings {bare * 1000:.0f} ms   first answer {first * 1000:.0f} ms   "
        f"ratio {first / bare:.2f} (target at most 1.15)"
    )


def main() -> None:
    """Print all three."""
    server = fake_com.udf_server()
    default_binding()
    print_times(server)
    print_counts(server)
    print_start()


if __name__ == "__main__":
    main()
