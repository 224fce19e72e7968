"""A function that does not answer ends its server; one that does never sees the clock."""

import subprocess
import sys
import time

import pytest

from lakip_xl.excel.watchdog import ANSWER_SECONDS, Watchdog

LONGEST = 3.0
"""Seconds that Excel may wait in all."""
HANG = """
import re, sys, time
from lakip_xl.excel.server import LakipServer
from lakip_xl.excel.watchdog import Watchdog
from lakip_xl.functions import catalogue
from types import SimpleNamespace

def loop(*_):
    while True:
        pass

def search(*_):  # one call of C, which gives no other thread a turn
    re.match(r"(a+)+$", "a" * 60 + "b")

ways = {"loop": loop, "sleep": lambda *_: time.sleep(60), "search": search}
catalogue.CATALOGUE["MACET"] = SimpleNamespace(evaluate=ways[sys.argv[1]])
server = LakipServer(Watchdog())
for _ in range(100):
    server.CallUDF("", "CAPAIAN", (78.0, 71.0))
print("bertanya", flush=True)
server.CallUDF("", "MACET", ())
print("menjawab", flush=True)
"""


@pytest.mark.parametrize("way", ["loop", "sleep", "search"])
def test_a_function_that_does_not_answer_ends_its_process(way: str) -> None:
    command = [sys.executable, "-I", "-B", "-c", HANG, way]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "bertanya\n"
        began = time.perf_counter()
        assert process.stdout.read() == ""
        assert process.wait(60) == 1
    assert time.perf_counter() - began < LONGEST


class Clock:
    """A clock of the test's; ``armed`` is what the process would be ended after."""

    def __init__(self) -> None:
        self.time, self.ends = 0.0, float("inf")
        self.started = 0
        self.watchdog = Watchdog(self.arm, self.disarm, lambda: self.time)

    def arm(self, seconds: float) -> None:
        self.started += 1
        self.ends = self.time + seconds

    def disarm(self) -> None:
        self.ends = float("inf")


def test_every_question_has_its_whole_time() -> None:
    clock = Clock()
    for _ in range(1000):
        clock.time += 0.01
        clock.watchdog.watch(())
        assert ANSWER_SECONDS - 1e-9 < clock.ends - clock.time < ANSWER_SECONDS + 0.26
    assert clock.started < 50  # questions in a row share a clock


def test_more_cells_have_more_time() -> None:
    clock = Clock()
    clock.watchdog.watch((tuple((1.0,) for _ in range(50_000)), 1.0))
    assert clock.ends >= ANSWER_SECONDS + 5
    clock.watchdog.watch(())  # a short one does not take it away
    assert clock.ends >= ANSWER_SECONDS + 5


def test_the_clock_stops_when_nobody_asks() -> None:
    clock = Clock()
    clock.watchdog.watch(())
    clock.watchdog.relax()
    assert clock.watchdog.armed
    clock.time += 0.21
    clock.watchdog.relax()
    assert not clock.watchdog.armed
    assert clock.ends == float("inf")
