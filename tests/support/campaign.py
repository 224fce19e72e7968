"""Damaged files through the real command line: one sentence, an exit code, no file changed.

``python tests/support/campaign.py 50`` damages a sound file so many times in each way that fits,
for every verb and kind of file in ``ways``, and prints a table of counts; the seed may follow, and
words that choose the verbs. ``tests/faults/test_campaign.py`` runs a few on small files.
"""

import contextlib
import io
import json
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

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
"""Seconds for a refusal, and for anything done to a file of the size of the example."""
_ODD = ("", "x", "-1", "1e308", "99999999999", "\u202e", "#REF!", "A1:XFD1048576", "NaN")


def bytes_damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, or the end cut off."""
    if chance.random() < 0.1:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def zip_damaged(data: bytes, chance: random.Random) -> bytes:
    """A part left out, emptied, cut or put in place of another."""

    def change(parts: dict[str, bytes]) -> None:
        name, other = chance.choice(list(parts)), chance.choice(list(parts))
        match chance.randrange(4):
            case 0:
                del parts[name]
            case 1:
                parts[name] = b""
            case 2:
                parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]
            case _:
                parts[name] = parts[other]

    return _repacked(data, change)


def xml_damaged(data: bytes, chance: random.Random) -> bytes:
    """A value of an attribute, or the text of an element, replaced by an odd one."""

    def change(parts: dict[str, bytes]) -> None:
        name = chance.choice([n for n in parts if n.endswith((".xml", ".rels"))])
        content = parts[name]
        first, last = chance.choice(((b'="', b'"'), (b">", b"<")))
        places = content.count(first)
        if not places:
            return
        at = -1
        for _ in range(chance.randrange(min(places, 400)) + 1):
            at = content.find(first, at + 1)
        start = at + len(first)
        end = content.find(last, start)
        parts[name] = content[:start] + chance.choice(_ODD).encode() + content[max(end, start) :]

    return _repacked(data, change)


_BOMBS = (
    "A2&amp;A2",
    "SUM(B:XFD)",
    "REPT(&quot;x&quot;,32767)",
    "SUBSTITUTE(REPT(&quot;a&quot;,32767),&quot;a&quot;,REPT(&quot;b&quot;,32767))",
    "SUM(A1:XFD1048576)",
    "1/0",
    "(" * 300 + "1" + ")" * 300,
    "OFFSET(A1,0,0,1048576,16384)",
    "1E308*10",
    "NA()",
    "INDIRECT(&quot;A1:XFD1048576&quot;)",
)


def formulas_bombed(data: bytes, chance: random.Random) -> bytes:
    """Some formulas of a sheet replaced by what asks for more than there is."""

    def change(parts: dict[str, bytes]) -> None:
        names = [n for n, content in parts.items() if b"<f>" in content and "/worksheets/" in n]
        if not names:
            return
        name, bomb = chance.choice(names), chance.choice(_BOMBS).encode()
        share = chance.choice((0.02, 0.2, 1))
        parts[name] = re.sub(
            b"<f>[^<]*</f>",
            lambda m: b"<f>%s</f>" % bomb if chance.random() < share else m[0],
            parts[name],
        )

    return _repacked(data, change)


_VALUES = (
    "1e308",
    "-1e308",
    "-0",
    "1e-320",
    "abc",
    "   ",
    "45657",
    "1.5.5",
    "NaN",
    "-1",
    "\x9b31m",
)


def values_odd(data: bytes, chance: random.Random) -> bytes:
    """Numbers and texts of cells, Word runs or marked-up text replaced by odd ones."""

    def odd(content: bytes) -> bytes:
        pattern = chance.choice((rb"(<v>)[^<]*(</v>)", rb"(>)[^<>]+(<)", rb"(>)[0-9.,]+(<)"))
        share, value = chance.choice((0.01, 0.1, 0.6)), chance.choice(_VALUES).encode()
        return re.sub(
            pattern,
            lambda m: m[1] + value + m[2] if chance.random() < share else m[0],
            content,
        )

    def change(parts: dict[str, bytes]) -> None:
        names = [n for n in parts if re.search(r"worksheets/|sharedStrings|document\.xml", n)]
        if names:
            name = chance.choice(names)
            parts[name] = odd(parts[name])

    return _repacked(data, change)


def text_odd(data: bytes, chance: random.Random) -> bytes:
    """Numbers in a file that is no zip replaced by odd ones."""
    share, values = chance.choice((0.005, 0.05, 0.5)), [v.encode() for v in (*_ODD, *_VALUES)]
    return re.sub(
        rb"[0-9]+", lambda m: chance.choice(values) if chance.random() < share else m[0], data
    )


_MEANING = {PASSED: "done", REFUSED: "refused in one sentence"}
KINDS = {
    "bytes": bytes_damaged,
    "zip": zip_damaged,
    "xml": xml_damaged,
    "bomb": formulas_bombed,
    "value": values_odd,
}
FLAT_KINDS = {"bytes": bytes_damaged, "text": text_odd}


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
    start = time.monotonic()
    try:
        with (
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(errors),
            _no_longer_than(SLOWEST),
        ):
            code = main(arguments)
    except TooLongError:
        return f"longer than {SLOWEST} s"
    said, shown, seconds = errors.getvalue(), output.getvalue(), time.monotonic() - start
    if problem := _answered(code, said, shown, seconds):
        return problem
    if code != 2 and "json" in way.words:
        json.loads(shown)
    if path.read_bytes() != data:
        if code == 2 or not way.in_place:
            return "the file changed"
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
        if one.suffix in (".xlsx", ".xlsm", ".docx"):
            try:
                open_package(one)
            except LakipError as error:
                return f"an unsound result: {error}"
    return ""


def run(
    cases: Sequence[tuple[Way, bytes, str]],
    count: int,
    seed: int,
    tell: Callable[[str], None] = lambda _line: None,
) -> Counter[tuple[str, str, str]]:
    """Run a campaign; what came of each kind of damage and way."""
    found: Counter[tuple[str, str, str]] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for way, data, ending in cases:
            for kind, damage in (KINDS if data.startswith(b"PK") else FLAT_KINDS).items():
                chance = random.Random(f"{seed} {kind} {way.words}")  # noqa: S311 - no secrets
                for number in range(count):
                    damaged = damage(data, chance)
                    what = fault(way, damaged, Path(name), ending)
                    found[kind, way.words, what] += 1
                    if what not in _MEANING:
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


def _table(counts: Counter[tuple[str, str, str]]) -> Iterator[str]:
    for (kind, words, what), number in sorted(counts.items()):
        yield f"{kind:6} {words:60} {number:6} {_MEANING.get(what, what)}"


if __name__ == "__main__":
    begun = time.monotonic()
    counts = run(
        cases(*sys.argv[3:]),
        int(sys.argv[1]) if len(sys.argv) > 1 else 50,
        int(sys.argv[2]) if len(sys.argv) > 2 else 1,
        lambda line: print(line, flush=True),  # noqa: T201 - a command
    )
    peaks = [
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    failed = sum(n for (_, _, what), n in counts.items() if what not in _MEANING)
    sys.stdout.write("\n".join(_table(counts)))
    sys.stdout.write(
        f"\n{counts.total()} runs, {failed} faults, {(time.monotonic() - begun) / 60:.1f} minutes, "
        f"peak memory {peaks[0]} MiB here and {peaks[1]} MiB in a child\n"
    )
    sys.exit(bool(failed))
