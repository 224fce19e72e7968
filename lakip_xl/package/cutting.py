"""Cutting a sheet's XML at its formula cells.

Two ways lead to the same pieces: one regular expression where the XML has the plain layout
that Excel, LibreOffice, openpyxl and XlsxWriter write (counted afterwards, so that no cell is
missed), and expat for everything else.
"""

import re
from collections.abc import Collection
from xml.parsers import expat

from lakip_xl.errors import PackageError
from lakip_xl.package.addresses import Area, Region, column_number
from lakip_xl.package.cells import NAMESPACES, place
from lakip_xl.package.sheet import SheetSource

_MAIN = "|".join(map(re.escape, NAMESPACES))
_PLAIN_ROOT = re.compile(
    rf'\ufeff?(?:<\?xml[^>]*\?>)?\s*<worksheet\s(?:[^>]*\s)?xmlns="(?:{_MAIN})"'
)
# Possessive quantifiers where nothing is ever tried a second way.
_PLAIN_CELL = re.compile(
    r'(<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"[^<>]*+>)'
    r"(<f>[^<]*+</f>|<f [^<>]*[^<>/]>[^<]*+</f>|<f(?: [^<>]*)?/>)"
    r"(<v>[^<]*+</v>|<v [^<>]*[^<>/]>[^<]*+</v>|<v ?/>|)"
)
_PROLOG = 200
"""Within so many characters the XML declaration ends, where there is one."""
_FORMULA_TAG = re.compile(r"<f[ >/]")
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']""")
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_CELL_NAME = re.compile(rb"<((?:[^\s:>/]+:)?)c\b")


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
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise PackageError("memuat huruf yang rusak (bukan UTF-8)") from None
    if not areas and (source := _cut_plain(text)) is not None:
        return source
    return _Cutter(content, areas).source()


def _cut_plain(content: str) -> SheetSource | None:
    """Cut by a regular expression; ``None`` unless that provably finds every formula."""
    declaration = content.find("?>", 0, _PROLOG)
    # One letter is looked for much faster than two.
    if "!" in content and "<!" in content:
        return None
    if content.find("?", declaration + 2) > 0 and content.find("<?", declaration + 2) > 0:
        return None
    if not _PLAIN_ROOT.match(content):
        return None
    pieces = _PLAIN_CELL.split(content)
    count = len(pieces) // 6
    # "<f" also opens <formula1> and the like, so only the precise pattern settles the matter.
    if content.count("<f") != count and len(_FORMULA_TAG.findall(content)) != count:
        return None
    numbers = {letters: column_number(letters) for letters in set(pieces[2::6])}
    columns = [numbers[letters] for letters in pieces[2::6]]
    rows = list(map(int, pieces[3::6]))
    del pieces[2::6]
    del pieces[2::5]
    return SheetSource(pieces, rows, columns, rich=" vm=" in content)


class _Cutter:
    """Finds the same pieces with expat's byte offsets."""

    def __init__(self, content: bytes, areas: Collection[Area]) -> None:
        self._content = content
        self._region = Region(areas)
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
        pieces = [*self._pieces, self._content[self._cut_to :]]
        prefix = (self._prefix or b"").decode()
        return SheetSource([piece.decode() for piece in pieces], self._rows, self._columns, prefix)

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
            if not self._region.holds(self._row, self._column):
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
