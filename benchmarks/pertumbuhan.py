"""How ``hitung`` grows with the workbook: python benchmarks/pertumbuhan.py [LARGEST].

Workbooks of 1,000 rows up to ``LARGEST`` (200,000), each row with two of our functions, are
recalculated as whole processes. The exponent is the slope of the least squares line through the
logarithms of rows and of the processor time beyond that of one row; 1 is linear.
"""

import math
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from hitung import large_workbook

LARGEST_EXPONENT = 1.1


def measured(command: list[str]) -> tuple[float, float]:
    """Processor seconds of a process and its children, and the most memory of one in MiB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def slope(points: list[tuple[float, float]]) -> float:
    """The exponent of a power law through points.

    >>> round(slope([(1, 2), (10, 20), (100, 200)]), 6)
    1.0
    """
    logs = [(math.log(x), math.log(y)) for x, y in points]
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


def main(largest: int = 200_000) -> int:
    """Print a table and the exponent; 1 when growth is worse than linear."""
    rows, points = 1_000, []
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "besar.xlsx")
        program = [sys.executable, "-P", "-m", "lakip_xl", "hitung", str(path)]
        large_workbook(path, 1)
        fixed = min(measured(program)[0] for _ in range(3))
        print(f"fixed: {fixed:.3f} s")
        while rows <= largest:
            runs = []
            for _ in range(2):
                large_workbook(path, rows)
                runs.append(measured(program))
            seconds, memory = min(run[0] for run in runs), min(run[1] for run in runs)
            points.append((rows, seconds - fixed))
            print(f"{rows:7} rows: {seconds:7.3f} s, {memory:4.0f} MiB", flush=True)
            rows *= 10 if rows < 100_000 else 2
    exponent = slope(points)
    print(f"exponent {exponent:.2f} (goal: at most {LARGEST_EXPONENT})")
    return int(exponent > LARGEST_EXPONENT)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
