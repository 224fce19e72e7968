"""What the bridge does when Python is missing, dies, raises or answers nonsense."""

import math
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from vba_excel import Process, PythonRaisedError, Server, ServerGoneError, VbaExcel, error_number

from lakip_xl.excel.conversation import Kind, Question, asked, done, read_answers
from lakip_xl.functions.catalogue import CATALOGUE

NOT_AVAILABLE = 2042
NOON = datetime(2024, 7, 1, 12, 0, 0)  # noqa: DTZ001 - Excel's clock has no time zone


def answering(*answers: Any) -> Callable[..., Any]:
    """A server that gives its answers in order, raises those that are exceptions, then stops."""
    remaining: Iterator[Any] = iter(answers)

    def call(*_: object) -> Any:
        answer = next(remaining)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return call


def excel_with(small: Path, *servers: Callable[..., Any] | Exception) -> VbaExcel:
    """Excel whose n-th connection reaches the n-th server."""
    remaining = iter(servers)

    def connect() -> Server:
        server = next(remaining)
        if isinstance(server, Exception):
            raise server
        return Server(server)

    excel = VbaExcel(small, connect)
    excel.app.freeze_clock(NOON)
    return excel


def test_a_formula_costs_one_call_and_the_connection_is_made_once(small: Path) -> None:
    calls = []

    def call(*arguments: object) -> float:
        calls.append(arguments)
        return 1.0

    excel = excel_with(small, call)
    for _ in range(5):
        excel.evaluate("CAPAIAN(78, 71)")
    assert excel.connections == 1
    assert calls == [("lakip_xl", "CAPAIAN", (78, 71))] * 5


def test_a_server_that_died_is_reconnected_once(small: Path) -> None:
    excel = excel_with(small, answering(1.0, ServerGoneError()), answering(2.0))
    assert excel.evaluate("CAPAIAN(78, 71)") == 1.0
    assert excel.evaluate("CAPAIAN(78, 71)") == 2.0
    assert excel.connections == 2
    assert excel.status() == ""


def test_a_server_that_dies_again_gives_not_available_and_a_reason(small: Path) -> None:
    dead = answering(ServerGoneError())
    excel = excel_with(small, dead, answering(ServerGoneError()), answering(3.0))
    assert error_number(excel.evaluate("CAPAIAN(78, 71)")) == NOT_AVAILABLE
    assert excel.connections == 2
    assert "remote server machine" in excel.status()
    assert error_number(excel.evaluate("CAPAIAN(78, 71)")) == NOT_AVAILABLE
    assert excel.connections == 2
    excel.app.freeze_clock(NOON + timedelta(seconds=6))
    assert excel.evaluate("CAPAIAN(78, 71)") == 3.0


def test_a_missing_python_gives_not_available_without_a_message_box(small: Path) -> None:
    excel = excel_with(small, ServerGoneError())
    assert error_number(excel.evaluate("KATEGORI(90)")) == NOT_AVAILABLE
    assert excel.app.dialogs == []


def test_a_thousand_cells_do_not_wait_for_a_thousand_failing_connections(small: Path) -> None:
    excel = excel_with(small, ServerGoneError(), answering(1.0))
    for _ in range(1000):
        assert error_number(excel.evaluate("CAPAIAN(78, 71)")) == NOT_AVAILABLE
    assert excel.connections == 1
    excel.app.freeze_clock(NOON + timedelta(seconds=6))
    assert excel.evaluate("CAPAIAN(78, 71)") == 1.0


def test_recalculating_from_the_ribbon_connects_at_once(small: Path) -> None:
    excel = excel_with(small, ServerGoneError(), answering(1.0))
    excel.evaluate("CAPAIAN(78, 71)")
    excel.run("LakipServer.ForgetServer")
    assert excel.evaluate("CAPAIAN(78, 71)") == 1.0
    assert excel.status() == ""


def test_an_exception_in_python_is_not_taken_for_a_dead_server(small: Path) -> None:
    trouble = PythonRaisedError("ModuleNotFoundError: No module named 'lakip_xl'")
    excel = excel_with(small, answering(trouble, 1.0))
    assert error_number(excel.evaluate("CAPAIAN(78, 71)")) == NOT_AVAILABLE
    assert "No module named 'lakip_xl'" in excel.status()
    assert excel.evaluate("CAPAIAN(78, 71)") == 1.0
    assert excel.connections == 1


@pytest.mark.parametrize(
    "garbage",
    [
        "Traceback (most recent call last)",
        "110",
        None,
        True,
        math.inf,
        math.nan,
        -math.inf,
        (1.0, 2.0),
        ((1.0,), (2.0,)),
        (),
    ],
    ids=repr,
)
def test_an_answer_that_is_no_number_is_an_error_never_a_text(small: Path, garbage: object) -> None:
    excel = excel_with(small, answering(garbage))
    assert error_number(excel.evaluate("CAPAIAN(78, 71)")) == NOT_AVAILABLE


