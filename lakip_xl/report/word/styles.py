"""The styles of a document: the office's own where its template has them, ours where not."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from docx.enum.style import WD_STYLE_TYPE as KIND
from docx.oxml.ns import qn

from lakip_xl.report.word.looks import (
    CELLS,
    LOOKS,
    TYPEFACE,
    Role,
    paragraph_properties,
    run_properties,
    table_properties,
)
from lakip_xl.report.word.markup import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_STRONG = "Strong"
_TABLE = "LKjIP Tabel"
_KEPT_TABLE_STYLES = ("Normal Table", "Table Grid")


class Styles:
    """The styles of one document, by role; what is missing is added.

    Args:
        document: The document.
        own: Whether the document is ours, so that Word's built-in styles take our look too. In
            an office's template they keep the office's.
        scale: By how much the letters of tables are smaller than on A4.
    """

    def __init__(self, document: "Document", *, own: bool, scale: float = 1.0) -> None:
        self._styles = document.styles
        present = {style.name for style in self._styles}
        if own:
            _set_defaults(document)
        for role, look in LOOKS.items():
            if role.value in present and not own:
                continue
            if role in CELLS and look.size is not None:
                look = replace(look, size=look.size * scale)  # noqa: PLW2901 - this look, smaller
            style = self._style(role.value, KIND.PARAGRAPH, present)
            numbering = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            _replace(style, paragraph_properties(look, numbering), run_properties(look))
        if _STRONG not in present:
            bold = element("rPr", element("b"), element("bCs"))
            self._style(_STRONG, KIND.CHARACTER, present).append(bold)
        if _TABLE not in present:
            self._style(_TABLE, KIND.TABLE, present).extend(table_properties())
        self._ids = {style.name: str(style.style_id) for style in self._styles}

    def id_of(self, role: Role) -> str:
        """Give the style's id, as paragraphs refer to it."""
        return self._ids[role.value]

    @property
    def strong(self) -> str:
        """The id of the character style for words that carry weight."""
        return self._ids[_STRONG]

    @property
    def table(self) -> str:
        """The id of the table style."""
        return self._ids[_TABLE]

    def numbers_itself(self, role: Role) -> bool:
        """Tell whether the style, or one that it is based on, numbers its paragraphs."""
        style = self._styles[role.value]
        while style is not None:
            properties = style.element.find(qn("w:pPr"))
            if properties is not None and properties.find(qn("w:numPr")) is not None:
                return True
            style = style.base_style
        return False

    def _style(self, name: str, kind: KIND, present: set[str]) -> "BaseOxmlElement":
        if name in present:
            return cast("BaseOxmlElement", self._styles[name].element)
        style = self._styles.add_style(name, kind)
        style.quick_style = kind is KIND.PARAGRAPH
        return cast("BaseOxmlElement", style.element)


def _replace(style: "BaseOxmlElement", *properties: "BaseOxmlElement") -> None:
    """Put our properties in the place of a style's own."""
    for tag in ("w:pPr", "w:rPr"):
        for old in style.findall(qn(tag)):
            style.remove(old)
    style.extend(properties)


def _set_defaults(document: "Document") -> None:
    """Give our own document its typeface and language; drop Word's showcase of table styles."""
    scripts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), TYPEFACE)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for old in list(defaults):
        defaults.remove(old)
    defaults.extend(
        (
            element(
                "rPrDefault",
                element(
                    "rPr",
                    element("rFonts", **scripts),
                    element("sz", val=22),
                    element("szCs", val=22),
                    element("lang", val="id-ID", eastAsia="en-US", bidi="ar-SA"),
                ),
            ),
            element("pPrDefault", element("pPr", element("spacing", after=0, line=240))),
        )
    )
    for style in list(document.styles):
        if style.type is KIND.TABLE and style.name not in _KEPT_TABLE_STYLES:
            style.delete()
