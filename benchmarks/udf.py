"""What a worksheet function costs in Python: ``python benchmarks/udf.py``.

Times the object that Excel talks to and the start of the process behind it; COM's own transport is
not in it. Where an array's cells cost much less than single ones, one call serves them all.
"""

import statistics
import subprocess
import sys
import timeit
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from lakip_xl.excel.server import LakipServer  # noqa: E402 - found through the path above

COLUMN = tuple((float(number),) for number in range(1, 1001))
PROCESSES = 9
BARE = "pass"
ANSWER = (
    "from lakip_xl.excel.server import LakipServer;"
    "LakipServer().CallUDF('', 'CAPAIAN', (78.0, 71.0))"
)
# Linux counts what the parent held into getrusage; this counter begins with the program.
MEMORY = ";print(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0])"


def microseconds(*arguments: object, number: int) -> float:
    """Time a call of CAPAIAN, the best of five."""
    server = LakipServer()
    call = timeit.Timer(lambda: server.CallUDF("", "CAPAIAN", arguments))
    return min(call.repeat(5, number)) / number * 1e6


def process(statement: str) -> tuple[float, float]:
    """Time a fresh interpreter, in seconds (median), and its memory in MB."""
    seconds, memory = [], 0.0
    for _ in range(PROCESSES):
        start = perf_counter()
        command = [sys.executable, "-I", "-B", "-c", statement + MEMORY]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        seconds.append(perf_counter() - start)
        memory = int(done.stdout) / 1024
    return statistics.median(seconds), memory


def main() -> None:
    """Print all figures."""
    print(f"one cell       {microseconds(78.0, 71.0, number=10_000):8.1f} µs")
    print(f"1,000 cells    {microseconds(COLUMN, COLUMN, number=50):8.1f} µs")
    for title, statement in (("bare process", BARE), ("first answer", ANSWER)):
        seconds, memory = process(statement)
        print(f"{title:14} {seconds:8.3f} s {memory:6.1f} MB")


if __name__ == "__main__":
    main()
