"""Ctrl-C and the moment after which it comes too late: when a file has its new content.

An interrupt ends a run with nothing written. Once a file is replaced that promise cannot be
kept any more, so from then on the interrupt waits until the next piece of work begins; a
second one ends the run whatever it is doing.
"""

import _thread
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_late: list[int] = []


def hold() -> None:
    """From now on an interrupt comes too late; called just before a file is replaced.

    Only the main thread hears of interrupts, and a program with a handler of its own keeps it.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if is_main and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _note)


def resume() -> None:
    """A new piece of work begins: an interrupt ends the run again.

    Raises:
        KeyboardInterrupt: one came while it was too late for the work before.
    """
    if signal.getsignal(signal.SIGINT) is _note:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        late, _late[:] = bool(_late), []
        if late:
            raise KeyboardInterrupt


def caused(error: BaseException | None) -> bool:
    """Tell whether an error is what a library made of an interrupt: the chain of causes says it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, KeyboardInterrupt):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


def listen() -> None:
    """Raise an interrupt again that was lost in a destructor or a callback of a library.

    Python can only print what is raised there; the run would go on as if nobody had asked.
    """
    sys.unraisablehook = _lost


@contextmanager
def deaf() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C, which a terminal sends to all of them.

    Raises:
        KeyboardInterrupt: behind the block, when one came meanwhile.
    """
    if sys.platform == "win32":
        yield
        return
    came: list[int] = []
    handler = None
    if threading.current_thread() is threading.main_thread():
        # The system gives the signal to any thread that does not block it, such as the one that
        # draws progress, and Python then interrupts the main thread all the same.
        handler = signal.getsignal(signal.SIGINT)
        if callable(handler):
            signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if callable(handler):
            signal.signal(signal.SIGINT, handler)
            if came:
                handler(signal.SIGINT, None)


def forget() -> None:
    """The run is over: an interrupt that came too late is of no concern."""
    _late.clear()
    if signal.getsignal(signal.SIGINT) is _note:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _note(number: int, _frame: FrameType | None) -> None:
    if _late:
        raise KeyboardInterrupt
    _late.append(number)


def _lost(what: "sys.UnraisableHookArgs") -> None:
    if issubclass(what.exc_type, KeyboardInterrupt):
        _thread.interrupt_main()
    else:
        sys.__unraisablehook__(what)
