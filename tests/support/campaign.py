"""Damaged files through the real command line: one sentence, an exit code, no file changed.

``long_campaign`` is the command; ``tests/faults/test_campaign.py`` runs a few on small files.
"""

import contextlib
import io
import json
import os
import random
import re
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType

from damage import FLAT_KINDS, KINDS
from damage_chosen import CHOSEN_FLAT_KINDS, CHOSEN_KINDS
from damage_package import PACKAGE_KINDS
from damage_shape import FLAT_SHAPE_KINDS, SHAPE_KINDS
from ways import WAYS, Way, sound

from lakip_xl.cli import main
from lakip_xl.errors import LakipError
from lakip_xl.package.gate import open_package

VERBS = tuple(
    Way("buku", words, in_place)
    for words, in_place in (
        ("hitung {it}", True),
        ("periksa {it}", False),
        ("bekukan {it} -o {out}/b.xlsx", False),
    )
)
"""What a small workbook, which is none of ours, may meet quickly."""
PASSED, REFUSED = "", "-"
"""What is no fault: the verb did its work, or refused the file in one sentence."""
SLOWEST_REFUSAL, SLOWEST = 10, 40
"""Seconds of work for a refusal, and for anything done to a file of the size of the example."""
HANGS = 240
"""Seconds on the clock after which nobody waits any more, however busy the machine."""
_OFFICE = (".xlsx", ".xlsm", ".docx")
MEANING = {PASSED: "done", REFUSED: "refused in one sentence"}
Kinds = Mapping[str, Callable[[bytes, random.Random], bytes]]
EVERY_KIND: Kinds = {**KINDS, **PACKAGE_KINDS, **SHAPE_KINDS, **CHOSEN_KINDS}
EVERY_FLAT_KIND: Kinds = {**FLAT_KINDS, **FLAT_SHAPE_KINDS, **CHOSEN_FLAT_KINDS}
ANY_KIND: Kinds = {**EVERY_KIND, **EVERY_FLAT_KIND}


class TooLongError(BaseException):
    """No guard of ours may take it for a failure of a library."""


@contextlib.contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _worked() -> float:
    """Give the processor time of this process and its children: a busy machine is no fault."""
    return sum(os.times()[:4])


def fault(way: Way, data: bytes, folder: Path, ending: str = ".xlsx") -> str:
    """Run a verb on a damaged file; ``PASSED``, ``REFUSED``, or what is wrong."""
    inside, out = folder / "masuk", folder / "hasil"
    inside.mkdir()
    out.mkdir()
    path = inside / f"rusak{ending}"
    path.write_bytes(data)
    try:
        return _fault(way, data, path, out)
    finally:
        shutil.rmtree(inside)
        shutil.rmtree(out)


def _fault(way: Way, data: bytes, path: Path, out: Path) -> str:
    output, errors = io.StringIO(), io.StringIO()
    arguments = way.arguments(path, out)
    start = _worked()
    try:
        with (
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(errors),
            _no_longer_than(HANGS),
        ):
            code = main(arguments)
    except TooLongError:
        return f"no end within {HANGS} s"
    said, shown, seconds = errors.getvalue(), output.getvalue(), _worked() - start
    if problem := _answered(code, said, shown, seconds):
        return problem
    if code != 2 and "json" in way.words:
        json.loads(shown)
    if path.read_bytes() != data:
        if code == 2 or not way.in_place:
            return "the file changed"
        if path.suffix in _OFFICE:
            open_package(path)
    if left := {one.name for one in path.parent.iterdir()} - {path.name}:
        return f"left beside the file: {sorted(left)}"
    return _written(code, out) or (REFUSED if code == 2 else PASSED)


def _answered(code: int, said: str, shown: str, seconds: float) -> str:
    """What is wrong with the exit code, the words, or the time."""
    if code not in (0, 1, 2):
        return f"exit code {code}"
    if "tidak terduga" in said + shown or "Traceback" in said + shown:
        return said.strip()
    if code == 2 and said.count("\n") != 1:
        return f"{said.count(chr(10))} lines: {said}"
    if seconds > SLOWEST:
        return f"longer than {SLOWEST} s"
    if code == 2 and seconds > SLOWEST_REFUSAL:
        return f"a refusal longer than {SLOWEST_REFUSAL} s"
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said + shown):
        return "a control character"
    return ""


def _written(code: int, out: Path) -> str:
    """What is wrong with the results: there are some of a refusal, or one is no sound file."""
    names = sorted(one.name for one in out.iterdir())
    if code == 2 and names:
        return f"written by a refusal: {names}"
    for one in out.iterdir():
        if one.suffix in _OFFICE:
            try:
                open_package(one)
            except LakipError as error:
                return f"an unsound result: {error}"
    return ""


def run(  # noqa: PLR0913 - what a campaign is
    cases: Sequence[tuple[Way, bytes, str]],
    count: int,
    seed: int,
    *,
    kinds: Kinds = ANY_KIND,
    minutes: float = 60.0,
    try_one: Callable[[Way, bytes, Path, str], str] = fault,
    tell: Callable[[str], None] = lambda _line: None,
) -> Counter[tuple[str, str, str]]:
    """Run a campaign, round by round; what came of each kind of damage and way.

    Args:
        cases: Ways with their sound files and the endings of those.
        count: Rounds, in each of which every way meets every kind that fits its file.
        seed: Decides what is damaged, whatever the order and the time.
        kinds: The kinds of damage, of which each file meets those for its sort.
        minutes: When no further way is tried.
        try_one: Runs one damaged file, as :func:`fault` does.
        tell: Is told of each fault.
    """
    found: Counter[tuple[str, str, str]] = Counter()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        for number in range(count):
            # In an order of its own, so that a run that ends early has met them all alike.
            order = random.Random(f"{seed} {number}").sample(cases, len(cases))  # noqa: S311
            for way, data, ending in order:
                if time.monotonic() - begun > minutes * 60:
                    return found
                fitting = EVERY_KIND if data.startswith(b"PK") else EVERY_FLAT_KIND
                for kind in [one for one in fitting if one in kinds]:
                    damage = fitting[kind]
                    chance = random.Random(f"{seed} {kind} {number} {way.words}")  # noqa: S311
                    what = try_one(way, damage(data, chance), Path(name), ending)
                    found[kind, way.words, what] += 1
                    if what not in MEANING:
                        tell(f"{kind} {number} {way.words}: {what}")
    return found


def cases(*words: str) -> list[tuple[Way, bytes, str]]:
    """Give each way that has all the words, with its sound file."""
    chosen = [way for way in WAYS if all(word in way.words for word in words)]
    return [(w, sound()[w.source].read_bytes(), sound()[w.source].suffix) for w in chosen]


def small_workbook() -> bytes:
    """A workbook with what the readers look at: strings, a table, names, formulas, settings."""
    from packages import row, sheet, table, workbook

    rows = row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>') + "".join(
        row(
            n,
            f'<c r="A{n}"><v>{n}</v></c>',
            f'<c r="B{n}"><f>CAPAIAN(tbl[[#This Row],[a]],80)</f><v>1</v></c>',
        )
        for n in range(2, 8)
    )
    return workbook(
        {"A": sheet(rows), "B": sheet(row(1, '<c r="A1"><f>SUM(A!B2:B7)*N_</f><v>0</v></c>'))},
        tables={"A": table("tbl", "A1:B7", "a", "b")},
        names='<definedName name="N_">A!$A$2</definedName>',
        settings='<calcPr iterate="1" iterateCount="10"/>',
        strings="<si><t>a</t></si><si><t>b</t></si>",
    )
