"""Findings written into an open workbook, and taken out: the same as in a file, by either way."""

import re
import shutil
from pathlib import Path

import pytest
from fake_worksheet import FakeFilter
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import ColorScaleRule, Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet
from remote_excel import RemoteWorkbook

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.workbook.traces import MARKER, mark_formula
from lakip_xl.audit.workbook.writing import audit_and_write, clean
from lakip_xl.excel.macros import run
from lakip_xl.package.gate import open_package
from lakip_xl.workbook.schema.pemeriksaan import TBL_TEMUAN
from lakip_xl.workbook.template import new_workbook

SHEET, TABLE = "Pemeriksaan", TBL_TEMUAN.name
LINKS = TBL_TEMUAN.letter("Sel")
TIME = "K5"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("buku") / "contoh.xlsm"
    new_workbook(path, "pontianak-2024")
    return path


@pytest.fixture(scope="module")
def by_command(
    example: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Finding]]:
    path = tmp_path_factory.mktemp("buku") / "perintah.xlsm"
    return path, audit_and_write(example, path)


@pytest.fixture(scope="module")
def audited(example: Path) -> RemoteWorkbook:
    workbook = RemoteWorkbook(example)
    run("periksa", workbook)
    return workbook


@pytest.fixture(scope="module")
def by_macro(audited: RemoteWorkbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return audited.saved(tmp_path_factory.mktemp("buku") / "makro.xlsm", TABLE)


def opened(path: Path) -> Workbook:
    return load_workbook(path, keep_vba=True)


def rows_of(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet[sheet.tables[TABLE].ref][1:]]


def links_of(sheet: Worksheet) -> dict[str, str]:
    return {
        cell.coordinate: cell.hyperlink.location
        for cell in sheet[LINKS]
        if cell.hyperlink is not None
    }


def marks_of(sheet: Worksheet) -> list[tuple[str, str, frozenset[str], str, str, bool]]:
    """Every mark: its formula, its rank, its cells, its colours, whether it stops the others."""
    return sorted(
        (
            rule.formula[0],
            rule.priority,
            frozenset(str(found.sqref).split()),
            rule.dxf.fill.bgColor.rgb,
            rule.dxf.font.color.rgb,
            bool(rule.stopIfTrue),
        )
        for found in sheet.conditional_formatting
        for rule in found.rules
        if rule.type == "expression" and MARKER in rule.formula[0]
    )


def parts(path: Path) -> dict[str, bytes]:
    package = open_package(path)
    return {name: package.read(name) for name in package.names}


def add_rules_of_the_users(path: Path, cells: str) -> None:
    """A user's own conditional formats, on the very cells that carry a mark and elsewhere."""
    book = opened(path)
    formats = book["Anggaran"].conditional_formatting
    formats.add(cells, Rule("expression", dxf=DifferentialStyle(), formula=["1=1"]))
    formats.add("D9:D20", ColorScaleRule("min", None, "FF0000", "max", None, "00FF00"))
    book.save(path)


def rules_of_the_users(sheet: Worksheet) -> int:
    return sum(
        rule.type == "colorScale" or rule.formula[0] == "1=1"
        for found in sheet.conditional_formatting
        for rule in found.rules
    )


class TestPeriksaWritesWhatTheCommandWrites:
    def test_rows(self, by_macro: Path, by_command: tuple[Path, list[Finding]]) -> None:
        written = rows_of(opened(by_macro)[SHEET])
        assert written == rows_of(opened(by_command[0])[SHEET])
        assert len(written) == len(by_command[1]) > TBL_TEMUAN.blank_rows

    def test_links(self, by_macro: Path, by_command: tuple[Path, list[Finding]]) -> None:
        links = links_of(opened(by_macro)[SHEET])
        assert links == links_of(opened(by_command[0])[SHEET])
        assert links

    def test_marks(self, by_macro: Path, by_command: tuple[Path, list[Finding]]) -> None:
        ours, theirs = opened(by_macro), opened(by_command[0])
        for name in ours.sheetnames:
            assert marks_of(ours[name]) == marks_of(theirs[name])
        assert marks_of(ours["Anggaran"])

    def test_the_time(self, by_macro: Path) -> None:
        assert re.fullmatch(
            r"\d{1,2} [A-Z][a-z]+ \d{4} pukul \d\d\.\d\d", opened(by_macro)[SHEET][TIME].value
        )

    def test_a_linked_cell_looks_as_before(self, audited: RemoteWorkbook) -> None:
        sheet = audited.stored[SHEET]
        linked = [cell for cell in sheet[LINKS] if cell.hyperlink is not None]
        assert {cell.font.underline for cell in linked} == {None}
        assert {cell._style for cell in linked[:8]} == {sheet["D9"]._style}

    def test_the_counts_are_told(
        self, audited: RemoteWorkbook, by_command: tuple[Path, list[Finding]]
    ) -> None:
        wrong = sum(one.tingkat is Severity.GALAT for one in by_command[1])
        assert f" {wrong} galat, " in audited.messages[0]
        assert f"lembar {SHEET}" in audited.messages[0]

    def test_what_will_be_written_is_announced(self, audited: RemoteWorkbook) -> None:
        assert "ditandai" in audited.questions[0]
        assert "Bersihkan" in audited.questions[0]


class TestBersihkan:
    def test_leaves_no_trace_of_the_macro(self, by_macro: Path, tmp_path: Path) -> None:
        workbook = RemoteWorkbook(by_macro)
        run("bersihkan", workbook)
        self.is_clean(workbook.saved(tmp_path / "bersih.xlsm", TABLE))

    def test_leaves_no_trace_of_the_command(
        self, by_command: tuple[Path, list[Finding]], tmp_path: Path
    ) -> None:
        workbook = RemoteWorkbook(by_command[0])
        run("bersihkan", workbook)
        self.is_clean(workbook.saved(tmp_path / "bersih.xlsm", TABLE))

    def test_the_command_leaves_no_trace_of_the_macro(self, by_macro: Path, tmp_path: Path) -> None:
        path = tmp_path / "bersih.xlsm"
        clean(by_macro, path)
        self.is_clean(path)

    def test_the_surplus_rows_go(self, by_command: tuple[Path, list[Finding]]) -> None:
        workbook = RemoteWorkbook(by_command[0])
        run("bersihkan", workbook)
        (deletion,) = [one for one in workbook.actions if one["func"] == "rangeDelete"]
        assert deletion["row_count"] == len(by_command[1]) - TBL_TEMUAN.blank_rows
        assert deletion["column_count"] == len(TBL_TEMUAN.columns)

    @pytest.mark.parametrize("way", ["macro", "command"])
    def test_the_users_own_formats_stay(self, by_macro: Path, tmp_path: Path, way: str) -> None:
        path = Path(shutil.copy(by_macro, tmp_path / "format.xlsm"))
        first = marks_of(opened(path)["Anggaran"])[0]
        add_rules_of_the_users(path, " ".join(sorted(first[2])))
        if way == "macro":
            workbook = RemoteWorkbook(path)
            run("bersihkan", workbook)
            workbook.saved(path, TABLE)
        else:
            clean(path)
        sheet = opened(path)["Anggaran"]
        assert marks_of(sheet) == []
        assert rules_of_the_users(sheet) == 2

    def test_asks_first(self, by_macro: Path) -> None:
        workbook = RemoteWorkbook(by_macro, answer=False)
        run("bersihkan", workbook)
        assert workbook.written() == {}
        assert marks_of(workbook.stored["Anggaran"])

    def test_shows_the_rows_that_a_filter_hid(self, by_macro: Path) -> None:
        workbook = RemoteWorkbook(by_macro)
        chosen = workbook.worksheets[SHEET].filters[TABLE] = FakeFilter()
        run("bersihkan", workbook)
        assert not chosen.FilterMode

    def test_a_clean_workbook_stays_as_it_is(self, example: Path) -> None:
        workbook = RemoteWorkbook(example)
        run("bersihkan", workbook)
        assert set(workbook.written().values()) == {""}

    @pytest.mark.parametrize("locked", ["Anggaran", SHEET])
    @pytest.mark.parametrize("macro", ["periksa", "bersihkan"])
    def test_a_protected_sheet_is_refused_before_anything_is_written(
        self, by_macro: Path, macro: str, locked: str
    ) -> None:
        workbook = RemoteWorkbook(by_macro)
        workbook.stored[locked].protection.enable()
        run(macro, workbook)
        assert f"Lembar {locked} terproteksi" in workbook.messages[0]
        assert workbook.written() == {}
        assert marks_of(workbook.stored["Anggaran"])

    def is_clean(self, path: Path) -> None:
        book = opened(path)
        sheet = book[SHEET]
        assert rows_of(sheet) == [[None] * len(TBL_TEMUAN.columns)] * TBL_TEMUAN.blank_rows
        assert links_of(sheet) == {}
        assert sheet[TIME].value is None
        assert not [name for name in book.sheetnames if marks_of(book[name])]
        assert not [name for name, part in parts(path).items() if MARKER.encode() in part]


def test_auditing_again_replaces_the_marks(by_macro: Path) -> None:
    workbook = RemoteWorkbook(by_macro)
    before = marks_of(workbook.stored["Anggaran"])
    run("periksa", workbook)
    assert marks_of(workbook.stored["Anggaran"]) == before


def test_a_marks_formula_is_the_same_in_every_language_of_excel() -> None:
    """Excel reads the formulas of conditional formats in the user's own language."""
    for severity in Severity:
        outside = re.sub(r'"[^"]*"', "", mark_formula(severity))
        assert outside == "<>"
