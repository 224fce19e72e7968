"""A macro that asks is called again with the answers; what it wrote can be taken back."""

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lakip_xl.errors import LakipError
from lakip_xl.excel import adapter, macros
from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.conversation import LONGEST, Kind, Question, fitting, read_answers
from lakip_xl.excel.macros import run
from lakip_xl.services.table import Change


@dataclass
class Note:
    cell: "Cell"
    text: str

    def delete(self) -> None:
        self.cell.note = None


@dataclass
class Cell:
    """A cell as xlwings shows it."""

    sheet: Any
    address: str
    _value: Any = None
    _formula: str = ""
    number_format: str = "General"
    color: Any = None
    note: Note | None = None

    @property
    def value(self) -> Any:
        return self._value

    @value.setter
    def value(self, new: Any) -> None:
        self._formula = ""
        text = isinstance(new, str)
        self._value = new.removeprefix("'") if text and new.startswith("'") else new

    @property
    def formula(self) -> str:
        return self._formula or str(self._value)

    @formula.setter
    def formula(self, text: str) -> None:
        self._formula, self._value = text, 12.5

    def add_note(self, text: str) -> None:
        self.note = Note(self, text)


@dataclass
class Table:
    """The table tblAnggaran, with one column."""

    cells: list[Cell]
    parent: Any
    name: str = "tblAnggaran"

    def __post_init__(self) -> None:
        titles = SimpleNamespace(value=["Realisasi"])
        self.header_row_range = SimpleNamespace(options=lambda **_: titles)
        self.data_body_range = self

    def __getitem__(self, place: tuple[int, int]) -> Cell:
        return self.cells[place[0]]


@dataclass
class Book:
    """A workbook with that table; ``app`` counts what the user sees."""

    values: list[Any]
    fullname: str = r"C:\LAKIP\buku.xlsm"
    app: Any = field(
        default_factory=lambda: SimpleNamespace(
            calculation="automatic",
            enable_events=True,
            screen_updating=True,
            status_bar=False,
            selection=None,
            pid=7,
        )
    )

    def __post_init__(self) -> None:
        self.sheet = SimpleNamespace(name="Anggaran", range=self.range)
        self.cells = [Cell(self.sheet, f"$B${n}", value) for n, value in enumerate(self.values)]
        self.sheet.tables = [Table(self.cells, self.sheet)]
        self.sheets = _Sheets([self.sheet])

    def range(self, address: str) -> Cell:
        return next(cell for cell in self.cells if cell.address == address)

    def shown(self) -> list[tuple[Any, ...]]:
        return [
            (c.value, c.formula, c.number_format, c.color, c.note and c.note.text)
            for c in self.cells
        ]


class _Sheets(list[Any]):
    def __getitem__(self, name: Any) -> Any:
        return next(sheet for sheet in self if sheet.name == name)


def writing(workbook: ExcelWorkbook) -> None:
    """A macro as Rapikan is: it asks, then changes, formats and marks cells."""
    name = "tblAnggaran"
    if not workbook.confirm("3 sel akan berubah. Lanjutkan?"):
        return
    workbook.quiet()
    workbook.undoable("Uji")
    workbook.write(name, [Change(0, "Realisasi", 1167), Change(1, "Realisasi", 5)])
    workbook.set_format(name, 1, "Realisasi")
    workbook.progress("menandai")
    workbook.mark(name, 2, "Realisasi", "dua cara")
    workbook.inform("selesai")