@pytest.mark.parametrize("garbage", [110.0, 110, None, True, ("Berhasil", "Berhasil")], ids=repr)
def test_an_answer_that_is_no_text_is_an_error_where_a_text_is_due(
    small: Path, garbage: object
) -> None:
    excel = excel_with(small, answering(garbage))
    assert error_number(excel.evaluate("KATEGORI(90)")) == NOT_AVAILABLE


@pytest.mark.parametrize(
    "garbage",
    [(), 5.0, "teks", ((1.0,), (2.0,)), ((1.0, 2.0, 3.0),), (1.0, 2.0, 3.0), ((1.0, 2.0),) * 3],
    ids=repr,
)
def test_an_answer_of_the_wrong_shape_is_one_error(small: Path, garbage: object) -> None:
    excel = excel_with(small, answering(garbage))
    answer = excel.evaluate('CAPAIAN(Worksheets("Kamus").Range("A1:A3"), 71)')
    assert error_number(answer) == NOT_AVAILABLE


def test_garbage_in_one_cell_of_a_range_spoils_that_cell_only(small: Path) -> None:
    excel = excel_with(small, answering(((1.0,), ("sampah",), (-2146826281,))))
    answer = excel.evaluate('CAPAIAN(Worksheets("Kamus").Range("A1:A3"), 71)')
    assert answer[0] == [1.0]
    assert [error_number(row[0]) for row in answer[1:]] == [NOT_AVAILABLE, 2007]


class TestStatusLine:
    def test_waits_until_the_calculation_is_over(self, small: Path) -> None:
        excel = excel_with(small, ServerGoneError())
        excel.evaluate("CAPAIAN(78, 71)")
        assert not self.line(excel).startswith("Python belum menjawab")
        excel.run("LakipServer.ShowPythonStatus")
        assert self.line(excel).startswith("Python belum menjawab")

    def test_says_what_to_do(self, small: Path) -> None:
        excel = excel_with(small, ServerGoneError())
        excel.evaluate("CAPAIAN(78, 71)")
        assert "Diagnosa" in excel.status()
        assert "\n" not in excel.status()

    def test_goes_away_after_recovery(self, small: Path) -> None:
        excel = excel_with(small, ServerGoneError(), answering("Rp 0"))
        excel.evaluate("CAPAIAN(78, 71)")
        excel.run("LakipServer.ShowPythonStatus")
        excel.run("LakipServer.ForgetServer")
        excel.run("LakipServer.WarmUpPython")
        assert self.line(excel) in (None, "")

    @staticmethod
    def line(excel: VbaExcel) -> Any:
        return excel.evaluate('ThisWorkbook.Names("StatusPython").RefersToRange.Value')


class TestInterpreter:
    """Excel's formulas wait for a start 1.5 seconds, whatever the interpreter does."""

    def excel(self, small: Path, process: Process, answers_after: int | None = None) -> VbaExcel:
        """Excel whose server is there once the interpreter has run this long."""

        def connect() -> Server:
            if answers_after is None or not process.running or process.age < answers_after:
                raise ServerGoneError
            return Server(lambda *_: 1.0)

        excel = VbaExcel(small, connect, process)
        excel.app.freeze_clock(NOON)
        return excel

    def edit_all_morning(self, excel: VbaExcel) -> list[Any]:
        """A formula every half minute for two hours."""
        answers = []
        for minute in range(240):
            excel.app.freeze_clock(NOON + timedelta(seconds=30 * minute))
            answers.append(excel.evaluate("CAPAIAN(78, 71)"))
        return answers

    def test_one_that_starts_in_time_is_waited_for(self, small: Path) -> None:
        process = Process()
        excel = self.excel(small, process, answers_after=300)
        assert excel.evaluate("CAPAIAN(78, 71)") == 1.0
        assert (process.starts, process.waited) == (1, 300)

    def test_one_that_hangs_costs_three_seconds_at_most_in_a_whole_morning(
        self, small: Path
    ) -> None:
        process = Process()
        excel = self.excel(small, process)
        answers = self.edit_all_morning(excel)
        assert {error_number(answer) for answer in answers} == {NOT_AVAILABLE}
        assert process.starts == 1
        assert process.waited <= 3000
        assert "masih dimulai" in excel.status()

    def test_a_slow_one_is_found_later_without_waiting(self, small: Path) -> None:
        process = Process()
        excel = self.excel(small, process, answers_after=20_000)
        assert error_number(excel.evaluate("CAPAIAN(78, 71)")) == NOT_AVAILABLE
        waited = process.waited
        process.age = 20_000
        excel.app.freeze_clock(NOON + timedelta(seconds=21))
        assert excel.evaluate("CAPAIAN(78, 71)") == 1.0
        assert process.waited == waited

    def test_one_that_crashes_is_not_waited_for_and_tried_ever_more_rarely(
        self, small: Path
    ) -> None:
        process = Process(lives=0)
        excel = self.excel(small, process)
        self.edit_all_morning(excel)
        assert process.waited == 0
        assert process.starts < 40
        assert "berhenti begitu dijalankan" in excel.status()

    def test_one_that_dies_at_every_question_is_asked_ever_more_rarely(self, small: Path) -> None:
        process = Process()

        def connect() -> Server:
            if not process.running:
                raise ServerGoneError

            def die(*_: object) -> float:
                process.running = False
                raise ServerGoneError

            return Server(die)

        excel = VbaExcel(small, connect, process)
        excel.app.freeze_clock(NOON)
        answers = self.edit_all_morning(excel)
        assert {error_number(answer) for answer in answers} == {NOT_AVAILABLE}
        assert process.starts < 80
        assert "remote server" in excel.status()

    def test_one_that_is_missing_costs_nothing(self, small: Path) -> None:
        process = Process(refusal="berkas tidak ada")
        excel = self.excel(small, process)
        self.edit_all_morning(excel)
        assert (process.starts, process.waited) == (0, 0)
        assert "berkas tidak ada" in excel.status()


