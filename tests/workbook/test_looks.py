"""What a user sees: messages on entry, print set-up, alt texts; and other programs open it."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from office_environment import office_environment
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from lakip_xl.package.addresses import column_number
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.letters import PIXELS_PER_CHARACTER, line_count, text_width
from lakip_xl.workbook.schema import SHEETS

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture(params=["blank_workbook", "example_workbook"])
def workbook(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def sheets(workbook: Path) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(workbook) as archive:
        for number, sheet in enumerate(SHEETS, start=1):
            content = archive.read(f"xl/worksheets/sheet{number}.xml")
            yield sheet.title, etree.fromstring(content)


def test_every_restriction_on_entry_says_what_is_wanted(workbook: Path) -> None:
    for title, sheet in sheets(workbook):
        for validation in sheet.iterfind(".//m:dataValidation", MAIN):
            where = f"{title} {validation.get('sqref')}"
            if validation.get("type") not in (None, "none"):
                assert validation.get("error"), where
                assert validation.get("errorTitle"), where
            if validation.get("prompt"):
                assert len(str(validation.get("prompt"))) <= 255, where
                assert 1 <= len(str(validation.get("promptTitle"))) <= 32, where


def test_every_sheet_prints_on_a4_with_pages_numbered(workbook: Path) -> None:
    for title, sheet in sheets(workbook):
        setup = sheet.find("m:pageSetup", MAIN)
        assert setup is not None, title
        way = "portrait" if title == "Beranda" else "landscape"
        assert (setup.get("orientation"), setup.get("paperSize")) == (way, "9")
        assert setup.get("fitToWidth") == "1"
        assert "Halaman &P dari &N" in str(sheet.findtext("m:headerFooter/m:oddFooter", "", MAIN))


def test_the_footer_names_the_office(example_workbook: Path) -> None:
    for _, sheet in sheets(example_workbook):
        footer = str(sheet.findtext("m:headerFooter/m:oddFooter", "", MAIN))
        assert "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia" in footer


def test_nothing_is_merged(workbook: Path) -> None:
    for _, sheet in sheets(workbook):
        assert sheet.find("m:mergeCells", MAIN) is None


def test_every_sheet_with_tables_keeps_its_heads_in_sight_and_repeats_them_in_print(
    workbook: Path,
) -> None:
    with zipfile.ZipFile(workbook) as archive:
        book = etree.fromstring(archive.read("xl/workbook.xml"))
    titles = {
        int(str(name.get("localSheetId"))): name.text
        for name in book.iterfind(".//m:definedName", MAIN)
        if name.get("name") == "_xlnm.Print_Titles"
    }
    for number, (sheet, (_, drawn)) in enumerate(zip(SHEETS, sheets(workbook), strict=True)):
        if sheet.tables:
            assert drawn.find(".//m:pane", MAIN).get("state") == "frozen"  # type: ignore[union-attr]
            assert "$8:$8" in str(titles[number])


def test_titles_fit_the_columns_that_repeat_in_print() -> None:
    """What runs over the last repeated column is cut on paper."""
    repeating = [sheet for sheet in SHEETS if sheet.repeated_columns]
    assert repeating
    for sheet in repeating:
        (table,) = sheet.tables
        room = sum(
            column.width * PIXELS_PER_CHARACTER
            for column in table
            if column_number(table.letter(column.title))
            <= column_number(str(sheet.repeated_columns))
        )
        caption = f"Tabel {table.report_table}  {table.caption}"
        for text, size in ((sheet.heading, 18), (sheet.purpose, 10), (caption, 11)):
            assert text_width(text, size) < room, text


def test_a_row_is_as_high_as_its_longest_text(example_workbook: Path) -> None:
    sheet = dict(sheets(example_workbook))["Anggaran"]
    heights = {
        int(str(row.get("r"))): float(str(row.get("ht", 0)))
        for row in sheet.iter(f"{{{MAIN['m']}}}row")
    }
    rows = open_book(example_workbook).table("tblAnggaran") or ()
    by_length = {len(str(row["Uraian"])): heights[row.row] for row in rows}
    assert by_length[min(by_length)] < 20
    assert by_length[max(by_length)] > 60


def test_a_narrow_column_needs_more_lines() -> None:
    text = "Persentase ASN yang ditingkatkan kemampuan manajerial dan fungsional"
    counts = [line_count(text, width) for width in (80, 40, 20, 5)]
    assert counts[0] == 1
    assert counts == sorted(counts)
    assert counts[-1] > len(text.split())


def test_extra_tables_share_a_page_with_their_neighbour(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as archive:
        book = etree.fromstring(archive.read("xl/workbook.xml"))
    areas = {
        SHEETS[int(str(name.get("localSheetId")))].title: str(name.text)
        for name in book.iterfind(".//m:definedName", MAIN)
        if name.get("name") == "_xlnm.Print_Area"
    }
    assert areas["IKU"] == "'IKU'!$B$1:$M$1048576,'IKU'!$N$1:$U$1048576,'IKU'!$W$1:$AG$1048576"
    assert areas["Anggaran"].count(":") == 1
    assert areas["Sumber Daya"].count(":") == 3


def test_every_chart_has_an_alt_text(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as archive:
        drawings = [n for n in archive.namelist() if re.fullmatch(r"xl/drawings/drawing\d+.xml", n)]
        described = [
            re.findall(r'cNvPr [^>]*descr="([^"]+)"', archive.read(name).decode("utf-8"))
            for name in drawings
        ]
    assert sum(map(len, described)) == sum(len(sheet.charts) for sheet in SHEETS)


def test_colour_never_stands_alone(workbook: Path) -> None:
    """Each coloured judgement is a word in the cell, or a number with its sign."""
    for title, sheet in sheets(workbook):
        for rule in sheet.iterfind(".//m:cfRule", MAIN):
            assert rule.get("type") == "expression", title
            formula = str(rule.findtext("m:formula", "", MAIN))
            assert re.search(r'EXACT\(|LabelKategori|ISNUMBER|="(Program|Kegiatan)"', formula)


def test_the_open_xml_audit_finds_nothing(workbook: Path) -> None:
    result = OpenXmlValidator().validate(workbook)
    assert not result.errors


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_every_sheet_without_an_error_in_a_cell(
    workbook: Path, tmp_path: Path
) -> None:
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", tmp_path, workbook],
        check=True, capture_output=True, timeout=180, env=office_environment(),
    )  # fmt: skip
    pdf = (tmp_path / workbook.name).with_suffix(".pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    for sheet in SHEETS:
        assert sheet.heading in text
    before_kamus = text[: text.index("Kamus Fungsi")]
    assert not re.search(r"#(VALUE!|NAME\?|REF!|DIV/0!|N/A|NUM!)|Err:\d", before_kamus)


def test_openpyxl_reads_every_print_area(workbook: Path) -> None:
    sheets = load_workbook(workbook, keep_vba=True).worksheets  # a warning would fail the test
    assert (
        sheets[2].print_area == "'IKU'!$B$1:$M$1048576,'IKU'!$N$1:$U$1048576,'IKU'!$W$1:$AG$1048576"
    )
