"""A guide for developers as steps that can be done: its own sentences say where a block goes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_STEP = re.compile(
    r"^(?:At the end of `(?P<end>[^`]+)`"
    r"|New file `(?P<new>[^`]+)`"
    r"|In `(?P<file>[^`]+)`, (?P<how>after|before|instead of) `(?P<line>[^`]+)`"
    r"):\n\n```\w*\n(?P<block>.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)
_COMMANDS = re.compile(r"^```console\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One block of a guide and its place."""

    path: str
    how: str
    line: str
    block: str

    def do(self, root: Path) -> None:
        """Write the block where the guide says; a place that is not there fails the test.

        In a copy where the step was done before, it is left as it is.
        """
        path = root / self.path
        if path.exists() and f"\n{self.block}\n" in f"\n{path.read_text(encoding='utf-8')}":
            return
        if self.how == "new":
            assert not path.exists(), f"{self.path} exists already"
            path.write_text(self.block + "\n", encoding="utf-8")
            return
        text = path.read_text(encoding="utf-8")
        if self.how == "end":
            path.write_text(f"{text}\n\n{self.block}\n", encoding="utf-8")
            return
        lines = text.splitlines()
        places = [i for i, line in enumerate(lines) if line.strip() == self.line.strip()]
        assert len(places) == 1, f"{self.path} has {len(places)} lines {self.line!r}"
        (place,) = places
        start, stop = {
            "after": (place + 1, place + 1),
            "before": (place, place),
            "instead of": (place, place + 1),
        }[self.how]
        lines[start:stop] = self.block.splitlines()
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def steps(text: str) -> Iterator[Step]:
    """Give the blocks that a guide tells the reader to write, in order."""
    for found in _STEP.finditer(text):
        path = found["end"] or found["new"] or found["file"]
        how = "end" if found["end"] else "new" if found["new"] else found["how"]
        yield Step(path, how, found["line"] or "", found["block"])


def commands(text: str) -> list[str]:
    """Give the commands that a guide tells the reader to run, in order."""
    return [
        line.removeprefix("$ ")
        for block in _COMMANDS.findall(text)
        for line in block.splitlines()
        if line.startswith("$ ")
    ]
