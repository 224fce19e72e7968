"""What ``periksa`` costs against ``hitung``, each as a whole process on the example workbook.

An audit recalculates the workbook, so it cannot be cheaper than a recalculation; the goal is to
stay within 1.7 times its time. The ratio is printed, from medians of interleaved runs, and the
exit code is 1 when it misses the goal.

Run it with ``python benchmarks/periksa.py``; it builds its workbook itself.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lakip_xl.workbook.template import new_workbook

REPETITIONS = 9
MOST = 1.7
VERBS = ("hitung", "periksa")


def seconds(verb: str, path: Path) -> float:
    """The time of one process from start to end."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "lakip_xl", verb, str(path)]
    # The example has errors, for which periksa ends with 1.
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - began


def main() -> int:
    """Measure, print, judge."""
    taken: dict[str, list[float]] = {verb: [] for verb in VERBS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contoh.xlsm"
        new_workbook(path, "pontianak-2024")
        for _ in range(REPETITIONS + 1):
            for verb in VERBS:
                taken[verb].append(seconds(verb, path))
    # The first round warms the caches of the system and does not count.
    medians = {verb: statistics.median(times[1:]) for verb, times in taken.items()}
    ratio = medians["periksa"] / medians["hitung"]
    for verb, median in medians.items():
        print(f"{verb:<8} {median:.3f} s")
    print(f"ratio    {ratio:.2f} (goal: at most {MOST:.1f})")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
