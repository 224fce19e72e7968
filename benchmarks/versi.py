"""This version against another: python benchmarks/versi.py CHECKOUT [PAIRS].

``CHECKOUT`` is a folder with another version of the project and its own ``.venv``. Every verb
runs on the example workbook of its own version, as a whole process, in turns with the other
version; what counts is processor time (user and system, children included) and memory, each the
least over the pairs, because other work on the machine only ever adds.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parents[1]
GOALS = {"hitung": 1.0, "periksa": 1.0, "laporan": 0.5}
"""The most of the other version's processor time that a verb may take."""
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""As a user's: a program that may not keep its compiled modules compiles them in every run."""


def measured(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a program; its processor seconds, and the most memory of it or a child in MiB."""
    with (folder / "keluaran.txt").open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env=_ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        text = (folder / "keluaran.txt").read_text()
        raise RuntimeError(f"{command} ended with {process.returncode}: {text}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def prepared(checkout: Path, folder: Path) -> dict[str, list[str]]:
    """Make a version's example workbook; the commands that are compared."""
    python = str(checkout / ".venv" / "bin" / "python")
    program = [python, "-P", "-m", "lakip_xl"]
    measured([*program, "baru", "--contoh", "pontianak-2024", "buku.xlsm"], folder)
    new = "--timpa" in (folder / "keluaran.txt").read_text() or "--timpa" in _help(program)
    write = ["laporan", "buku.xlsm", "-o", "laporan.docx", "--tetap", *["--timpa"][: int(new)]]
    return {
        "python": [python, "-P", "-c", "pass"],
        "hitung": [*program, "hitung", "buku.xlsm"],
        "periksa": [*program, "periksa", "buku.xlsm"],
        "laporan": [*program, *write],
        "bekukan": [*program, "bekukan", "buku.xlsm", "-o", "beku.xlsx", *["--timpa"][: int(new)]],
    }


def _help(program: list[str]) -> str:
    done = subprocess.run([*program, "laporan", "--help"], capture_output=True, text=True)  # noqa: PLW1510
    return done.stdout


def main(other: str, pairs: int = 7, *verbs: str) -> int:
    """Print a table; 1 when a verb misses its goal."""
    met = True
    with tempfile.TemporaryDirectory() as name:
        there, here = Path(name, "lain"), Path(name, "ini")
        there.mkdir()
        here.mkdir()
        theirs, ours = prepared(Path(other), there), prepared(HERE, here)
        print("verb       other: s   MiB      this: s   MiB    ratio")
        for verb in verbs or theirs:
            before, after = [], []
            for _ in range(pairs):
                (there / "beku.xlsx").unlink(missing_ok=True)
                (here / "beku.xlsx").unlink(missing_ok=True)
                before.append(measured(theirs[verb], there))
                after.append(measured(ours[verb], here))
            (cpu, mib), (cpu_now, mib_now) = map(_least, (before, after))
            ratio = cpu_now / cpu
            met &= ratio <= GOALS.get(verb, ratio)
            goal = f"  (goal: {GOALS[verb]:.1f})" if verb in GOALS else ""
            other_columns = f"{verb:<8} {cpu:10.3f} {mib:5.0f}"
            print(f"{other_columns} {cpu_now:12.3f} {mib_now:5.0f} {ratio:8.2f}{goal}", flush=True)
    return 0 if met else 1


def _least(runs: list[tuple[float, float]]) -> tuple[float, float]:
    return min(cpu for cpu, _ in runs), min(mib for _, mib in runs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:3]), *sys.argv[3:]))
