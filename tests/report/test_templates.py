"""An office's own document as the template of the report."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from editing import edited
from openxml_audit import OpenXmlValidator
from word_text import opened

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.errors import LakipError
from lakip_xl.report.document import write_report
from lakip_xl.report.word.markup import element, field

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RED = RGBColor(0xC0, 0, 0)


def office_document() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.5), Cm(33)
    section.header.paragraphs[0].text = "PEMERINTAH KABUPATEN CONTOH"
    document.styles["Heading 1"].font.color.rgb = RED
    document.add_paragraph("BAB II PERENCANAAN KINERJA", style="Heading 1")
    document.add_paragraph("Naskah kantor sebelum laporan.")
    document.add_paragraph("{{LAPORAN}}")
    document.add_paragraph("BAB IV PENUTUP", style="Heading 1")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Lampiran kantor.")
    return document


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "kantor.docx"
    office_document().save(str(path))
    return path


@pytest.fixture(autouse=True)
def audited_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare these tests the audit, which has nothing to do with templates."""
    monkeypatch.setattr("lakip_xl.report.document._findings", lambda _: ())


def written(workbook: Path, template: Path) -> Document:
    path = template.with_name("laporan.docx")
    write_report(workbook, path, template=template, force=True)
    assert OpenXmlValidator().validate(str(path)).errors == []
    return opened(path)


def without_placeholder(template: Path) -> Path:
    document = docx.Document(str(template))
    for paragraph in document.paragraphs:
        if paragraph.text == "{{LAPORAN}}":
            paragraph._p.getparent().remove(paragraph._p)  # type: ignore[union-attr]
    document.save(str(template))
    return template


def headings(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]


def test_the_report_takes_the_place_of_the_placeholder(
    library_workbook: Path, template: Path
) -> None:
    document = written(library_workbook, template)
    assert headings(document) == [
        "BAB II PERENCANAAN KINERJA", "Ringkasan Eksekutif", "BAB III Akuntabilitas Kinerja",
        "Lampiran Capaian Program, Kegiatan, dan Subkegiatan", "Lampiran Penelusuran Angka",
        "BAB IV PENUTUP",
    ]  # fmt: skip
    texts = [p.text for p in document.paragraphs]
    assert "Naskah kantor sebelum laporan." in texts
    assert "{{LAPORAN}}" not in texts
    assert texts[-1] == "Lampiran kantor."


def test_without_a_placeholder_the_text_of_the_template_goes(
    library_workbook: Path, template: Path
) -> None:
    document = written(library_workbook, without_placeholder(template))
    assert headings(document)[0] == "Ringkasan Eksekutif"
    assert not any("kantor" in p.text for p in document.paragraphs)


def test_the_offices_styles_paper_and_header_stay(library_workbook: Path, template: Path) -> None:
    document = written(library_workbook, template)
    assert document.styles["Heading 1"].font.color.rgb == RED
    assert document.sections[0].header.paragraphs[0].text == "PEMERINTAH KABUPATEN CONTOH"
    sizes = {tuple(sorted((s.page_width.cm, s.page_height.cm))) for s in document.sections}
    assert {(round(a, 1), round(b, 1)) for a, b in sizes} == {(21.5, 33.0)}


def test_styles_that_the_template_lacks_are_added(library_workbook: Path, template: Path) -> None:
    bare = docx.Document(str(template))
    for name in ("Caption", "List Bullet", "Body Text", "Heading 3", "Title", "Strong"):
        bare.styles[name].delete()
    bare.save(str(template))
    document = written(library_workbook, template)
    known = {style.style_id for style in document.styles}
    used = {e.get(qn("w:val")) for e in document.element.body.iter(qn("w:pStyle"))}
    assert used <= known
    assert any(p.text.startswith("\u2022") for p in document.paragraphs)


def test_headings_that_number_themselves_are_not_numbered_twice(
    library_workbook: Path, template: Path
) -> None:
    document = docx.Document(str(template))
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 1
    document.save(str(template))
    assert "Akuntabilitas Kinerja" in headings(written(library_workbook, template))


