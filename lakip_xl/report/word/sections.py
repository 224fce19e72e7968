"""Upright and landscape pages: sections that begin where the paper turns."""

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from lakip_xl.report.word.base import Base, is_wide
from lakip_xl.report.word.looks import Role
from lakip_xl.report.word.markup import element, paragraph

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

A4 = (11906, 16838)
"""Width and height of a page without a set-up of its own, in twentieths of a point."""
_MARGIN = 1418
_OPPOSITE = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
"""Which margin comes to stand where when the paper turns to the left."""


class Pages:
    """Turns the paper. A section of Word is described at its end, by its last paragraph."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._wide = False
        self._began = False

    @property
    def text_width(self) -> int:
        """The width between the margins of the present page, in twentieths of a point."""
        section = self._base.section
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        width, height = (_length(size, side, a4) for side, a4 in zip("wh", A4, strict=True))
        sides = ("top", "bottom") if self._wide else ("left", "right")
        across = height if self._wide and width < height else width
        return across - sum(_length(margins, side, _MARGIN) for side in sides)

    def turn(self, *, wide: bool) -> None:
        """Go on upright or on landscape pages, from what is written next."""
        if wide is not self._wide:
            self._last_paragraph().get_or_add_pPr().append(self._set_up())  # type: ignore[attr-defined]
            self._wide = wide

    def finish(self) -> None:
        """End the report: what follows it, if anything does, stands on the office's pages."""
        if not self._wide:
            return
        if self._base.embedded:
            self.turn(wide=False)
        else:
            self._base.document.element.body.replace(self._base.anchor, self._set_up())

    def _last_paragraph(self) -> "BaseOxmlElement":
        last = self._base.anchor.getprevious()
        if last is None or last.tag != qn("w:p") or last.find(f".//{qn('w:sectPr')}") is not None:
            last = paragraph(self._base.styles.id_of(Role.CELL))
            self._base.anchor.addprevious(last)
        return last

    def _set_up(self) -> "BaseOxmlElement":
        section = deepcopy(self._base.section)
        if self._began:
            # The first page of the report alone goes without header and footer.
            for title in section.findall(qn("w:titlePg")):
                section.remove(title)
            for numbers in section.findall(qn("w:pgNumType")):
                numbers.attrib.pop(qn("w:start"), None)
        self._began = True
        if self._wide and not is_wide(section):
            _turn_left(section)
        return section


def _turn_left(section: "BaseOxmlElement") -> None:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width, height = (_length(size, side, a4) for side, a4 in zip("wh", A4, strict=True))
    if size is None:
        size = element("pgSz")
        section.insert(0, size)
    size.set(qn("w:w"), str(height))
    size.set(qn("w:h"), str(width))
    size.set(qn("w:orient"), "landscape")
    if margins is not None:
        old = {side: _length(margins, side, _MARGIN) for side in _OPPOSITE}
        for side, source in _OPPOSITE.items():
            margins.set(qn(f"w:{side}"), str(old[source]))


def _length(holder: "BaseOxmlElement | None", name: str, default: int) -> int:
    text = None if holder is None else holder.get(qn(f"w:{name}"))
    return int(text) if text and text.lstrip("-").isdecimal() else default
