"""Page set-ups: the paper's size and margins, upright and turned to landscape."""

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from lakip_xl.report.word.markup import element

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from lxml.etree import _Element

A4 = (11906, 16838)
"""Width and height of a page without a set-up of its own, in twentieths of a point."""
_MARGIN = 1418
_OPPOSITE = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
"""Which margin comes to stand where when the paper turns to the left."""

_BEFORE_SIZE = tuple(
    qn(f"w:{name}")
    for name in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
)


def is_wide(section: "_Element") -> bool:
    """Tell whether a page set-up is landscape."""
    width, height = _size(section)
    return width > height


def text_width(section: "_Element", *, wide: bool = False) -> int:
    """Give the width between the margins, in twentieths of a point.

    Args:
        section: The page set-up.
        wide: Of its landscape form.
    """
    across = wide and not is_wide(section)
    width, height = _size(section)
    sides = ("top", "bottom") if across else ("left", "right")
    margins = section.find(qn("w:pgMar"))
    return (height if across else width) - sum(_length(margins, side, _MARGIN) for side in sides)


def turned(section: "BaseOxmlElement") -> "BaseOxmlElement":
    """Give the landscape form of a page set-up."""
    section = deepcopy(section)
    if is_wide(section):
        return section
    width, height = _size(section)
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None:
        size = element("pgSz")
        # In the order that the schema wants: after headers, footers and the kind of break.
        before = [child for child in section if child.tag in _BEFORE_SIZE]
        section.insert(len(before), size)
    size.set(qn("w:w"), str(height))
    size.set(qn("w:h"), str(width))
    size.set(qn("w:orient"), "landscape")
    if margins is not None:
        old = {side: _length(margins, side, _MARGIN) for side in _OPPOSITE}
        for side, source in _OPPOSITE.items():
            margins.set(qn(f"w:{side}"), str(old[source]))
    return section


def _size(section: "_Element") -> tuple[int, int]:
    size = section.find(qn("w:pgSz"))
    return _length(size, "w", A4[0]), _length(size, "h", A4[1])


def _length(holder: "_Element | None", name: str, default: int) -> int:
    text = None if holder is None else holder.get(qn(f"w:{name}"))
    return int(text) if text and text.lstrip("-").isdecimal() else default
