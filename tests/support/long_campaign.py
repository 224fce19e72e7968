"""The long fault campaign: every verb and kind of file in ``ways``, each run in its own process.

``python tests/support/long_campaign.py 50`` damages each sound file so many times in each way that
fits and prints a table of counts. ``--seed`` draws other damage, ``--minutes`` ends the run early,
``--words`` and ``--kinds`` choose the ways and the kinds of damage.
"""

import argparse
import importlib
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from campaign import ANY_KIND, MEANING, Way, cases, fault, run

MOST_MEMORY = 300
"""MiB that a run may hold, whatever the file."""
_LIBRARIES = ("docx", "formualizer", "lxml.etree", "openpyxl", "pdfplumber", "pypdf", "xlrd")
"""What the verbs load when they need it; here once, before the processes part."""
peaks: list[tuple[int, str]] = []


def apart(way: Way, data: bytes, folder: Path, ending: str) -> str:
    """Run a verb on a damaged file in a process of its own, and hold its memory against the end."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        what = "the run did not end in words"
        try:
            what = fault(way, data, folder, ending)
        except BaseException as error:  # noqa: BLE001 - the campaign goes on
            what = f"{type(error).__name__}: {error}"
        finally:
            os.write(writer, what.encode("utf-8", "replace")[:4000])
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        what = pipe.read().decode("utf-8", "replace")
    usage = os.wait4(child, 0)[2]
    # Its own children are in this figure: the largest process of them all.
    peak = usage.ru_maxrss // 1024
    peaks.append((peak, way.words))
    if what in MEANING and peak > MOST_MEMORY:
        return f"{peak} MiB"
    return what


def table(counts: Counter[tuple[str, str, str]]) -> Iterator[str]:
    """Give the lines of the table: by kind, and every fault by itself."""
    by_kind = Counter[tuple[str, str]]()
    for (kind, words, what), number in sorted(counts.items()):
        by_kind[kind, MEANING.get(what, "fault")] += number
        if what not in MEANING:
            yield f"{kind:10} {words:60} {number:6} {what}"
    yield f"{'kind':10} {'done':>8} {'refused':>8} {'faults':>8}"
    for kind in dict.fromkeys(kind for kind, _ in by_kind):
        told = (by_kind[kind, what] for what in (*MEANING.values(), "fault"))
        yield f"{kind:10} " + " ".join(f"{number:8}" for number in told)


def main() -> int:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--words", nargs="*", default=[])
    parser.add_argument("--kinds", nargs="*", default=list(ANY_KIND), choices=list(ANY_KIND))
    chosen = parser.parse_args()
    for library in _LIBRARIES:
        importlib.import_module(library)
    ways = cases(*chosen.words)
    begun = time.monotonic()
    counts = run(
        ways, chosen.count, chosen.seed,
        kinds={kind: ANY_KIND[kind] for kind in chosen.kinds}, minutes=chosen.minutes,
        try_one=apart, tell=lambda line: print(line, flush=True),  # noqa: T201 - a command
    )  # fmt: skip
    failed = sum(n for (_, _, what), n in counts.items() if what not in MEANING)
    minutes, (peak, words) = (time.monotonic() - begun) / 60, max(peaks)
    sys.stdout.write("\n".join(table(counts)))
    sys.stdout.write(
        f"\n{counts.total()} runs, {failed} faults, {minutes:.1f} minutes, "
        f"peak memory {peak} MiB ({words})\n"
    )
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
