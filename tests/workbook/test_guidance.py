"""The list of what is still to be filled: of cells that are there, right for any workbook."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lakip_xl.engine.recalculation import recalculate
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import parse_cell
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData
from lakip_xl.workbook.schema import FIELDS, SHEETS, TABLES, modules
from lakip_xl.workbook.schema.beranda import SHEET as BERANDA
from lakip_xl.workbook.schema.guidance import (
    DONE,
    LAST_ROW,
    NAME,
    NEXT,
    OPTIONAL,
    STEPS,
    UNUSED,
    WRONG,
    lines,
    links,
)

FILLED = WorkbookData(
    fields={"NamaInstansi": "Dinas Kearsipan", "TahunLaporan": 2025, "WaktuPeriksa": "kemarin"},
    tables={
        "tblIKU": [
            {"Sasaran": "Mutu", "Indikator": "A", "Satuan": "%", "Target": 90, "Realisasi": 80},
            {"Indikator": "B", "Satuan": "Predikat", "Target": "BB", "Realisasi": "A"},
        ],
        "tblSasaran": [{"Sasaran": "Mutu"}],
        "tblAnggaran": [
            {"Kode": "1", "Uraian": "Program"},
            {"Kode": "1.1", "Uraian": "Kegiatan", "Anggaran": 10, "Realisasi": 0},
        ],
    },
)


def words(path: Path) -> dict[str, tuple[object, object]]:
    """The number and the word of each step, by what it asks for."""
    book = open_book(path, stored=True)
    return {
        step.label: (book.value(f"{NAME}{order}"), book.value(f"{NAME}{order}Kata"))
        for order, step in enumerate(STEPS, start=1)
        if f"{NAME}{order}" in book.fields
    }


def changed(table: str, row: int, **values: Scalar) -> WorkbookData:
    """The filled workbook with some cells of one row changed."""
    rows: list[dict[str, Scalar]] = [dict(one) for one in FILLED.tables[table]]
    rows[row] |= {title.replace("_", " "): value for title, value in values.items()}
    return WorkbookData({**FILLED.tables, table: rows}, FILLED.fields)


def test_every_step_names_columns_and_cells_of_the_schema() -> None:
    for step in STEPS:
        for table, column in re.findall(r"(tbl\w+)\[([^\]]+)\]", step.missing + step.used):
            assert TABLES[table][column]
        for name in re.findall(r"\b[A-Z][a-z]+[A-Z]\w+\b", step.missing):
            assert name in FIELDS


def test_every_step_leads_to_a_cell_that_is_typed_into() -> None:
    sheets = {sheet.title: sheet for sheet in SHEETS}
    for step in STEPS:
        sheet = sheets[step.sheet]
        row, _ = parse_cell(step.cell)
        columns = {table.letter(column.title): column for table in sheet.tables for column in table}
        typed = {field.cell for field in sheet.fields if field.is_filled_by_user}
        letter = step.cell.rstrip("0123456789")
        assert step.cell in typed or (row == 9 and columns[letter].is_filled_by_user)


@pytest.mark.parametrize("without", [(), ("Program",), ("SAKIP", "IP ASN", "Efisiensi")])
def test_numbers_words_and_links_stand_side_by_side(without: Sequence[str]) -> None:
    front = next(s for s in modules.sheets_without(without) if s.title == "Beranda")
    cells = {field.name: field.cell for field in front.fields}
    for (order, step, (label, number, word), row), (place, text, there) in zip(
        lines(without), links(without), strict=True
    ):
        assert cells[f"{NAME}{order}"] == f"{number}{row}"
        assert cells[f"{NAME}{order}Kata"] == f"{word}{row}"
        assert (place, there) == (f"{label}{row}", (step.sheet, step.cell))
        assert text.endswith(step.label)
        assert row <= LAST_ROW
    assert not {step.sheet for _, step, *_ in lines(without)} & set(without)


def test_no_two_cells_of_beranda_stand_in_one_place() -> None:
    for without in ((), ("Program", "Sistem Merit"), tuple(modules.KEYS.values())):
        front = next(s for s in modules.sheets_without(without) if s.title == "Beranda")
        cells = [field.cell for field in front.fields]
        assert len(cells) == len(set(cells))
    assert BERANDA.fields


def test_a_blank_workbook_asks_for_everything_in_order(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsm"
    build(path)
    said = words(path)
    assert [number for number, _ in said.values()][:7] == [2, 1, 1, 1, 1, 2, 1]
    assert {word for _, word in list(said.values())[7:]} == {OPTIONAL}
    assert open_book(path, stored=True).value(NEXT) == (
        "Berikutnya: 1. Instansi dan tahun laporan: belum diisi"
    )


def test_a_filled_workbook_says_so_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "penuh.xlsm"
    build(path, FILLED)
    assert {word for _, word in words(path).values()} == {DONE, OPTIONAL}
    assert open_book(path, stored=True).value(NEXT) == "Semua isian sudah lengkap."


@pytest.mark.parametrize(
    ("data", "label", "number", "word"),
    [
        (changed("tblIKU", 0, Realisasi=None), "Target dan realisasi IKU", 1, "belum diisi"),
        (changed("tblIKU", 1, Satuan=None), "Satuan IKU", 1, "belum diisi"),
        (changed("tblIKU", 0, Realisasi="tidak ada"), "Target dan realisasi IKU", 1, WRONG),
        (changed("tblIKU", 1, Sasaran="Lain"), "Nama sasaran", 1, "salin nama dari lembar IKU"),
        (changed("tblAnggaran", 1, Anggaran="10.000"), "Pagu dan realisasi", 2, WRONG),
        (changed("tblAnggaran", 1, Uraian=None), "Kode dan uraian anggaran", 1, "belum diisi"),
    ],
)
def test_what_is_missing_or_wrong_is_counted_and_named(
    data: WorkbookData, label: str, number: int, word: str, tmp_path: Path
) -> None:
    path = tmp_path / "kurang.xlsm"
    build(path, data)
    assert words(path)[label] == (number, word)
    assert label in str(open_book(path, stored=True).value(NEXT))


def test_a_module_that_is_begun_is_to_be_finished_and_one_switched_off_is_not(
    tmp_path: Path,
) -> None:
    begun = {"tblProgram": [{"Kode": "1", "Uraian Indikator": "A", "Target": 5}]}
    path = tmp_path / "program.xlsm"
    build(path, WorkbookData({**FILLED.tables, **begun}, FILLED.fields))
    assert words(path)["Program"] == (2, "belum diisi")
    book = load_workbook(path, keep_vba=True)
    sheet, cell = next(iter(book.defined_names["ModulProgram"].destinations))
    book[sheet][cell.replace("$", "")].value = "tidak"
    book.save(path)
    recalculate(path)
    assert words(path)["Program"] == (None, UNUSED)


def test_a_workbook_without_modules_asks_for_none_of_them(tmp_path: Path) -> None:
    path = tmp_path / "ramping.xlsm"
    build(path, WorkbookData(FILLED.tables, FILLED.fields, frozenset(modules.KEYS.values())))
    assert {word for _, word in words(path).values()} == {DONE}
    assert open_book(path, stored=True).value(NEXT) == "Semua isian sudah lengkap."