class TestNoAnswer:
    """A function that does not answer: its server ends itself a second later (``watchdog``)."""

    SECONDS = 1.25

    class Office:
        """Excel, and servers in which some functions do not answer; the clock goes with them."""

        def __init__(self, small: Path, silent: set[str], *, starts_after: int = 0) -> None:
            self.silent, self.now = silent, NOON
            self.process = Process()
            self.starts_after = starts_after
            self.asked: list[str] = []
            self.excel = VbaExcel(small, self.connect, self.process)
            self.excel.app.freeze_clock(NOON)
            self.process.on_wait = self.go_on

        def go_on(self, milliseconds: float) -> None:
            self.now += timedelta(milliseconds=milliseconds)
            self.excel.app.freeze_clock(self.now)

        def connect(self) -> Server:
            if not self.process.running or self.process.age < self.starts_after:
                raise ServerGoneError
            return Server(self.answer)

        def answer(self, _module: str, function: str, _values: object) -> Any:
            self.asked.append(function)
            if function not in self.silent:
                return "Berhasil" if function == "KATEGORI" else 1.0
            self.go_on(1000 * TestNoAnswer.SECONDS)
            self.process.running = False
            raise ServerGoneError

        def compute(self, *expressions: str) -> float:
            """Compute formulas, one after the other; give the seconds it took in all."""
            began = self.now
            for expression in expressions:
                self.excel.evaluate(expression)
            return (self.now - began).total_seconds()

    @pytest.mark.parametrize("starts_after", [0, 300, 1400, 5000])
    def test_costs_three_seconds_at_most_in_a_whole_morning(
        self, small: Path, starts_after: int
    ) -> None:
        office = self.Office(small, set(CATALOGUE), starts_after=starts_after)
        waited = 0.0
        for _ in range(240):
            waited += office.compute("CAPAIAN(78, 71)", "KATEGORI(90)", "SERAPAN(1, 2)")
            office.go_on(30_000)
        assert waited < 3
        assert "\n" not in office.excel.status()

    def test_is_said_by_its_name_and_not_asked_for_again(self, small: Path) -> None:
        office = self.Office(small, {"KATEGORI"})
        waited = office.compute("CAPAIAN(78, 71)", *["KATEGORI(90)"] * 100)
        assert waited < 3
        assert "KATEGORI tidak selesai dihitung" in office.excel.status()
        assert office.asked == ["CAPAIAN", "KATEGORI"]

    def test_the_others_are_answered_by_a_new_server(self, small: Path) -> None:
        office = self.Office(small, {"KATEGORI"})
        assert error_number(office.excel.evaluate("KATEGORI(90)")) == NOT_AVAILABLE
        assert office.excel.evaluate("CAPAIAN(78, 71)") == 1.0
        assert office.process.starts == 2
        assert "KATEGORI tidak selesai dihitung" in office.excel.status()

    def test_is_asked_for_again_when_the_user_wants_it(self, small: Path) -> None:
        office = self.Office(small, {"KATEGORI"})
        office.compute("KATEGORI(90)")
        office.silent.clear()
        office.excel.run("LakipServer.ForgetServer")
        assert office.excel.evaluate("KATEGORI(90)") == "Berhasil"
        assert office.excel.status() == ""


