"""The process that works with bounds where the system cannot fork: one call after another.

``python -P -m lakip_xl.engine.worker`` reads jobs from its input and writes answers to its
output, each a length and a pickle. Only the process that started it holds the other ends.
"""

import atexit
import pickle
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from lakip_xl.engine.bounded import (
    OUT_OF_MEMORY,
    answer_of,
    out_of_memory,
    out_of_time,
    result_of,
    too_complex,
)
from lakip_xl.engine.given import Given
from lakip_xl.engine.limits import Allowance

_LENGTH = struct.Struct("<Q")
_GLANCE = 0.1
"""So often, in seconds, a waiting parent looks whether the user pressed Ctrl-C."""
_MEMORY_CODES = (OUT_OF_MEMORY, 0xC0000409, 3, 0xFFFFFFFA)
"""Exit codes where memory ended: ours, and the engine's abort on Windows and on POSIX."""


class Worker:
    """A worker process; it starts at once and computes when it is asked to."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "lakip_xl.engine.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A group of its own: the terminal's Ctrl-C goes to the parent, which decides.
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
            | getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=sys.platform != "win32",
        )

    def alive(self) -> bool:
        """Whether it can take a job."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()

    def begin(
        self, function: Callable[..., Any], arguments: tuple[Any, ...], allowed: Allowance
    ) -> "Job":
        """Give it a function to call.

        Args:
            function: a function that its module names.
            arguments: what it is called with.
            allowed: the bounds of the call.
        """
        return Job(self, (function, arguments, allowed), allowed)

    def exchange(self, job: Any) -> Any:
        """Send a job and wait for its answer; ``None`` when the process ends instead."""
        there, back = self._process.stdin, self._process.stdout
        if there is not None and back is not None:
            with suppress(OSError, EOFError, ValueError):
                _write(there, job)
                return _read(back)
        return None

    def exit_code(self) -> int:
        """Wait for its end; how Windows and POSIX count it, without a sign."""
        return self._process.wait() & 0xFFFFFFFF


class Job:
    """A call that a worker makes."""

    def __init__(self, of: Worker, job: Any, allowed: Allowance) -> None:
        self._worker = of
        self._allowed = allowed
        self._deadline = time.monotonic() + allowed.patience
        self._answer: Any = None
        self._thread = threading.Thread(target=self._run, args=(job,), daemon=True)
        self._thread.start()

    def result(self) -> Any:
        """Wait for the result.

        Raises:
            ExceededError: the work passed its bounds.
            BaseException: what the work raised; an interrupt of the user's.
        """
        while self._thread.is_alive():
            self._thread.join(_GLANCE)
            if self._thread.is_alive() and time.monotonic() > self._deadline:
                raise out_of_time(self._allowed)
        if self._answer is not None:
            return result_of(self._answer)
        memory = self._worker.exit_code() in _MEMORY_CODES
        raise out_of_memory(self._allowed) if memory else too_complex()

    def stop(self) -> None:
        """End the worker unless it has answered and can go on."""
        if self._answer is None:
            self._worker.stop()

    def _run(self, job: Any) -> None:
        self._answer = self._worker.exchange(job)


_kept: list[Worker] = []


def worker() -> Worker:
    """The worker of this process, started when there is none; it ends with this process."""
    if not _kept or not _kept[0].alive():
        if not _kept:
            atexit.register(_stop_kept)
        _kept[:] = [Worker()]
    return _kept[0]


def _stop_kept() -> None:
    for one in _kept:
        one.stop()


def _write(file: IO[bytes], value: Any) -> None:
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    file.write(_LENGTH.pack(len(content)))
    file.write(content)
    file.flush()


def _read(file: IO[bytes]) -> Any:
    """The next value.

    Raises:
        EOFError: the other side is gone.
    """
    head = file.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    content = file.read(_LENGTH.unpack(head)[0])
    return pickle.loads(content)  # noqa: S301 - only parent and child hold the pipe


def computed(package: bytes, path: str | None, given: Given) -> Any:
    """Compute a workbook in a worker.

    Args:
        package: the whole file.
        path: its path, for messages.
        given: values that count in place of what cells hold.
    """
    from lakip_xl.engine.computing import compute
    from lakip_xl.engine.cutsheets import cut_sheets
    from lakip_xl.package.gate import open_package
    from lakip_xl.package.parts import Kind
    from lakip_xl.package.workbook import Workbook

    opened = open_package(package, kind=Kind.WORKBOOK)
    opened.path = Path(path) if path else None
    workbook = Workbook(opened)
    return compute(workbook, cut_sheets(workbook), given)


def _limit_memory(allowed: Allowance) -> None:
    """Bound the memory of this process, by a job object of Windows or a limit of POSIX."""
    if sys.platform == "win32":
        from lakip_xl.engine.windows_job import limit_memory

        limit_memory(allowed.memory + _OWN_MEMORY)
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (allowed.memory + _OWN_MEMORY, hard))


_OWN_MEMORY = 96 << 20
"""What a worker holds before it computes: the interpreter, our modules, a workbook read."""


def main() -> None:
    """Serve until the parent closes the input."""
    with suppress(EOFError):
        while True:
            function, arguments, allowed = _read(sys.stdin.buffer)
            _limit_memory(allowed)
            try:
                answer = answer_of(lambda: function(*arguments))  # noqa: B023 - called here
                _write(sys.stdout.buffer, answer)
            except MemoryError:
                sys.exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    # Everything slow is imported while the parent still reads the workbook.
    import lakip_xl.engine.computing  # noqa: F401

    main()
