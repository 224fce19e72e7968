"""Work in a process of its own, with an end to its memory and its time.

Where the system can fork, the child starts with all that its parent has read and imported,
which costs a few milliseconds. Elsewhere a worker process serves one workbook after another
(``lakip_xl.engine.worker``).
"""

import faulthandler
import gc
import math
import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from lakip_xl import interrupts
from lakip_xl.engine.limits import Allowance

if TYPE_CHECKING:
    from lakip_xl.engine.worker import Job

FORKS = sys.platform == "linux"
"""Elsewhere a fork is unsafe (macOS) or unknown (Windows)."""

OUT_OF_MEMORY = 77
"""Exit code of a child that ran into the limit of its memory."""

_T = TypeVar("_T")
_CHUNK = 1 << 20
_PANIC = "PanicException"
"""The name of what the engine raises when it gives up; no subclass of ``Exception``."""


class ExceededError(Exception):
    """The work was stopped; the message is an Indonesian reason."""


def out_of_memory(allowed: Allowance) -> ExceededError:
    """The work asked for more memory than it may have."""
    return ExceededError(f"memerlukan memori lebih dari {allowed.memory >> 20} MiB")


def out_of_time(allowed: Allowance) -> ExceededError:
    """The work took longer than it may."""
    return ExceededError(f"tidak selesai dalam {allowed.seconds} detik")


def too_complex() -> ExceededError:
    """The work broke the engine: formulas nested deeper than it can follow."""
    return ExceededError("terlalu rumit untuk mesin hitung")


def answer_of(work: Callable[[], Any]) -> tuple[bool, Any]:
    """What a child tells its parent: that it is done, and the result or the exception.

    Raises:
        MemoryError: the limit was reached; nothing that needs memory can be done any more.
    """
    try:
        return True, work()
    except MemoryError:
        raise
    except BaseException as error:  # noqa: BLE001 - the parent raises it again
        if isinstance(error, RecursionError) or type(error).__name__ == _PANIC:
            return False, too_complex()
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - made a moment ago
        except Exception:  # noqa: BLE001 - an exception may refuse in many ways
            import traceback

            return False, RuntimeError("".join(traceback.format_exception(error)))
        return False, error


def result_of(answer: tuple[bool, Any]) -> Any:
    """The result in an answer.

    Raises:
        BaseException: what the work raised.
    """
    done, result = answer
    if done:
        return result
    raise result


def call(allowed: Allowance, function: Callable[..., _T], *arguments: Any) -> _T:
    """Call a function in a process of its own.

    Args:
        allowed: its bounds.
        function: a function that its module names; where the system cannot fork, it is called by
            that name.
        arguments: what it is called with; they and the result must be picklable.

    Raises:
        ExceededError: the work passed its bounds.
        BaseException: what the work raised; an interrupt of the user's.
    """
    if FORKS:
        process: ForkedChild | Job = ForkedChild(lambda: function(*arguments), allowed)
    else:
        from lakip_xl.engine.worker import worker

        process = worker().begin(function, arguments, allowed)
    try:
        result: _T = process.result()
        return result
    finally:
        process.stop()


_granted: list[int] = []
"""In a forked child: the processor time that it may have at most."""


def grant(seconds: float) -> None:
    """End a forked child when it works so long from now on; elsewhere nothing happens.

    Work that goes on in steps renews this at each step, so that one bad step ends it soon though
    the whole may take long.
    """
    if _granted:
        _limit_time(math.ceil(min(_granted[0], time.process_time() + seconds)))


class ForkedChild:
    """Work that has begun in a forked child.

    Args:
        work: what to do; its result must be picklable.
        allowed: its bounds.
    """

    def __init__(self, work: Callable[[], Any], allowed: Allowance) -> None:
        self._allowed = allowed
        self._deadline = time.monotonic() + allowed.patience
        self._reader, writer = os.pipe()
        self._alive = False
        try:
            # Ctrl-C cannot reach the child before the child ignores it.
            with interrupts.deaf():
                self._process = os.fork()
                if self._process == 0:
                    os.close(self._reader)
                    _serve(work, allowed, writer)
                self._alive = True
        except BaseException:
            self.stop()
            raise
        finally:
            os.close(writer)

    def result(self) -> Any:
        """Wait for the result.

        Raises:
            ExceededError: the work passed its bounds.
            BaseException: what the work raised; an interrupt of the user's.
        """
        content = self._content()
        status = os.waitpid(self._process, 0)[1]
        self._alive = False
        if os.WIFSIGNALED(status):
            raise self._reason(os.WTERMSIG(status))
        if os.WEXITSTATUS(status) == OUT_OF_MEMORY:
            raise out_of_memory(self._allowed)
        return result_of(pickle.loads(content))  # noqa: S301 - our own child wrote it

    def stop(self) -> None:
        """Make sure that the child is gone."""
        os.close(self._reader)
        if self._alive:
            self._alive = False
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self._process, 0)

    def _content(self) -> bytes:
        content = bytearray()
        while True:
            left = max(0.0, self._deadline - time.monotonic())
            if not select.select([self._reader], [], [], left)[0]:
                raise out_of_time(self._allowed)
            piece = os.read(self._reader, _CHUNK)
            if not piece:
                return bytes(content)
            content += piece

    def _reason(self, number: int) -> ExceededError:
        if number == signal.SIGXCPU:
            return out_of_time(self._allowed)
        if number in (signal.SIGABRT, signal.SIGKILL):
            # The engine aborts where it gets no memory; the system kills where there is none.
            return out_of_memory(self._allowed)
        return too_complex()


def _serve(work: Callable[[], Any], allowed: Allowance, writer: int) -> NoReturn:
    """The whole life of a child. It leaves no trace: no output, no file, no handler runs."""
    code = 1
    try:
        # The terminal sends Ctrl-C to both; the parent decides.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        # A test runner has abnormal ends written to a copy of the standard error.
        faulthandler.disable()
        _limit(allowed)
        # Looking for cycles would copy every page that the parent shares; there is little to find.
        gc.disable()
        answer = answer_of(work)
        with os.fdopen(writer, "wb") as file:
            pickle.dump(answer, file, pickle.HIGHEST_PROTOCOL)
        code = 0
    except MemoryError:
        code = OUT_OF_MEMORY
    finally:
        os._exit(code)


def _limit(allowed: Allowance) -> None:
    """Bound this process; what it holds already does not count."""
    import resource  # there is none on Windows

    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - much the faster way
        pages = file.read().split()
    held = int(pages[5]) * resource.getpagesize()
    _lower(resource.RLIMIT_DATA, held + allowed.memory)
    _lower(resource.RLIMIT_CORE, 0)
    _granted[:] = [allowed.seconds]
    _limit_time(allowed.seconds)


def _limit_time(seconds: int) -> None:
    import resource

    _lower(resource.RLIMIT_CPU, seconds)


def _lower(limit: int, value: int) -> None:
    import resource

    hard = resource.getrlimit(limit)[1]
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (soft, hard))
