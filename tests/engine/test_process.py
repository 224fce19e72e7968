"""``hitung`` as a process: what it loads, and what a killed one leaves behind."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from packages import formulas, row, sheet, workbook

from lakip_xl.package.gate import open_package

HEAVY = ("pandas", "numpy", "openpyxl", "xlwings", "lxml")

LOADED = """
import sys
from lakip_xl.engine.recalculation import recalculate
recalculate(sys.argv[1])
print(*sorted(set(sys.modules) & set(sys.argv[2:])))
"""


def test_a_recalculation_loads_no_heavy_library(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"A": formulas("KATEGORI(90)", "TERBILANG(5)")}))
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(path), *HEAVY],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip() == ""


CALCULATING = """
import sys
from lakip_xl.engine.recalculation import recalculate
print("mulai", flush=True)
recalculate(sys.argv[1])
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL exists on POSIX systems only")
def test_a_killed_recalculation_leaves_a_whole_file(tmp_path: Path) -> None:
    rows = "".join(
        row(n, f'<c r="A{n}"><v>{n}</v></c>', f'<c r="B{n}"><f>A{n}*2</f><v>0</v></c>')
        for n in range(1, 6001)
    )
    old = workbook({"A": sheet(rows)})
    path = tmp_path / "a.xlsx"
    chance = random.Random(86)  # noqa: S311 - moments of death, not secrets
    for _ in range(6):
        path.write_bytes(old)
        with subprocess.Popen(
            [sys.executable, "-c", CALCULATING, str(path)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() * 0.3)
            process.send_signal(signal.SIGKILL)
        content = path.read_bytes()
        if content != old:
            text = open_package(content).read("xl/worksheets/sheet1.xml")
            assert b"<f>A6000*2</f><v>12000</v>" in text
