"""Reading: what was written comes back typed; what is wrong is named with its place and cure."""

import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from editing import edited, sheet_part

from lakip_xl.errors import PackageError, WorkbookError
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.book.problems import Damage, Severity
from lakip_xl.workbook.example import load_example
from lakip_xl.workbook.reader import read_tables
from lakip_xl.workbook.schema import TABLES

if TYPE_CHECKING:
    from lakip_xl.workbook.data import WorkbookData


@pytest.fixture(scope="module")
def tables(example_workbook: Path) -> dict[str, pd.DataFrame]:
    return read_tables(example_workbook)


def test_every_table_comes_with_the_declared_columns(tables: dict[str, pd.DataFrame]) -> None:
    assert list(tables) == list(TABLES)
    for name, frame in tables.items():
        assert list(frame.columns) == [column.title for column in TABLES[name]]


def test_the_inputs_come_back_as_they_were_written(tables: dict[str, pd.DataFrame]) -> None:
    data: WorkbookData = load_example("pontianak-2024")
    for name, rows in data.tables.items():
        frame = tables[name]
        assert len(frame) == len(rows), name
        for (_, read), row in zip(frame.iterrows(), rows, strict=True):
            for title, value in row.items():
                if value is None:
                    assert pd.isna(read[title]), (name, title)
                else:
                    assert read[title] == value, (name, title)


def test_numbers_are_numbers_and_codes_are_text(tables: dict[str, pd.DataFrame]) -> None:
    anggaran = tables["tblAnggaran"]
    assert str(anggaran["Realisasi"].dtype) == "float64"
    assert pd.api.types.is_string_dtype(anggaran["Kode"])
    assert str(tables["tblIKU"]["No"].dtype) == "Int64"
    assert anggaran.index.name == "baris"
    assert anggaran.index[0] == 9


def test_the_empty_rows_of_the_template_are_left_out(blank_workbook: Path) -> None:
    frames = read_tables(blank_workbook)
    assert frames["tblIKU"].empty
    assert frames["tblProgram"].empty
    assert len(frames["tblMerit"]) == 37


def test_text_where_a_number_is_due_is_named_with_its_cell(
    example_workbook: Path, tmp_path: Path
) -> None:
    letter = TABLES["tblAnggaran"].letter("Realisasi")
    path = edited(
        example_workbook,
        tmp_path / "teks.xlsm",
        sheet_part("Anggaran"),
        rf'(<c r="{letter}11" s="\d+") ?(t="n")?><v>[^<]*</v></c>',
        r'\1 t="inlineStr"><is><t>Rp 22.589.000</t></is></c>',
    )
    with pytest.raises(WorkbookError, match="Realisasi") as caught:
        read_tables(path)
    message = str(caught.value)
    assert f"sheet 'Anggaran' sel {letter}11" in message
    assert "'Rp 22.589.000', bukan angka" in message
    assert "Rapikan" in message


def test_a_name_that_leads_nowhere_is_told(example_workbook: Path, tmp_path: Path) -> None:
    path = edited(
        example_workbook, tmp_path / "x.xlsm", "xl/workbook.xml", 'name="SAKIP"', 'name="Sakip 2"'
    )
    with pytest.raises(WorkbookError, match=r'berkas "x\.xlsm" tidak lagi merujuk ke sel sheet'):
        read_tables(path)


def table_part(workbook: Path, table: str) -> str:
    with zipfile.ZipFile(workbook) as archive:
        return next(
            name
            for name in archive.namelist()
            if name.startswith("xl/tables/") and f'"{table}"'.encode() in archive.read(name)
        )


