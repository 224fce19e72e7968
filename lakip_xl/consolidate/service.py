"""Reading a folder into the store, by any standard executor."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from lakip_xl import interrupts
from lakip_xl.consolidate.folder import workbooks
from lakip_xl.consolidate.model import Reading, State
from lakip_xl.consolidate.reading import Task, read_batch
from lakip_xl.consolidate.store import Store

BATCH = 8
"""Files of a task: few, so that little is lost with it; several, so that sending costs little."""
WINDOW = 4
"""Tasks under way for each worker: memory does not grow with the folder."""
_STOPPED = (
    "Proses yang membaca berkas ini berhenti (mungkin kehabisan memori); periksa berkasnya, lalu "
    "jalankan lagi."
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a run did."""

    read: int
    """Files that were new or had changed."""
    unchanged: int
    gone: int
    """Files of an earlier run that are no longer in the folder."""

    @property
    def files(self) -> int:
        """How many files the folder has."""
        return self.read + self.unchanged


def gather(  # noqa: PLR0913 - what a caller may choose
    folder: Path,
    store: Store,
    *,
    executor: Executor | None = None,
    workers: int | None = None,
    recalculate: bool = False,
    without: frozenset[Path] = frozenset(),
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Gathered:
    """Read what has changed in a folder into a store.

    Args:
        folder: Where the workbooks are, subfolders included.
        store: Where their figures go; what it holds already is not read again.
        executor: Any ``concurrent.futures.Executor``, also that of a cluster whose machines see
            the folder under the same path; none makes a pool of processes of its own.
        workers: Processes of the own pool; one for each processor without it.
        recalculate: Compute each workbook anew.
        without: Files that are no input.
        progress: Told how many files are done, and how many there are.

    Returns:
        How many files were read.

    Raises:
        LakipError: there is no such folder.
    """
    tasks = [(path, name, store.digest(name)) for path, name in workbooks(folder, without=without)]
    run = store.run_number()
    count = workers or os.cpu_count() or 1
    read = unchanged = 0
    with closing(_readings(tasks, executor, count, recalculate=recalculate)) as batches:
        for readings in batches:
            store.add(readings, run)
            fresh = sum(not one.unchanged for one in readings)
            read, unchanged = read + fresh, unchanged + len(readings) - fresh
            progress(read + unchanged, len(tasks))
    return Gathered(read, unchanged, store.forget_unseen(run))


def _readings(
    tasks: list[Task], executor: Executor | None, workers: int, *, recalculate: bool
) -> Generator[list[Reading], None, None]:
    batches = (tasks[at : at + BATCH] for at in range(0, len(tasks), BATCH))
    if executor is not None:
        yield from _Run(executor, workers, recalculate=recalculate).readings(batches)
        return
    # A worker that dies takes the whole pool along: what was under way is read file by file, the
    # rest by a fresh pool.
    while (first := next(batches, None)) is not None:
        with _pool(workers) as pool:
            run = _Run(pool, workers, recalculate=recalculate, alone=False)
            yield from run.readings(chain([first], batches))
        for task in run.lost:
            with _pool(1) as single:
                yield from _Run(single, 1, recalculate=recalculate).readings(iter([[task]]))


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool whose workers end with the run, and leave Ctrl-C to the run."""
    # Forking a process that runs threads is unsafe: those of a server start afresh and once.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    others = set(multiprocessing.active_children())
    if "forkserver" in methods:
        from multiprocessing import forkserver, resource_tracker

        context.set_forkserver_preload(["lakip_xl.consolidate.reading"])
        # The server would start the tracker, whose start ends the deafness.
        resource_tracker.ensure_running()
    with ExitStack() as stack:
        with interrupts.deaf():
            if "forkserver" in methods:
                forkserver.ensure_running()
            pool = stack.enter_context(
                ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupts)
            )
        try:
            yield pool
        except BaseException:
            # Nobody wants what is under way any more, and the workers only read.
            for child in set(multiprocessing.active_children()) - others:
                child.terminate()
            raise


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Run:
    """A window of tasks under way at an executor.

    Args:
        executor: Who works.
        workers: How many.
        recalculate: Whether workbooks are computed anew.
        alone: Whether what a worker dies of is certain: its tasks are one file each.
    """

    def __init__(
        self, executor: Executor, workers: int, *, recalculate: bool, alone: bool = True
    ) -> None:
        self.lost: list[Task] = []
        """What was under way when the pool broke."""
        self._executor = executor
        self._width = workers * WINDOW
        self._recalculate = recalculate
        self._alone = alone
        self._under_way: dict[Future[list[Reading]], list[Task]] = {}
        self._broken = False

    def readings(self, batches: Iterator[list[Task]]) -> Iterator[list[Reading]]:
        """Give what is done, in whatever order; a broken pool takes no more batches."""
        while True:
            self._fill(batches)
            if not self._under_way:
                return
            done, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
            for future in done:
                if (readings := self._result(future, self._under_way.pop(future))) is not None:
                    yield readings

    def _fill(self, batches: Iterator[list[Task]]) -> None:
        while not self._broken and len(self._under_way) < self._width:
            batch = next(batches, None)
            if batch is None:
                return
            try:
                with interrupts.deaf():  # a task may start a worker
                    future = self._executor.submit(read_batch, batch, recalculate=self._recalculate)
            except BrokenExecutor:
                self._broken = True
                self.lost += batch
            else:
                self._under_way[future] = batch

    def _result(self, future: Future[list[Reading]], batch: list[Task]) -> list[Reading] | None:
        try:
            return future.result()
        except BrokenExecutor:
            self._broken = True
            if not self._alone:
                self.lost += batch
                return None
        except Exception:  # noqa: BLE001, S110 - whatever a cluster raises: its files are named
            pass
        return [Reading(name, "", State.REFUSED, [_STOPPED]) for _, name, _ in batch]
