"""A figure as a content control of Word that names its cell.

Name and tag say the same: LibreOffice 7 keeps the name of a plain control and drops its tag.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lakip_xl.report.blocks import Cell, Part
from lakip_xl.report.figures.named import values
from lakip_xl.report.word.markup import element, run

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


class Controls:
    """Makes the controls of one document; each has a number of its own."""

    def __init__(self) -> None:
        self._last = 0x4C4B0000

    def runs(self, part: Part | Cell, place: str, style: str | None) -> Iterator["BaseOxmlElement"]:
        """Make runs of a part; its figures stand in controls.

        Args:
            part: What is printed.
            place: See ``figures.named``.
            style: The style of the letters.
        """
        for one in values(part, place):
            if not one.text:
                continue
            if one.name is None:
                yield run(one.text, style)
            else:
                yield self._control(one.name.tag(one.text), run(one.text, style))

    def _control(self, tag: str, content: "BaseOxmlElement") -> "BaseOxmlElement":
        self._last += 1
        return element(
            "sdt",
            element(
                "sdtPr",
                element("alias", val=tag),
                element("tag", val=tag),
                element("id", val=self._last),
                element("text"),
            ),
            element("sdtContent", content),
        )