class TestMacros:
    MACRO = """
Public Function Jalankan(ByVal nama As String) As String
    On Error GoTo Gagal
    RunLakipMacro nama, ActiveWorkbook
    Exit Function
Gagal:
    Jalankan = Err.Description
End Function
"""

    def test_a_macro_runs_once_in_the_server_that_answers_formulas(self, small: Path) -> None:
        server = Server(lambda *_: 1.0)
        excel = VbaExcel(small, lambda: server)
        excel.app.add_module(self.MACRO, name="Uji")
        excel.evaluate("CAPAIAN(78, 71)")
        assert excel.evaluate('Jalankan("periksa")') == ""
        assert server.macros == ["periksa"]
        assert excel.connections == 1

    def test_a_dead_server_is_replaced_before_the_macro_and_not_after(self, small: Path) -> None:
        dead, alive = Server(answering(1.0, ServerGoneError())), Server(lambda *_: 1.0)
        servers = iter([dead, alive])
        excel = VbaExcel(small, lambda: next(servers))
        excel.app.add_module(self.MACRO, name="Uji")
        excel.evaluate("CAPAIAN(78, 71)")
        assert excel.evaluate('Jalankan("periksa")') == ""
        assert (dead.macros, alive.macros) == ([], ["periksa"])

    def test_one_whose_python_dies_is_not_run_again_and_leaves_excel_as_it_was(
        self, small: Path
    ) -> None:
        server = Server(lambda *_: 1.0)
        server.dies_in_macros = True
        excel = VbaExcel(small, lambda: server)
        excel.app.add_module(self.MACRO, name="Uji")
        assert "remote server" in excel.evaluate('Jalankan("rapikan_angka")')
        assert server.macros == ["rapikan_angka"]
        assert excel.evaluate("Application.EnableEvents") is True
        assert "remote server" in excel.status()

    def test_excel_asks_between_the_calls_and_hands_every_answer_over(self, small: Path) -> None:
        server = Server(lambda *_: 1.0)
        question = Question(Kind.CONFIRM, "12 sel akan menjadi angka. Lanjutkan?")
        server.replies = [asked(question), done("12 sel menjadi angka.", "Rapikan angka teks")]
        excel = VbaExcel(small, lambda: server)
        excel.app.add_module(self.MACRO, name="Uji")
        assert excel.evaluate('Jalankan("rapikan_angka")') == ""
        assert [read_answers(text) for text in server.answers] == [{}, {question.identity: "ya"}]
        shown = [str(dialog) for dialog in excel.app.dialogs]
        assert "Lanjutkan?" in shown[0]
        assert "12 sel menjadi angka." in shown[1]
        title, procedure = excel.undo_offered().split(" | ")
        assert title == "Batalkan Rapikan angka teks"
        excel.run(procedure.partition("!")[2])
        assert server.macros[-1] == "batalkan"

    @pytest.mark.parametrize("chosen", ["C:\\Kiriman 2025", ""])
    def test_a_folder_is_chosen_or_not(self, small: Path, chosen: str) -> None:
        server = Server(lambda *_: 1.0)
        question = Question(Kind.OPEN_FOLDER, "Pilih folder berisi buku kerja instansi")
        server.replies = [asked(question)]
        excel = VbaExcel(small, lambda: server)
        excel.folder_picker.chosen = chosen
        excel.app.add_module(self.MACRO, name="Uji")
        assert excel.evaluate('Jalankan("gabung")') == ""
        assert read_answers(server.answers[-1]) == {question.identity: chosen}
        assert excel.folder_picker.title == question.text

    def test_a_macro_that_cannot_be_taken_back_offers_no_undo(self, small: Path) -> None:
        server = Server(lambda *_: 1.0)
        excel = VbaExcel(small, lambda: server)
        excel.app.add_module(self.MACRO, name="Uji")
        excel.evaluate('Jalankan("periksa")')
        assert excel.undo_offered() == ""
        assert excel.app.dialogs == []

    def test_a_macro_that_never_ends_to_ask_is_left(self, small: Path) -> None:
        server = Server(lambda *_: 1.0)
        server.replies = [asked(Question(Kind.CONFIRM, f"Lagi {n}?")) for n in range(99)]
        excel = VbaExcel(small, lambda: server)
        excel.app.add_module(self.MACRO, name="Uji")
        excel.evaluate('Jalankan("periksa")')
        assert len(server.macros) == 20

    def test_without_python_a_macro_says_so(self, small: Path) -> None:
        excel = excel_with(small, ServerGoneError())
        excel.app.add_module(self.MACRO, name="Uji")
        assert "Could not activate" in excel.evaluate('Jalankan("periksa")')