def test_tables_fit_the_templates_narrower_text(library_workbook: Path, template: Path) -> None:
    document = docx.Document(str(template))
    document.sections[0].left_margin = document.sections[0].right_margin = Cm(4)
    document.save(str(template))
    first = written(library_workbook, template).tables[0]
    width = sum(int(c.get(qn("w:w"))) for c in first._tbl.iter(qn("w:gridCol")))
    assert width == pytest.approx(Cm(13.5).twips, abs=20)


def test_the_warning_stands_on_the_very_first_page(
    library_workbook: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = Finding("serapan", Severity.GALAT, sheet="Anggaran", sel="G9")
    monkeypatch.setattr("lakip_xl.report.document._findings", lambda _: (error,))
    first = written(library_workbook, template).paragraphs[0]
    assert first.text.startswith("Belum bersih dari temuan.")
    assert "memuat 1 temuan tingkat galat" in first.text
    assert "(Anggaran!G9)" in first.text


@pytest.mark.parametrize(
    "main", ["vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
             "vnd.ms-word.document.macroEnabled.main+xml"],
)  # fmt: skip
def test_templates_proper_and_documents_with_macros_serve_too(
    main: str, library_workbook: Path, template: Path
) -> None:
    plain = r"vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml"
    other = edited(template, template.with_name("lain.dotx"), "[Content_Types].xml", plain, main)
    assert headings(written(library_workbook, other))[0] == "BAB II PERENCANAAN KINERJA"


def test_the_path_of_the_offices_own_template_is_not_passed_on(
    library_workbook: Path, template: Path
) -> None:
    document = docx.Document(str(template))
    settings = document.part._settings_part
    kind = f"{RELATIONSHIPS}/attachedTemplate"
    identity = settings.relate_to("file:///C:/Users/budi/kantor.dotm", kind, is_external=True)
    attached = OxmlElement("w:attachedTemplate")
    attached.set(qn("r:id"), identity)
    settings.element.insert(1, attached)
    document.save(str(template))
    written(library_workbook, template)
    with zipfile.ZipFile(template.with_name("laporan.docx")) as archive:
        assert not any(b"budi" in archive.read(name) for name in archive.namelist())


def test_a_placeholder_in_a_table_is_no_place_for_a_report(
    library_workbook: Path, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "{{LAPORAN}}"
    document.save(str(tmp_path / "kantor.docx"))
    # It is not a paragraph of the text, so the document is only a source of styles.
    assert headings(written(library_workbook, tmp_path / "kantor.docx"))[0] == "Ringkasan Eksekutif"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "kosong"), (b"PK\x03\x04rusak", "rusak"), (b"bukan zip", "bukan berkas Office")],
)
def test_a_damaged_template_is_refused(
    content: bytes, sentence: str, library_workbook: Path, tmp_path: Path
) -> None:
    (tmp_path / "kantor.docx").write_bytes(content)
    with pytest.raises(LakipError, match=sentence):
        write_report(library_workbook, tmp_path / "a.docx", template=tmp_path / "kantor.docx")
    assert not (tmp_path / "a.docx").exists()


def test_a_workbook_is_no_template(library_workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(LakipError, match="dokumen Word"):
        write_report(library_workbook, tmp_path / "a.docx", template=library_workbook)


def test_links_mail_merge_and_fetching_fields_are_not_passed_on(
    library_workbook: Path, template: Path
) -> None:
    document = docx.Document(str(template))
    document.part.relate_to("file:///rahasia.xlsx", RELATIONSHIP_TYPE.OLE_OBJECT, is_external=True)
    paragraph = document.paragraphs[0]._p
    for made in field('DDEAUTO excel "rahasia.xlsx" R1C1', "nilai lama"):
        paragraph.append(made)
    document.settings.element.append(element("mailMerge"))
    document.save(str(template))
    made_of_it = written(library_workbook, template)
    assert not [one for one in made_of_it.part.rels.values() if one.is_external]
    codes = [one.text or "" for one in made_of_it.element.body.iter(qn("w:instrText"))]
    assert not [code for code in codes if "DDE" in code]
    assert "nilai lama" in made_of_it.paragraphs[0].text + made_of_it.paragraphs[1].text
    assert made_of_it.settings.element.find(qn("w:mailMerge")) is None
