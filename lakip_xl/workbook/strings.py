"""Moving texts from the cells into the shared strings, where Excel keeps them.

openpyxl writes every text into its cell. Excel reads that, and rewrites the whole sheet on the
next save.
"""

import re

_PART = "xl/sharedStrings.xml"
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_INLINE = re.compile(rb't="inlineStr"><is>(<t(?: [^>]*)?>.*?</t>|<t ?/>)</is></c>', re.DOTALL)
_CONTENT_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
_RELATIONSHIP = (
    b'<Relationship Id="rIdStrings" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'count="{count}" uniqueCount="{unique}">'
)


def share_strings(parts: dict[str, bytes]) -> None:
    """Number the texts of all sheets in the order in which they first stand, in place."""
    numbers: dict[bytes, int] = {}
    count = 0

    def replace(match: re.Match[bytes]) -> bytes:
        nonlocal count
        count += 1
        number = numbers.setdefault(match[1], len(numbers))
        return b't="s"><v>%d</v></c>' % number

    for name in sorted(filter(_SHEET.fullmatch, parts), key=lambda name: (len(name), name)):
        parts[name] = _INLINE.sub(replace, parts[name])
    _add_part(parts)
    items = b"".join(b"<si>%s</si>" % text for text in numbers)
    head = _HEAD.format(count=count, unique=len(numbers)).encode()
    parts[_PART] = head + items + b"</sst>"


def _add_part(parts: dict[str, bytes]) -> None:
    """Announce the part, unless openpyxl did."""
    for name, end, announced in (
        ("[Content_Types].xml", b"</Types>", _CONTENT_TYPE),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", _RELATIONSHIP),
    ):
        if b"sharedStrings" not in parts[name]:
            parts[name] = parts[name].replace(end, announced)
