"""Ends the server when a function does not answer: Excel waits for an answer, whatever happens.

Nothing in Excel can end a call that it waits for. A process that ends, ends its calls at once, so
the server ends itself. The clock runs in a thread of C that needs no turn from Python: it also
ends a function that never gives one, such as a search that runs away.
"""

import faulthandler
import os
import time
from collections.abc import Callable, Sequence
from typing import Any

ANSWER_SECONDS = 1.0
"""How long a function may take; ``LakipServer.bas`` counts on it."""
CELLS_A_SECOND = 10_000
"""For so many cells it may take a second more: the slowest function needs a fifth of that."""
QUIET_SECONDS = 0.2
"""After so long without a question the clock is stopped."""
_SHARED = 0.25
"""Seconds in which calls share one clock: starting one costs as much as a quick answer."""


class Watchdog:
    """The clock beside the functions.

    Args:
        arm: Ends this process after so many seconds, unless it is called again or ``disarm`` is.
        disarm: Stops that.
        now: The time in seconds.
    """

    def __init__(
        self,
        arm: Callable[[float], None] | None = None,
        disarm: Callable[[], None] = faulthandler.cancel_dump_traceback_later,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._arm, self._disarm, self._now = arm or _end_after, disarm, now
        self._ends: float | None = None
        self._asked = 0.0

    @property
    def armed(self) -> bool:
        """Whether the clock runs: whoever waits for questions has to call ``relax`` then."""
        return self._ends is not None

    def watch(self, arguments: Sequence[Any]) -> None:
        """Give a function its time, from now on.

        Args:
            arguments: What it was asked; more cells take longer.
        """
        seconds = ANSWER_SECONDS + sum(map(_cells, arguments)) / CELLS_A_SECOND
        now = self._asked = self._now()
        if self._ends is None or self._ends < now + seconds:
            self._ends = now + seconds + _SHARED
            self._arm(seconds + _SHARED)

    def relax(self) -> None:
        """Stop the clock if nobody asked for a while; to be called between the questions only."""
        if self._now() >= self._asked + QUIET_SECONDS:
            self.rest()

    def rest(self) -> None:
        """Stop the clock."""
        if self._ends is not None:
            self._ends = None
            self._disarm()


def _cells(argument: object) -> int:
    """Count the cells of a range.

    >>> _cells(((1.0, 2.0), (3.0, 4.0))), _cells((1.0, 2.0)), _cells("teks")
    (4, 2, 0)
    """
    if not isinstance(argument, list | tuple) or not argument:
        return 0
    return len(argument) * (len(argument[0]) if isinstance(argument[0], list | tuple) else 1)


def _end_after(seconds: float) -> None:
    # pythonw has no stderr, where the traceback would go.
    faulthandler.dump_traceback_later(seconds, exit=True, file=_NOWHERE)


_NOWHERE = os.open(os.devnull, os.O_WRONLY)