@pytest.fixture(autouse=True)
def _macro(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(macros.MACROS, "uji", writing)
    monkeypatch.setattr(macros, "LAST", macros.LastJournal())


def book() -> Book:
    made = Book(["1.167 Orang", None, "1.439"])
    made.cells[1].formula = "=C2*2"
    return made


def call(name: str, opened: Book, answers: dict[str, str] | None = None) -> tuple[str, ...]:
    return run(name, ExcelWorkbook(opened, answers))  # type: ignore[arg-type]


QUESTION = Question(Kind.CONFIRM, "3 sel akan berubah. Lanjutkan?")
YES = {QUESTION.identity: "ya"}


def test_a_question_ends_the_call_before_anything_is_written() -> None:
    opened = book()
    before = opened.shown()
    kind, identity, text, *_ = call("uji", opened)
    assert (kind, identity, text) == ("ya", QUESTION.identity, QUESTION.text)
    assert opened.shown() == before
    assert opened.app.calculation == "automatic"


def test_with_a_yes_it_writes_and_says_what_can_be_taken_back() -> None:
    opened = book()
    assert call("uji", opened, YES) == ("selesai", "", "selesai", "Uji", "")
    assert [cell.value for cell in opened.cells] == [1167, 5, "1.439"]


def test_with_a_no_it_ends_without_a_word() -> None:
    opened = book()
    before = opened.shown()
    assert call("uji", opened, {QUESTION.identity: ""}) == ("selesai", "", "", "", "")
    assert opened.shown() == before


def test_an_answer_to_another_question_is_no_answer() -> None:
    other = Question(Kind.CONFIRM, "4 sel akan berubah. Lanjutkan?")
    assert call("uji", book(), {other.identity: "ya"})[0] == "ya"


def test_taking_it_back_restores_values_texts_formulas_formats_and_notes() -> None:
    opened = book()
    before = opened.shown()
    call("uji", opened, YES)
    assert call("batalkan", opened) == ("selesai", "", "", "", "")
    assert opened.shown() == before


def test_what_the_user_changed_since_is_left_and_counted() -> None:
    opened = book()
    call("uji", opened, YES)
    opened.cells[0].value = 99
    assert "1 yang Anda ubah sesudahnya dibiarkan" in call("batalkan", opened)[2]
    assert opened.cells[0].value == 99
    assert opened.cells[1].formula == "=C2*2"


def test_it_is_taken_back_once_and_only_in_its_workbook() -> None:
    opened = book()
    call("uji", opened, YES)
    elsewhere = Book([1], fullname=r"C:\LAKIP\lain.xlsm")
    assert "Tidak ada langkah" in call("batalkan", elsewhere)[2]
    assert "Tidak ada langkah" in call("batalkan", opened)[2]


def test_esc_in_the_middle_leaves_the_workbook_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(adapter, "stop_wanted", lambda excel: bool(asked.append(excel) or True))
    opened = book()
    before = opened.shown()
    reply = call("uji", opened, YES)
    assert "Dihentikan" in reply[2]
    assert reply[3] == ""
    assert asked == [7]  # Excel's process: Esc in another program is not meant
    assert opened.shown() == before
    assert opened.app.calculation == "automatic"


def test_a_failure_in_the_middle_leaves_the_workbook_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise LakipError("Lembar terproteksi: buka dahulu.")

    monkeypatch.setattr(ExcelWorkbook, "mark", fail)
    opened = book()
    before = opened.shown()
    reply = call("uji", opened, YES)
    assert reply[2] == "Lembar terproteksi: buka dahulu. Yang sudah diubah dikembalikan."
    assert opened.shown() == before


def test_files_and_columns_come_from_the_answers() -> None:
    files = Question(Kind.OPEN_FILE, "Pilih", files="CSV (*.csv),*.csv")
    column = Question(Kind.COLUMN, "Klik")
    answers = read_answers(f"{files.identity}=C:\\a=b;c.csv\n{column.identity}=4\n")
    workbook = ExcelWorkbook(book(), answers)  # type: ignore[arg-type]
    assert workbook.choose_file("Pilih", "CSV (*.csv),*.csv") == Path("C:\\a=b;c.csv")
    assert workbook.choose_column("Klik") == 4


def test_a_long_question_keeps_its_last_line() -> None:
    text = "\n".join(
        [*(f"Anggaran!F{n}: 1.{n:03} Orang -> 1{n:03}" for n in range(99)), "Lanjutkan?"]
    )
    short = fitting(text)
    assert len(short) <= LONGEST
    assert short.endswith("\n...\nLanjutkan?")
