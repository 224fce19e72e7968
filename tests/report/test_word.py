"""The report as a Word file: fields, tables, pictures, pages, properties."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from editing import edited
from library import COMMAND, FORMULA, LIBRARY, MARKUP, READING, with_rows
from lxml import etree
from openxml_audit import OpenXmlValidator
from word_text import opened

from lakip_xl.report.document import write_report
from lakip_xl.workbook.builder import build

DANGEROUS = (FORMULA, COMMAND, MARKUP, "{{LAPORAN}}", "$x^2$")


@pytest.fixture(scope="module")
def example(example_report: Path) -> Document:
    return opened(example_report)


@pytest.fixture(scope="module")
def library(library_report: Path) -> Document:
    return opened(library_report)


def captions(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name == "Caption"]


def fields(document: Document) -> Iterator[tuple[str, str]]:
    """Give every field's code and result."""
    code: list[str] = []
    result: list[str] | None = None
    for element in document.element.body.iter():
        if element.tag == qn("w:fldChar"):
            kind = element.get(qn("w:fldCharType"))
            if kind == "begin":
                code, result = [], None
            elif kind == "separate":
                result = []
            elif result is not None:
                yield "".join(code).strip(), "".join(result)
                result = None
        elif element.tag == qn("w:instrText"):
            code.append(element.text or "")
        elif element.tag == qn("w:t") and result is not None:
            result.append(element.text or "")


def bookmarks(document: Document) -> dict[str, str]:
    """Give the text between each bookmark's start and end."""
    texts: dict[str, str] = {}
    for paragraph in document.element.body.iter(qn("w:p")):
        opened: dict[str, str] = {}
        for element in paragraph.iter():
            if element.tag == qn("w:bookmarkStart"):
                opened[element.get(qn("w:id"))] = element.get(qn("w:name"))
                texts[element.get(qn("w:name"))] = ""
            elif element.tag == qn("w:bookmarkEnd"):
                opened.pop(element.get(qn("w:id")), None)
            elif element.tag == qn("w:t"):
                for name in opened.values():
                    texts[name] += element.text or ""
    return texts


def test_captions_are_numbered_by_fields(example: Document) -> None:
    numbers = [(code, result) for code, result in fields(example) if code.startswith("SEQ")]
    assert len(numbers) == len(captions(example))
    for caption, (code, result) in zip(captions(example), numbers, strict=True):
        kind, number = caption.split()[:2]
        assert code.split()[1] == kind
        assert number.endswith(f".{result}")


def test_numbers_count_up_from_one_in_every_chapter(example: Document) -> None:
    tables = [caption.split()[1] for caption in captions(example) if caption.startswith("Tabel")]
    assert tables[0] == "R.1"
    assert tables[-2:] == ["L.1", "P.1"]
    assert tables[1:-2] == [f"3.{n}" for n in range(1, len(tables) - 2)]
    restarts = [code for code, result in fields(example) if "\\r 1" in code and result == "1"]
    assert len(restarts) == 5  # tables of four chapters, pictures of one


def test_cross_references_lead_to_the_captions_they_name(example: Document) -> None:
    targets = bookmarks(example)
    references = [pair for pair in fields(example) if pair[0].startswith("REF")]
    assert len(references) > 20
    for code, result in references:
        assert targets[code.split()[1]] == result


def test_the_lists_name_every_caption_without_being_updated(example: Document) -> None:
    listed = [p for p in example.paragraphs if p.style and p.style.name == "table of figures"]
    names = {name: text for name, text in bookmarks(example).items() if name.startswith("_Toc")}
    links = [link.get(qn("w:anchor")) for p in listed for link in p._p.iter(qn("w:hyperlink"))]
    assert sorted(names[anchor] for anchor in links) == sorted(captions(example))
    codes = [t.text for p in listed for t in p._p.iter(qn("w:instrText"))]
    assert codes == [' TOC \\h \\z \\c "Tabel" ', ' TOC \\h \\z \\c "Gambar" ']