def test_a_renamed_column_between_its_neighbours_is_read(
    example_workbook: Path, tmp_path: Path
) -> None:
    part = table_part(example_workbook, "tblIKU")
    path = edited(example_workbook, tmp_path / "x.xlsm", part, 'name="Target"', 'name="Rencana"')
    # Its formulas still speak of the old name, so the column is read without computing.
    book = open_book(path, stored=True)
    iku = book.table("tblIKU")
    assert iku is not None
    assert iku.renamed == {"Target": "Rencana"}
    assert [row.number("Target") for row in iku] == [71, 325]
    (problem,) = book.problems
    assert (problem.damage, problem.severity) == (Damage.COLUMN_RENAMED, Severity.WARNING)
    assert (problem.sheet, problem.cell) == ("IKU", f"{TABLES['tblIKU'].letter('Target')}8")


def test_a_missing_column_is_named_with_its_table(example_workbook: Path, tmp_path: Path) -> None:
    part = table_part(example_workbook, "tblIKU")
    one = edited(example_workbook, tmp_path / "x.xlsm", part, 'name="Target"', 'name="Sasaran 2"')
    two = edited(one, tmp_path / "y.xlsm", part, 'name="Realisasi"', 'name="Hasil"')
    with pytest.raises(WorkbookError, match="Kolom 'Target' tidak ada di tabel tblIKU"):
        read_tables(two)


def test_what_later_versions_brought_may_be_missing(
    example_workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    iku = TABLES["tblIKU"]
    later = replace(iku.columns[3], title="Bobot Baru", since=2)
    newer = replace(iku, columns=(*iku.columns[:4], later, *iku.columns[4:]))
    monkeypatch.setitem(TABLES, "tblIKU", newer)
    book = open_book(example_workbook, stored=True)
    assert book.problems == ()
    table = book.table("tblIKU")
    assert table is not None
    assert (table.missing, dict(table.renamed)) == ([], {})
    assert [row["Bobot Baru"] for row in table] == [None, None]


def test_a_missing_table_is_named_and_an_optional_one_is_empty(
    example_workbook: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(example_workbook) as archive:
        parts = {
            name: content.decode()
            for name in archive.namelist()
            if name.startswith("xl/tables/")
            for content in (archive.read(name),)
        }
    part_of = {re.search('displayName="(.*?)"', t)[1]: n for n, t in parts.items()}  # type: ignore[index]
    gone = edited(
        example_workbook, tmp_path / "a.xlsm", part_of["tblIKU"], 'displayName="tblIKU"',
        'displayName="Tabel1"',
    )  # fmt: skip
    with pytest.raises(WorkbookError, match="Tabel tblIKU tidak ada di sheet 'IKU'"):
        read_tables(gone)
    optional = edited(
        example_workbook, tmp_path / "b.xlsm", part_of["tblAset"], 'displayName="tblAset"',
        'displayName="Tabel1"',
    )  # fmt: skip
    assert read_tables(optional)["tblAset"].empty


def test_something_else_than_a_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xlsm").write_bytes(b"bukan")
    with pytest.raises(PackageError):
        read_tables(tmp_path / "x.xlsm")


def test_a_constant_in_a_computed_column_is_seen(example_workbook: Path, tmp_path: Path) -> None:
    letter = TABLES["tblIKU"].letter("Capaian")
    path = edited(
        example_workbook,
        tmp_path / "x.xlsm",
        sheet_part("IKU"),
        rf'(<c r="{letter}9" s="\d+")[^>]*><f>[^<]*</f><v>[^<]*</v></c>',
        r"\1><v>120</v></c>",
    )
    records = open_book(path).table("tblIKU")
    assert records is not None
    first, second = records
    assert first.typed_over == {"Capaian"}
    assert second.typed_over == frozenset()
    assert records.address(first, "Capaian") == f"{letter}9"


def test_the_named_cells_are_read_by_their_names(example_workbook: Path) -> None:
    book = open_book(example_workbook, stored=True)
    assert book.value("TahunLaporan") == 2024
    assert book.value("NamaPimpinan") is None


def test_a_copy_under_another_name_reads_the_same(example_workbook: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(example_workbook, tmp_path / "salinan nama lain.xlsm"))
    books = [open_book(path, stored=True) for path in (copy, example_workbook)]
    one, other = ({name: field.value for name, field in b.fields.items()} for b in books)
    assert one == other
