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
