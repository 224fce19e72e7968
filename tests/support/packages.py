"""Office packages made by hand, so that a test says exactly what is in them."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"

ROOT_LINKS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{RELATIONSHIP}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of the given entries, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return stream.getvalue()


def sheet(data: str, tail: str = "") -> str:
    """A worksheet part with the given rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{tail}</worksheet>'


def prefixed(data: str) -> str:
    """A worksheet part whose elements all bear the prefix ``x``."""
    return f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{data}</x:sheetData></x:worksheet>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def table(name: str, area: str, *columns: str, totals: int = 0) -> str:
    """A table part."""
    inner = "".join(f'<tableColumn id="{i}" name="{c}"/>' for i, c in enumerate(columns, 1))
    return (
        f'<table xmlns="{MAIN}" id="1" name="{name}" displayName="{name}" ref="{area}" '
        f'totalsRowCount="{totals}"><tableColumns count="{len(columns)}">{inner}</tableColumns>'
        "</table>"
    )


def workbook_parts(  # noqa: PLR0913 - a workbook has that many independent parts
    sheets: Mapping[str, str],
    *,
    names: str = "",
    settings: str = "",
    properties: str = "",
    tables: Mapping[str, str] | None = None,
    strings: str = "",
) -> dict[str, str | bytes]:
    """The parts of a workbook.

    Args:
        sheets: worksheet parts by sheet name.
        names: the ``definedName`` elements.
        settings: what follows them, for example ``calcPr``.
        properties: what comes first, for example ``workbookPr``.
        tables: a table part for a sheet, by the sheet's name.
        strings: the ``si`` elements of the shared strings.
    """
    listed = links = types = ""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": "", "_rels/.rels": ROOT_LINKS}
    for number, (name, content) in enumerate(sheets.items(), 1):
        listed += f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        links += (
            f'<Relationship Id="rId{number}" Type="{RELATIONSHIP}/worksheet" '
            f'Target="worksheets/sheet{number}.xml"/>'
        )
        types += (
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
            f'ContentType="{CONTENT}.worksheet+xml"/>'
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = content
        if tables and name in tables:
            parts[f"xl/tables/table{number}.xml"] = tables[name]
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = (
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                f'Type="{RELATIONSHIP}/table" Target="../tables/table{number}.xml"/>'
                "</Relationships>"
            )
    if strings:
        links += (
            f'<Relationship Id="rIdS" Type="{RELATIONSHIP}/sharedStrings" '
            'Target="sharedStrings.xml"/>'
        )
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIP}">{properties}<sheets>{listed}</sheets>'
        f"<definedNames>{names}</definedNames>{settings}</workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}'
        f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/></Types>'
    )
    return parts


def workbook(sheets: Mapping[str, str], **more: object) -> bytes:
    """A whole workbook; see ``workbook_parts``."""
    return zipped(workbook_parts(sheets, **more))  # type: ignore[arg-type]


def formulas(*texts: str, stored: str = "<v>77</v>") -> str:
    """A worksheet with one formula a row in column A, each with the same stored value."""
    from html import escape

    rows = (
        row(n, f'<c r="A{n}"><f>{escape(text, quote=False)}</f>{stored}</c>')
        for n, text in enumerate(texts, 1)
    )
    return sheet("".join(rows))
