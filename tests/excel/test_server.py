"""The COM server: what it answers, what it refuses, how light it starts, when it ends."""

import subprocess
import sys
import time
from types import SimpleNamespace
from typing import Any

import fake_com
import pytest

from lakip_xl.excel import server
from lakip_xl.excel.conversation import done
from lakip_xl.excel.server import LakipServer, serve
from lakip_xl.excel.watchdog import QUIET_SECONDS, Watchdog
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import FunctionSpec

MISSING = -2147352572
HEAVY = {"pandas", "numpy", "matplotlib", "xlwings", "openpyxl", "formualizer", "lxml", "docx"}


def ask(function: str, *arguments: Any) -> Any:
    return LakipServer().CallUDF("lakip_xl", function, arguments)


def test_a_cell_is_answered_with_a_cell() -> None:
    assert ask("CAPAIAN", 78.0, 71.0) == pytest.approx(109.85915492957747)


def test_arguments_not_given_may_be_blank_missing_or_absent() -> None:
    for arguments in [(331.5,), (331.5, None), (331.5, MISSING)]:
        assert ask("INDEKS_MERIT", *arguments) == 331.5 / 410


def test_a_column_is_answered_with_rows() -> None:
    answer = ask("CAPAIAN", ((78.0,), (1.0,)), ((71.0,), (0.0,)))
    assert answer == [[pytest.approx(109.85915492957747)], [-2146826281]]


def test_a_row_is_answered_with_a_row() -> None:
    assert ask("KATEGORI", (90.0, 60.0)) == [["Sangat Berhasil", "Cukup Berhasil"]]


@pytest.mark.parametrize("name", ["exec", "__import__", "os.system", "capaian", ""])
def test_what_is_no_function_of_the_catalogue_is_refused(name: str) -> None:
    assert name not in CATALOGUE
    with pytest.raises(KeyError):
        LakipServer().CallUDF("os", name, ("calc.exe",))


def test_com_sees_three_methods_and_none_runs_statements() -> None:
    assert LakipServer._public_methods_ == ("CallUDF", "RunMacro", "Notice")


def test_a_first_answer_loads_nothing_heavy() -> None:
    script = (
        "import sys; from lakip_xl.excel.server import LakipServer;"
        "LakipServer().CallUDF('', 'CAPAIAN', (78.0, 71.0));"
        "print(*{m.split('.')[0] for m in sys.modules})"
    )
    command = [sys.executable, "-I", "-B", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.split())


MEASURE = """
import sys, time
began = time.perf_counter()
if len(sys.argv) > 1:
    from lakip_xl.excel.server import LakipServer
    LakipServer().CallUDF("", "CAPAIAN", (78.0, 71.0))
seconds = time.perf_counter() - began
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(seconds, int(peak.split()[1]) / 1024)
"""


def measured(*arguments: str) -> tuple[float, float]:
    """Seconds inside and MB of a fresh process, the best of five."""
    command = [sys.executable, "-I", "-B", "-c", MEASURE, *arguments]
    runs = []
    for _ in range(5):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds, megabytes = map(float, done.stdout.split())
        runs.append((seconds, megabytes))
    return min(seconds for seconds, _ in runs), min(megabytes for _, megabytes in runs)


@pytest.mark.skipif("sys.platform != 'linux'")
def test_a_first_answer_costs_a_quarter_of_a_second_and_25_megabytes_at_most() -> None:
    seconds, megabytes = measured("jawab")
    _, bare = measured()
    assert seconds <= 0.25
    assert megabytes - bare <= 25


class Windows:
    """pywin32 with a message queue of the test's choice; what MsgWait answers comes in turns."""

    WAIT_OBJECT_0, WAIT_TIMEOUT, QS_ALLEVENTS = 0, 258, 255
    REGCLS_MULTIPLEUSE, REGCLS_SUSPENDED, CLSCTX_LOCAL_SERVER = 1, 4, 4

    def __init__(self, *waits: Any, quits: bool = False, already: bool = False) -> None:
        self.waits, self.quits, self.already = list(waits), quits, already
        self.log: list[str] = []
        self.turns = 0
        self.policy = SimpleNamespace(DefaultPolicy=object)
        self.util = SimpleNamespace(wrap=lambda value, _interface: value)
        self.types = SimpleNamespace(IID=str)
        self.com = self.api = self.event = self

    def __getattr__(self, name: str) -> Any:
        def noted(*_: object) -> int:
            self.log.append(name)
            return 0

        return noted

    def GetLastError(self) -> int:  # noqa: N802
        return 183 if self.already else 0

    def OpenProcess(self, _access: int, _inherit: object, process: int) -> int:  # noqa: N802
        return process

    def PumpWaitingMessages(self) -> bool:  # noqa: N802
        return self.quits

    def MsgWaitForMultipleObjects(self, *_: object) -> int:  # noqa: N802
        self.turns += 1
        turn = self.waits.pop(0) if len(self.waits) > 1 else self.waits[0]
        return int(turn(self) if callable(turn) else turn)


