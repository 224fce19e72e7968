"""A workbook as an office makes its own: hidden sheets, outside links, notes, charts."""

import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

TEXT = '="=HYPERLINK(""http://jahat.id"",""klik"")"'
"""A formula whose result looks like a formula."""

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_T = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_ADDED = {
    "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{_M}"><externalBook '
    f'xmlns:r="{_R}" r:id="rId1"/></externalLink>',
    "xl/externalLinks/_rels/externalLink1.xml.rels": f'<Relationships xmlns="{_P}"><Relationship '
    f'Id="rId1" Type="{_R}/externalLinkPath" Target="file:///C:/Users/budi/rekap.xlsx" '
    'TargetMode="External"/></Relationships>',
    "xl/printerSettings/printerSettings1.bin": "budi-pc",
}
_PATH = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" '
    'Requires="x15"><x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/'
    '2010/11/ac" url="C:\\Users\\budi\\"/></mc:Choice></mc:AlternateContent>'
)
_CACHE = (
    '<numCache><formatCode>General</formatCode><ptCount val="1"/><pt idx="0"><v>5</v></pt>'
    "</numCache>"
)
# What Excel writes and openpyxl does not: part, where, what is put there.
_EDITS = (
    ("xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>",
     (f'<Relationship Id="rIdP" Type="{_R}/printerSettings" '
     'Target="/xl/printerSettings/printerSettings1.bin"/>')),
    ("xl/worksheets/sheet1.xml", "<drawing ",
     f'<pageSetup xmlns:r="{_R}" orientation="portrait" r:id="rIdP"/>'),
    ("xl/_rels/workbook.xml.rels", "</Relationships>",
     (f'<Relationship Id="rIdL" Type="{_R}/externalLink" '
     'Target="externalLinks/externalLink1.xml"/>')),
    ("xl/workbook.xml", "<workbookPr", _PATH),
    ("xl/workbook.xml", "<definedNames>",
     f'<externalReferences><externalReference xmlns:r="{_R}" r:id="rIdL"/></externalReferences>'),
    ("[Content_Types].xml", "<Override ",
     f'<Default Extension="bin" ContentType="{_T}.printerSettings"/>'),
    ("[Content_Types].xml", "</Types>",
     ('<Override PartName="/xl/externalLinks/externalLink1.xml" '
     f'ContentType="{_T}.externalLink+xml"/>')),
    ("xl/charts/chart2.xml", "</numRef>", _CACHE),
)  # fmt: skip


def foreign_workbook(path: Path) -> Path:
    """Write such a workbook; ``budi`` is everywhere that Excel would put its author."""
    plain = path.with_suffix(".openpyxl")
    _with_openpyxl(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode("utf-8")
            for part, place, addition in _EDITS:
                if part == name:
                    assert place in text
                    text = text.replace(place, f"{addition}{place}", 1)
            target.writestr(name, text)
        for name, text in _ADDED.items():
            target.writestr(name, text)
    plain.unlink()
    return path


def _with_openpyxl(path: Path) -> None:
    book = Workbook()
    book.properties.creator = book.properties.lastModifiedBy = "budi"
    data = book.worksheets[0]
    data.title = "Data"
    for row in (("Bulan", "Nilai"), ("Januari", 10), ("Februari", 12)):
        data.append(row)
    data["B4"] = "=SUM(B2:B3)"
    data["C2"] = TEXT
    data["C3"] = "situs kantor"
    data["C3"].hyperlink = "https://kantor.example/budi"
    data["C4"] = "ke akhir"
    data["C4"].hyperlink = Hyperlink(ref="C4", location="Akhir!A1")
    data["A1"].comment = Comment("budi: periksa lagi", "budi")
    hidden = book.create_sheet("Bantu")
    hidden.sheet_state = "hidden"
    for row in (("a", 3), ("b", 5)):
        hidden.append(row)
    book.create_sheet("Akhir")["A1"] = "akhir"
    for name, target in (
        ("Daftar", "Bantu!$A$1:$A$2"), ("Luar", "[1]Rekap!$A$1"), ("Nilai", "Data!$B$2:$B$3"),
    ):  # fmt: skip
        book.defined_names[name] = DefinedName(name, attr_text=target)
    for formula, cell in (("Daftar", "D2"), ('"ya,tidak"', "D3")):
        validation = DataValidation(type="list", formula1=formula)
        validation.add(cell)
        data.add_data_validation(validation)
    for sheet, anchor in ((data, "F2"), (hidden, "F20")):
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
        data.add_chart(chart, anchor)
    book.save(path)
