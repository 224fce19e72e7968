"""A sheet's XML cut at its formula cells, so that values can change and nothing else.

Joining the pieces gives the part back byte for byte. ``lakip_xl.package.cutting`` cuts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from lakip_xl.errors import PackageError
from lakip_xl.package.addresses import Area
from lakip_xl.package.cells import Formula, FormulaKind, formula_of
from lakip_xl.package.values import CellValue, parsed, stored

_ATTRIBUTE = re.compile(r"""\s([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL_TYPE = re.compile(r"""\st\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TYPE_ATTRIBUTES = {"": "", "str": ' t="str"', "b": ' t="b"', "e": ' t="e"'}
_RICH_VALUE = re.compile(r"""\svm\s*=\s*(?:"[^"]*"|'[^']*')""")
_STRIDE = 4


@dataclass(slots=True)
class SheetSource:
    """The pieces of a sheet: gap, opening tag, formula, value; gap, ...; tail.

    ``rows[i]`` and ``columns[i]`` tell where the i-th cut cell stands. A cell without a
    formula is cut only when it lies in an area asked for: its formula piece is empty.
    """

    pieces: list[str]
    rows: list[int]
    columns: list[int]
    prefix: str = ""
    """The namespace prefix of the elements with its colon, if the part uses one."""
    rich: bool = True
    """Whether cells may carry rich values (attribute ``vm``)."""

    def __len__(self) -> int:
        return len(self.rows)

    def stored_values(self, strings: tuple[str, ...]) -> list[CellValue]:
        """The values that the file holds for the cut cells."""
        known: dict[tuple[str, str], CellValue] = {}
        values: list[CellValue] = []
        tags, elements = self.pieces[1::_STRIDE], self.pieces[3::_STRIDE]
        for tag, element in zip(tags, elements, strict=False):
            # Most cells are plain numbers; a tag without the letter t has no type.
            if "t" not in tag and element.startswith("<v>") and element != "<v></v>":
                try:
                    values.append(float(element[3:-4]))
                except ValueError:
                    values.append(parsed("", element_text(element), strings))
                continue
            key = (_type_of(tag), element)
            if key not in known:
                known[key] = parsed(key[0], element_text(element) if element else None, strings)
            values.append(known[key])
        return values

    def formula_text(self, index: int) -> str:
        """The formula without "="; "" for followers of a shared formula."""
        element = self.pieces[index * _STRIDE + 2]
        return element_text(element) if element else ""

    def formula(self, index: int) -> Formula | None:
        """The formula with all that its attributes say; ``None`` for a cell without one.

        Raises:
            PackageError: its area is none. The message is the second half of a sentence.
        """
        element = self.pieces[index * _STRIDE + 2]
        if not element:
            return None
        opening = element[: element.index(">") + 1]
        attributes = {
            match[1]: match[2] or match[3] or "" for match in _ATTRIBUTE.finditer(opening)
        }
        dynamic = " cm=" in self.pieces[index * _STRIDE + 1]
        try:
            return formula_of(attributes, element_text(element), dynamic=dynamic)
        except ValueError:
            raise PackageError("memuat wilayah rumus yang rusak") from None

    def areas(self) -> list[Area]:
        """The areas of several cells that array formulas fill."""
        marked = [i for i, element in enumerate(self.pieces[2::_STRIDE]) if "array" in element]
        formulas = filter(None, map(self.formula, marked))
        return [
            formula.area
            for formula in formulas
            if formula.kind is FormulaKind.ARRAY
            and formula.area is not None
            and not formula.area.is_cell
        ]

    def patched(self, values: Mapping[int, CellValue]) -> bytes:
        """The part with new values in some of the cut cells, and every other byte as it was."""
        pieces, prefix, rich = self.pieces.copy(), self.prefix, self.rich
        for index, value in values.items():
            at = index * _STRIDE
            kind, element = stored(value, prefix)
            tag = pieces[at + 1]
            if not pieces[at + 2] and tag.endswith("/>"):
                tag = tag[:-2] + ">"
                element += f"</{prefix}c>"
            # The letter is looked for first: most tags of numbers need no change at all.
            if kind or "t" in tag:
                tag = _retyped(tag, kind)
            if rich:
                # A rich value belongs to the old result.
                tag = _RICH_VALUE.sub("", tag)
            pieces[at + 1] = tag
            pieces[at + 3] = element
        return "".join(pieces).encode()


def _type_of(tag: str) -> str:
    """The attribute ``t`` of an opening tag, "" where there is none."""
    if ' t="str"' in tag:
        return "str"
    match = _CELL_TYPE.search(tag)
    return match[1] or match[2] or "" if match else ""


def _retyped(tag: str, kind: str) -> str:
    """The opening tag with another attribute ``t``, or without one."""
    attribute = _TYPE_ATTRIBUTES[kind]
    if kind and attribute in tag:
        return tag
    if "t" in tag:
        tag, count = _CELL_TYPE.subn(attribute, tag, count=1)
        if count:
            return tag
    end = tag.index(">")
    return tag[:end] + attribute + tag[end:]


def element_text(element: str) -> str:
    """The character data of a small element, phonetic guides left out.

    >>> element_text("<f>A1&lt;2</f>"), element_text("<f/>")
    ('A1<2', '')
    """
    if element.count("<") == 2 and "&" not in element and "!" not in element:
        return element[element.index(">") + 1 : element.rindex("<")]
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
