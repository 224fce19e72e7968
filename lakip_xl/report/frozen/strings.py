"""The shared strings of a workbook, with room for the texts that formulas gave."""

from lxml import etree

from lakip_xl.report.frozen.parts import NewPart, Parts, add_part

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_PART = "xl/sharedStrings.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class SharedStrings:
    """Gives texts their index; the part is made with the first text that needs one.

    Args:
        parts: The package.
        workbook: The name of the workbook's part.
    """

    def __init__(self, parts: Parts, workbook: str) -> None:
        self._parts = parts
        self._workbook = workbook
        self._part = next(
            (link.target for link in parts.links(workbook) if link.kind == "sharedStrings"), None
        )
        self._indices: dict[str, int] = {}
        self._next = 0

    def index(self, text: str) -> int:
        """Give the index of a text in the form that the file stores."""
        if text not in self._indices:
            root = self._table()
            namespace = etree.QName(root).namespace
            if not self._next:
                self._next = sum(1 for _ in root.iterchildren(f"{{{namespace}}}si"))
            entry = etree.Element(f"{{{namespace}}}si")
            written = etree.SubElement(entry, f"{{{namespace}}}t")
            written.text = text
            written.set(_SPACE, "preserve")
            root.insert(self._next, entry)
            self._indices[text] = self._next
            self._next += 1
        return self._indices[text]

    def _table(self) -> "etree._Element":
        if self._part is None:
            self._part = _PART
            new = NewPart(_PART, _TYPE, f'<sst xmlns="{_MAIN}"/>'.encode())
            add_part(self._parts, self._workbook, "sharedStrings", new)
        root = self._parts.tree(self._part)
        for count in ("count", "uniqueCount"):
            root.attrib.pop(count, None)
        return root