def test_heads_are_repeated_and_rows_do_not_split(example: Document) -> None:
    for table in example.tables:
        rows = table._tbl.findall(qn("w:tr"))
        heads = [row.find(f"./{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads[0]
        assert heads == sorted(heads, reverse=True)
        assert all(row.find(f"./{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_every_paragraph_and_table_has_a_style_that_exists(example: Document) -> None:
    known = {style.style_id for style in example.styles}
    used = {
        element.get(qn("w:val"))
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for element in example.element.body.iter(qn(tag))
    }
    assert used <= known
    assert {"Heading1", "Heading2", "Heading3", "Caption"} <= used


def test_columns_fill_the_width_between_the_margins(library: Document) -> None:
    upright_and_wide = [Cm(16).twips, Cm(25).twips]
    for table in library.tables:
        grid = [int(c.get(qn("w:w"))) for c in table._tbl.iter(qn("w:gridCol"))]
        assert any(sum(grid) == pytest.approx(width, abs=3) for width in upright_and_wide)


def test_charts_are_pictures_with_alt_text(example: Document) -> None:
    pictures = [shape._inline.docPr for shape in example.inline_shapes]
    assert len(pictures) == 6
    assert all(len(picture.get("descr")) > 40 for picture in pictures)
    assert len({picture.get("id") for picture in pictures}) == 6


def test_the_programme_table_stands_on_landscape_pages(example: Document) -> None:
    sections = example.sections
    assert [s.orientation is not None and s.page_width > s.page_height for s in sections] == [
        False, True,
    ]  # fmt: skip
    assert {(round(s.page_width.mm), round(s.page_height.mm)) for s in sections} == {
        (210.0, 297.0), (297.0, 210.0),
    }  # fmt: skip


def test_pages_are_numbered_but_the_cover_is_not(example: Document) -> None:
    first = example.sections[0]
    assert "PAGE" in "".join(t.text for t in first.footer._element.iter(qn("w:instrText")))
    assert first.different_first_page_header_footer
    assert not any(s.different_first_page_header_footer for s in list(example.sections)[1:])


def test_properties_name_the_office_and_no_person(library_report: Path) -> None:
    properties = opened(library_report).core_properties
    assert properties.title == "Laporan Kinerja Instansi Pemerintah Tahun 2025"
    assert properties.subject.endswith("Dinas Perpustakaan dan Kearsipan")
    assert properties.author == "Dinas Perpustakaan dan Kearsipan"
    assert properties.last_modified_by == ""
    assert properties.language == "id-ID"


def test_two_runs_give_the_same_bytes(library_workbook: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    write_report(library_workbook, first)
    write_report(library_workbook, second)
    assert first.read_bytes() == second.read_bytes()


def test_the_environment_may_date_the_report(
    library_workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    write_report(library_workbook, tmp_path / "a.docx")
    created = opened(tmp_path / "a.docx").core_properties.created
    assert created is not None
    assert created.isoformat().startswith("2025-06-15T15:06:40")


@pytest.fixture(scope="module")
def dangerous(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The report of an office whose indicators are called like code."""
    folder = tmp_path_factory.mktemp("bahaya")
    rows = [
        {**LIBRARY.tables["tblIKU"][0], "No": number, "Indikator": text}
        for number, text in enumerate(DANGEROUS, start=1)
    ]
    build(folder / "a.xlsm", with_rows(LIBRARY, "tblIKU", rows))
    write_report(folder / "a.xlsm", folder / "a.docx", force=True)
    return opened(folder / "a.docx")


@pytest.mark.parametrize(("row", "text"), list(enumerate(DANGEROUS, start=1)))
def test_text_that_could_be_code_reaches_word_as_text(
    row: int, text: str, dangerous: Document
) -> None:
    assert dangerous.tables[0].cell(row, 2).text == text
    assert not any(text in code for code, _ in fields(dangerous))


def test_characters_that_xml_cannot_hold_become_spaces(
    library_workbook: Path, tmp_path: Path
) -> None:
    path = edited(
        library_workbook, tmp_path / "a.xlsm", "xl/sharedStrings.xml", READING, "a_x000B_b"
    )
    write_report(path, tmp_path / "a.docx", force=True)
    assert opened(tmp_path / "a.docx").tables[0].cell(1, 2).text == "a b"


def test_nothing_in_the_file_leads_outside(example_report: Path) -> None:
    with zipfile.ZipFile(example_report) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                assert b"External" not in archive.read(name)
        assert not [n for n in archive.namelist() if "thumbnail" in n or "Effects" in n]


def test_the_file_is_valid(example_report: Path, library_report: Path) -> None:
    for path in (example_report, library_report):
        errors: list[Any] = OpenXmlValidator().validate(str(path)).errors
        assert errors == []


def test_pictures_are_drawn_the_same_way_every_time(example_report: Path) -> None:
    from lakip_xl.report.charts import Chart, Series, Shape
    from lakip_xl.report.word.charts import chart_space

    chart = Chart(Shape.RADAR, ("a", "b", "c"), (Series("x", (1.0, None, 3.0)),), "%")
    assert etree.tostring(chart_space(chart)) == etree.tostring(chart_space(chart))
    with zipfile.ZipFile(io.BytesIO(example_report.read_bytes())) as archive:
        pictures = [n for n in archive.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", n)]
    assert len(pictures) == 6


def test_word_opens_the_file_in_no_compatibility_mode(example: Document) -> None:
    settings = example.settings.element
    modes = {
        setting.get(qn("w:name")): setting.get(qn("w:val"))
        for setting in settings.iter(qn("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"
    assert not list(settings.iter(qn("w:rsid")))
