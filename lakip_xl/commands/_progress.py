"""Progress of long work: a moving line on a terminal, nothing at all in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lakip_xl.commands._terminal import clean


@contextmanager
def progress(subject: str) -> Iterator[Callable[[str], None]]:
    """Show which step the work on something has reached.

    Args:
        subject: What the work is on, usually the name of a file.

    Yields:
        A function to be told the Indonesian name of each step as it begins.
    """
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(clean(subject))) as status:
        yield lambda step: status.update(escape(clean(f"{subject}: {step.lower()} …")))


@contextmanager
def counting(subject: str) -> Iterator[Callable[[int, int], None]]:
    """Show how much of a number of things is done, and how long the rest will take.

    Args:
        subject: What the work is on.

    Yields:
        A function to be told how many are done, and how many there are.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("sisa"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    ) as bar:
        task = bar.add_task(escape(clean(subject)), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