CLASS = "{6C616B69-705F-4A45-8D42-000000000ABC}"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(windows: Windows, excel: int = 7) -> Windows:
        monkeypatch.setattr(server, "_Windows", lambda: windows)
        serve(CLASS, excel)
        return windows

    return run


def test_it_ends_with_excel(served: Any) -> None:
    assert served(Windows(258, 0)).turns == 2


def test_it_ends_when_excel_lets_go_of_it(served: Any) -> None:
    windows = served(Windows(1, quits=True))
    assert windows.turns == 1
    assert windows.log[-1] == "CoUninitialize"


def test_it_does_not_stay_when_nobody_ever_asks(served: Any) -> None:
    assert served(Windows(258)).turns == server.UNUSED_SECONDS


def test_it_stays_as_long_as_its_object_was_given_out(served: Any) -> None:
    def asked(windows: Windows) -> int:
        policy: Any = windows.policy.DefaultPolicy()
        assert isinstance(policy._CreateInstance_(CLASS, "dispatch"), LakipServer)
        return 1

    windows = Windows(asked, *[258] * 1000, 0)
    assert served(windows).turns == 1002


def test_a_second_server_of_the_same_excel_steps_back(served: Any) -> None:
    windows = served(Windows(258, already=True))
    assert "CoRegisterClassObject" not in windows.log


def test_the_watchdog_rests_between_questions_and_ends_no_macro(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watchdog = Watchdog(lambda _: None, lambda: None)
    asked = LakipServer(watchdog)
    asked.CallUDF("", "CAPAIAN", (78.0, 71.0))
    assert watchdog.armed

    def macro(*_: object) -> list[str]:
        assert not watchdog.armed
        asked.CallUDF("", "CAPAIAN", (78.0, 71.0))  # Excel computes what the macro wrote
        assert not watchdog.armed
        return list(done("", ""))

    monkeypatch.setattr(LakipServer, "_run", staticmethod(macro))
    asked.RunMacro("periksa", None)
    asked.CallUDF("", "CAPAIAN", (78.0, 71.0))
    assert watchdog.armed


def test_a_server_that_was_asked_lets_its_watchdog_rest(served: Any) -> None:
    rested: list[bool] = []

    def ask(windows: Windows) -> int:
        policy: Any = windows.policy.DefaultPolicy()
        found = policy._CreateInstance_(CLASS, "dispatch")
        found.CallUDF("", "CAPAIAN", (78.0, 71.0))
        time.sleep(QUIET_SECONDS)
        rested.append(found._watchdog.armed)
        windows.found = found
        return 1

    def look(windows: Windows) -> int:
        rested.append(windows.found._watchdog.armed)
        return 0

    served(Windows(ask, look))
    assert rested == [True, False]


def test_a_macro_gets_the_workbook_that_excel_hands_over(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_com.install()
    import win32com.client
    import xlwings._xlwindows

    from lakip_xl.excel import macros

    ran: list[Any] = []
    monkeypatch.setattr(win32com.client, "Dispatch", lambda book: book)
    monkeypatch.setattr(xlwings._xlwindows, "Book", lambda book: SimpleNamespace(name=book))

    def run(name: str, book: Any) -> tuple[str, ...]:
        ran.append((name, book.book.name, book.answers))
        return done("selesai", "")

    monkeypatch.setattr(macros, "run", run)
    reply = LakipServer().RunMacro("periksa", "LKjIP 2024.xlsm", "0123=ya\n")
    assert ran == [("periksa", "LKjIP 2024.xlsm", {"0123": "ya"})]
    assert reply == ["selesai", "", "selesai", "", ""]


@pytest.mark.parametrize("spec", CATALOGUE.values(), ids=lambda spec: spec.name)
def test_no_answer_is_a_tuple(spec: FunctionSpec) -> None:
    """pywin32 answers with a tuple's first item, and writes the others into VBA's variables."""
    for example in spec.examples:
        assert not isinstance(ask(spec.name, *example.arguments), tuple)
