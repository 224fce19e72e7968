"""A sheet's XML cut at its formula cells, so that values can change and nothing else.

Joining the pieces gives the part back byte for byte. Two ways lead to the same pieces: one
regular expression where the XML has the plain layout that Excel, LibreOffice, openpyxl and
XlsxWriter write (counted afterwards, so that no cell is missed), and expat for everything else.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from lakip_xl.errors import PackageError
from lakip_xl.package.addresses import Area, column_number
from lakip_xl.package.cells import NAMESPACES, Formula, formula_of, place
from lakip_xl.package.values import CellValue, parsed, stored

_PLAIN_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml[^>]*\?>)?\s*<worksheet\s(?:[^>]*\s)?xmlns=\"(?:%s)\""
    % b"|".join(re.escape(uri.encode()) for uri in NAMESPACES)
)
_PLAIN_CELL = re.compile(
    rb'(<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>)'
    rb"(<f>[^<]*</f>|<f [^<>]*[^<>/]>[^<]*</f>|<f(?: [^<>]*)?/>)"
    rb"(<v>[^<]*</v>|<v [^<>]*[^<>/]>[^<]*</v>|<v ?/>|)"
)
_FORMULA_TAG = re.compile(rb"<f[ >/]")
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']""")
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""\s([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL_TYPE = re.compile(rb"""\st\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TYPE_ATTRIBUTES = {b"": b"", b"str": b' t="str"', b"b": b' t="b"', b"e": b' t="e"'}
_RICH_VALUE = re.compile(rb"""\svm\s*=\s*(?:"[^"]*"|'[^']*')""")
_CELL_NAME = re.compile(rb"<((?:[^\s:>/]+:)?)c\b")
_STRIDE = 4
_EMPTY_VALUE = len(b"<v></v>")


@dataclass(slots=True)
class SheetSource:
    """The pieces of a sheet: gap, opening tag, formula, value; gap, ...; tail.

    ``rows[i]`` and ``columns[i]`` tell where the i-th cut cell stands. A cell without a
    formula is cut only when it lies in an area asked for: its formula piece is empty.
    """

    pieces: list[bytes]
    rows: list[int]
    columns: list[int]
    prefix: bytes = b""
    """The namespace prefix of the elements with its colon, if the part uses one."""

    def __len__(self) -> int:
        return len(self.rows)

    def stored_values(self, strings: tuple[str, ...]) -> list[CellValue]:
        """The values that the file holds for the cut cells."""
        known: dict[tuple[str, bytes], CellValue] = {}
        values: list[CellValue] = []
        tags, elements = self.pieces[1::_STRIDE], self.pieces[3::_STRIDE]
        for index, (tag, element) in enumerate(zip(tags, elements, strict=False)):
            # Most cells are plain numbers; a tag without the letter t has no type.
            if b"t" not in tag and len(element) > _EMPTY_VALUE and element.startswith(b"<v>"):
                try:
                    values.append(float(element[3:-4]))
                except ValueError:
                    pass
                else:
                    continue
            key = (self.cell_type(index), element)
            if key not in known:
                known[key] = parsed(key[0], element_text(element) if element else None, strings)
            values.append(known[key])
        return values

    def cell_type(self, index: int) -> str:
        """The cell's attribute ``t`` ("" where there is none)."""
        tag = self.pieces[index * _STRIDE + 1]
        # Most cells are numbers, and most of their tags have no letter t at all.
        match = _CELL_TYPE.search(tag) if b"t" in tag else None
        return (match[1] or match[2] or b"").decode() if match else ""

    def formula_text(self, index: int) -> str:
        """The formula without "="; "" for followers of a shared formula."""
        element = self.pieces[index * _STRIDE + 2]
        return element_text(element) if element else ""

    def formula(self, index: int) -> Formula | None:
        """The formula with all that its attributes say; ``None`` for a cell without one."""
        element = self.pieces[index * _STRIDE + 2]
        if not element:
            return None
        opening = element[: element.index(b">") + 1]
        attributes = {
            match[1].decode(): (match[2] or match[3] or b"").decode()
            for match in _ATTRIBUTE.finditer(opening)
        }
        dynamic = b" cm=" in self.pieces[index * _STRIDE + 1]
        return formula_of(attributes, element_text(element), dynamic=dynamic)

    def areas(self) -> list[Area]:
        """The areas of several cells that array formulas fill."""
        return [
            formula.area
            for index, element in enumerate(self.pieces[2::_STRIDE])
            if b"array" in element[: element.find(b">")]
            and (formula := self.formula(index)) is not None
            and formula.area is not None
            and not formula.area.is_cell
        ]

    def patched(self, values: Mapping[int, CellValue]) -> bytes:
        """The part with new values in some of the cut cells, and every other byte as it was."""
        pieces, prefix = self.pieces.copy(), self.prefix
        for index, value in values.items():
            at = index * _STRIDE
            kind, element = stored(value, prefix)
            tag = pieces[at + 1]
            # The letters are looked for first: most tags need no change at all.
            if kind or b"t" in tag:
                tag = _retyped(tag, kind)
            if b"vm" in tag:
                # A rich value belongs to the old result.
                tag = _RICH_VALUE.sub(b"", tag)
            if tag.endswith(b"/>"):
                tag = tag[:-2] + b">"
                element += b"</%bc>" % prefix
            pieces[at + 1] = tag
            pieces[at + 3] = element
        return b"".join(pieces)


def _retyped(tag: bytes, kind: bytes) -> bytes:
    """The opening tag with another attribute ``t``, or without one."""
    attribute = _TYPE_ATTRIBUTES[kind]
    if kind and attribute in tag:
        return tag
    changed, count = _CELL_TYPE.subn(attribute, tag, count=1) if b"t" in tag else (tag, 0)
    if count or not kind:
        return changed
    end = tag.index(b">")
    return tag[:end] + attribute + tag[end:]


def element_text(element: bytes) -> str:
    """The character data of a small element, phonetic guides left out.

    >>> element_text(b"<f>A1&lt;2</f>"), element_text(b"<f/>")
    ('A1<2', '')
    """
    if element.count(b"<") == 2 and b"&" not in element and b"!" not in element:
        return element[element.index(b">") + 1 : element.rindex(b"<")].decode()
    texts: list[str] = []
    guides = 0

    def on_start(name: str, _: object) -> None:
        nonlocal guides
        guides += name.endswith("rPh")

    def on_end(name: str) -> None:
        nonlocal guides
        guides -= name.endswith("rPh")

    def on_text(text: str) -> None:
        if not guides:
            texts.append(text)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
    parser.CharacterDataHandler = on_text
    try:
        parser.Parse(element, True)
    except expat.ExpatError:
        raise PackageError("memuat XML yang rusak") from None
    return "".join(texts)


def cut(content: bytes, areas: Collection[Area] = ()) -> SheetSource:
    """Cut a sheet at its formula cells, and at the cells of the given areas.

    Raises:
        PackageError: the XML is damaged, or not in UTF-8. The message is the second half of
            a sentence.
    """
    declared = _ENCODING.match(content)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        declared and declared[1].lower() not in (b"utf-8", b"us-ascii")
    ):
        raise PackageError("tidak memakai UTF-8; simpan ulang dari Excel")
    if not areas and (source := _cut_plain(content)) is not None:
        return source
    return _Cutter(content, areas).source()


def _cut_plain(content: bytes) -> SheetSource | None:
    """Cut by a regular expression; ``None`` unless that provably finds every formula."""
    if not _PLAIN_ROOT.match(content):
        return None
    if (b"!" in content and b"<!" in content) or content.find(b"<?", 2) > 3:
        return None
    pieces = _PLAIN_CELL.split(content)
    count = len(pieces) // 6
    # "<f" also opens <formula1> and the like, so only the precise pattern settles the matter.
    if content.count(b"<f") != count and len(_FORMULA_TAG.findall(content)) != count:
        return None
    numbers = {letters: column_number(letters.decode()) for letters in set(pieces[2::6])}
    columns = [numbers[letters] for letters in pieces[2::6]]
    rows = list(map(int, pieces[3::6]))
    del pieces[2::6]
    del pieces[2::5]
    return SheetSource(pieces, rows, columns)


class _Cutter:
    """Finds the same pieces with expat's byte offsets."""

    def __init__(self, content: bytes, areas: Collection[Area]) -> None:
        self._content = content
        self._areas = areas
        self._pieces: list[bytes] = []
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._prefix: bytes | None = None
        self._cut_to = 0
        self._row = self._column = 0
        self._depth = 0
        self._cell: int | None = None
        self._cell_depth = 0
        self._spans: dict[str, tuple[int, int]] = {}
        self._begun = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def source(self) -> SheetSource:
        try:
            self._parser.Parse(self._content, True)
        except (expat.ExpatError, ValueError, LookupError):
            raise PackageError("memuat XML atau alamat sel yang rusak") from None
        self._pieces.append(self._content[self._cut_to :])
        return SheetSource(self._pieces, self._rows, self._columns, self._prefix or b"")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        namespace, _, name = tag.rpartition(" ")
        if namespace not in NAMESPACES:
            return
        at = self._parser.CurrentByteIndex
        if name == "row":
            number = attributes.get("r", "").strip()
            self._row = int(number) if number else self._row + 1
            self._column = 0
        elif name == "c":
            self._row, self._column = place(attributes.get("r"), self._row, self._column)
            self._cell, self._cell_depth, self._spans = at, self._depth, {}
        elif (
            name in ("f", "v", "is")
            and self._cell is not None
            and self._depth == self._cell_depth + 1
        ):
            self._begun = at

    def _end(self, tag: str) -> None:
        self._depth -= 1
        namespace, _, name = tag.rpartition(" ")
        if namespace not in NAMESPACES or self._cell is None:
            return
        if name == "c":
            self._finish_cell(self._cell)
            self._cell = None
        elif name in ("f", "v", "is") and self._depth == self._cell_depth:
            opening = _tag_end(self._content, self._begun)
            empty = self._content[opening - 2 : opening] == b"/>"
            end = opening if empty else _tag_end(self._content, self._parser.CurrentByteIndex)
            self._spans[name] = (self._begun, end)

    def _finish_cell(self, start: int) -> None:
        formula, value = self._spans.get("f"), self._spans.get("v") or self._spans.get("is")
        if formula is None:
            if not any(area.holds(self._row, self._column) for area in self._areas):
                return
            tag_end = value[0] if value else _tag_end(self._content, start)
            formula = (tag_end, tag_end)
        name = _CELL_NAME.match(self._content, start)
        if name is None or self._prefix not in (None, name[1]):
            raise ValueError("prefixes change")
        self._prefix = name[1]
        # White space between formula and value stays with the formula.
        value = value or (formula[1], formula[1])
        if value[0] < formula[1]:
            raise ValueError("value before formula")
        self._pieces += (
            self._content[self._cut_to : start],
            self._content[start : formula[0]],
            self._content[formula[0] : value[0]],
            self._content[value[0] : value[1]],
        )
        self._rows.append(self._row)
        self._columns.append(self._column)
        self._cut_to = value[1]


def _tag_end(content: bytes, start: int) -> int:
    match = _TAG.match(content, start)
    if match is None:
        raise ValueError("no tag")
    return match.end()
