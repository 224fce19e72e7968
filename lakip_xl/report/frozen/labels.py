"""What the copy says of itself: on Beranda or a sheet of its own, and in its properties."""

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from lakip_xl.package.addresses import parse_cell
from lakip_xl.package.values import encoded_text
from lakip_xl.package.workbook import Workbook
from lakip_xl.report.frozen.parts import NewPart, Parts, add_part
from lakip_xl.report.frozen.sheets import write_text
from lakip_xl.report.frozen.strings import SharedStrings
from lakip_xl.workbook.schema.beranda import STATUS

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET_TITLE, _SHEET_PART = "Salinan Beku", "xl/worksheets/salinan_beku{}.xml"


@dataclass(frozen=True, slots=True)
class Origin:
    """From what a copy was made, and when."""

    name: str
    sha256: str
    made: datetime
    """In UTC."""

    @property
    def sentence(self) -> str:
        """The sentence on Beranda."""
        return (
            f"Salinan beku dari {self.name}, dibuat {self.made:%d-%m-%Y} pukul {self.made:%H.%M} "
            f"UTC: hanya nilai, tanpa makro. SHA-256 sumber: {self.sha256}"
        )


def say_on_a_sheet(
    parts: Parts, workbook: Workbook, origin: Origin, strings: SharedStrings
) -> None:
    """Write the sentence into Beranda's status line; a workbook without one gets a sheet."""
    named = next((name for name in workbook.names if name.name == STATUS.name), None)
    title, _, cell = named.formula.rpartition("!") if named else ("", "", "")
    sheet = workbook.sheet(title.strip("'").replace("''", "'"))
    place = _cell(cell)
    written = (
        sheet is not None
        and place is not None
        and sheet.part in parts
        and write_text(parts, sheet.part, place, origin.sentence, strings)
    )
    if not written:
        _add_sheet(parts, workbook, origin, strings)


def _cell(address: str) -> tuple[int, int] | None:
    """Read an address; None where the name leads to something else than one cell."""
    try:
        return parse_cell(address)
    except ValueError:
        return None


def _add_sheet(parts: Parts, workbook: Workbook, origin: Origin, strings: SharedStrings) -> None:
    title, part, number = _SHEET_TITLE, _SHEET_PART.format(""), 1
    while workbook.sheet(title) is not None or part in parts:
        number += 1
        title, part = f"{_SHEET_TITLE} {number}", _SHEET_PART.format(number)
    text = strings.index(encoded_text(origin.sentence))
    content = (
        f'<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="120" customWidth="1"/>'
        f'</cols><sheetData><row r="1"><c r="A1" t="s"><v>{text}</v></c></row></sheetData>'
        "</worksheet>"
    )
    main = workbook.package.main
    new = NewPart(part, _SHEET_TYPE, content.encode())
    identity = add_part(parts, main, "worksheet", new)
    sheets = next(parts.tree(main).iterchildren("{*}sheets"))
    used = {int(one.get("sheetId", "0")) for one in sheets}
    entry = etree.SubElement(sheets, f"{{{etree.QName(sheets).namespace}}}sheet")
    entry.set("name", title)
    entry.set("sheetId", str(max(used, default=0) + 1))
    entry.set(f"{{{_OFFICE}/relationships}}id", identity)


def write_properties(parts: Parts, title: str, origin: Origin) -> None:
    """Replace the properties: what the workbook is, not who wrote it on which computer."""
    for link in list(parts.links("")):
        if link.kind == "core-properties":
            parts.add(link.target, _core_properties(title, origin).encode())
        elif link.kind == "extended-properties":
            parts.add(
                link.target,
                f"<Properties xmlns={quoteattr(f'{_OFFICE}/extended-properties')}>"
                "<Application>Microsoft Excel</Application></Properties>".encode(),
            )


def _core_properties(title: str, origin: Origin) -> str:
    stamp = f"{origin.made:%Y-%m-%dT%H:%M:%SZ}"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>"
        f"<dc:description>{escape(encoded_text(origin.sentence))}</dc:description>"
        f"<dc:language>id-ID</dc:language>{dates}</cp:coreProperties>"
    )
