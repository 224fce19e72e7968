"""Upright and landscape pages: sections that begin where the paper turns."""

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from lakip_xl.report.word.base import Base
from lakip_xl.report.word.looks import Role
from lakip_xl.report.word.markup import paragraph
from lakip_xl.report.word.paper import text_width, turned

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


class Pages:
    """Turns the paper. A section of Word is described at its end, by its last paragraph."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._wide = False
        self._began = False

    @property
    def text_width(self) -> int:
        """The width between the margins of the present page, in twentieths of a point."""
        return text_width(self._base.section, wide=self._wide)

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
        return turned(section) if self._wide else section
