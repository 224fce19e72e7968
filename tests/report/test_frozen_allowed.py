"""A frozen copy holds what is listed as good: planted markers of every other kind are gone."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from foreign_workbook import foreign_workbook
from openxml_audit import OpenXmlValidator

from lakip_xl.report.frozen.service import freeze

MARK = "TANDARAHASIA"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "xl/worksheets/sheet1.xml"
_LINKS = "</Relationships>"

Edit = Callable[[dict[str, str]], None]


def linked(source: str, kind: str) -> Edit:
    """Plant a part behind a relationship of a kind that is not on the list."""
    folder, _, name = source.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels".lstrip("/") if source else "_rels/.rels"

    def plant(parts: dict[str, str]) -> None:
        parts[f"xl/{MARK}.xml"] = f"<isi>{MARK}</isi>"
        link = f'<Relationship Id="rIdT" Type="{_R}/{kind}" Target="/xl/{MARK}.xml"/>'
        assert _LINKS in parts[rels]
        parts[rels] = parts[rels].replace(_LINKS, link + _LINKS)

    return plant


def outside(source: str, kind: str) -> Edit:
    """Plant a link that leads out of the file."""
    folder, _, name = source.rpartition("/")

    def plant(parts: dict[str, str]) -> None:
        rels = f"{folder}/_rels/{name}.rels"
        link = (
            f'<Relationship Id="rIdT" Type="{_R}/{kind}" Target="https://{MARK}.example/" '
            'TargetMode="External"/>'
        )
        parts[rels] = parts[rels].replace(_LINKS, link + _LINKS)

    return plant


def put(part: str, before: str, text: str) -> Edit:
    """Plant markup in front of a place of a part."""

    def plant(parts: dict[str, str]) -> None:
        assert before in parts[part], parts[part][:2000]
        parts[part] = parts[part].replace(before, text + before, 1)

    return plant


_EXTENSION = f'<extLst><ext uri="{{0}}"><x xmlns="urn:x">{MARK}</x></ext></extLst>'
_VALIDATION = (
    '<dataValidations count="1"><dataValidation type="list" sqref="D9" '
    f'errorTitle="{MARK}" prompt="{MARK}"><formula1>"{MARK}"</formula1></dataValidation>'
    "</dataValidations>"
)
PLANTED: dict[str, Edit] = {
    **{
        f"bagian {kind} dari {source or 'paket'}": linked(source, kind)
        for source, kinds in {
            "": ("custom-properties", "customXml", "thumbnail", "origin", "webextension", "label"),
            "xl/workbook.xml": (
                "connections", "customXml", "person", "vbaProject", "revisionHeaders", "xmlMaps",
                "usernames", "pivotCacheDefinition", "slicerCache", "metadata", "rdRichValue",
                "externalLink", "kindOfTomorrow", "pythonScripts", "attachedToolbars",
            ),
            _SHEET: (
                "threadedComment", "comments", "oleObject", "control", "package", "queryTable",
                "customProperty", "pivotTable", "slicer", "vmlDrawing", "webPublish", "ctrlProp",
            ),
            "xl/drawings/drawing1.xml": ("hyperlink", "diagramData", "customXml", "image"),
        }.items()
        for kind in kinds
    },
    "tautan sheet": outside(_SHEET, "hyperlink"),
    "gambar di luar": outside("xl/drawings/drawing1.xml", "image"),
    "validasi": put(_SHEET, "<drawing ", _VALIDATION),
    "perluasan sheet": put(_SHEET, "</worksheet>", _EXTENSION),
    "perluasan buku": put("xl/workbook.xml", "</workbook>", _EXTENSION),
    "perluasan gaya": put("xl/styles.xml", "</styleSheet>", _EXTENSION),
    "komentar XML": put(_SHEET, "<sheetData", f"<!--{MARK}-->"),
    "perintah XML": put(_SHEET, "<sheetData", f"<?{MARK} a?>"),
    "nama": put(
        "xl/workbook.xml", "</definedNames>", f'<definedName name="{MARK}">Akhir!$A$1</definedName>'
    ),
    "pemakai": put("xl/workbook.xml", "<workbookPr", f'<fileSharing userName="{MARK}"/>'),
    "skenario": put(
        _SHEET, "<drawing ", f'<scenarios><scenario name="{MARK}" user="{MARK}"/></scenarios>'
    ),
    "data luar grafik": put(
        "xl/charts/chart1.xml", "</chartSpace>", f'<externalData><x v="{MARK}"/></externalData>'
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return foreign_workbook(tmp_path_factory.mktemp("asing") / "asing.xlsx")


def _planted(source: Path, target: Path, edit: Edit) -> Path:
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    edit(parts)
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target


def _holds_mark(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [
            name
            for name in archive.namelist()
            if MARK in name or MARK.lower().encode() in archive.read(name).lower()
        ]


@pytest.mark.parametrize("what", PLANTED)
def test_nothing_that_is_not_listed_reaches_the_copy(
    what: str, source: Path, tmp_path: Path
) -> None:
    planted = _planted(source, tmp_path / "a.xlsx", PLANTED[what])
    assert _holds_mark(planted)
    freeze(planted, tmp_path / "salinan.xlsx")
    assert _holds_mark(tmp_path / "salinan.xlsx") == []
    assert openpyxl.load_workbook(tmp_path / "salinan.xlsx")["Data"]["B4"].value == 22


def _faults(path: Path) -> set[str]:
    return {str(one.description) for one in OpenXmlValidator().validate(str(path)).errors}


def test_the_copy_has_no_fault_that_its_source_has_not(source: Path, tmp_path: Path) -> None:
    freeze(source, tmp_path / "salinan.xlsx")
    assert _faults(tmp_path / "salinan.xlsx") <= _faults(source)


def test_texts_of_hidden_sheets_are_gone_and_hidden_rows_are_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"] = "judul", "tertutup", "#N/A"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    other = book.create_sheet("Bantu")
    other["A1"], other.sheet_state = MARK, "veryHidden"
    book.save(tmp_path / "a.xlsx")
    result = freeze(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    copied = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    assert [copied[f"A{row}"].value for row in (1, 2, 3)] == ["judul", "tertutup", "#N/A"]
    assert not copied.row_dimensions[2].hidden
    assert not copied.column_dimensions["C"].hidden
    assert "penyembunyian baris dan kolom (2): kini terlihat" in result.removed
    assert _holds_mark(tmp_path / "b.xlsx") == []
