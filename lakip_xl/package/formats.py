"""Number formats of cells: how a stored number is shown, so that 0.95 shown as 95% is known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.package import xml
from lakip_xl.package.parts import Package

_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0",
    49: "@",
}  # fmt: skip
"""The formats that a file names by number only (ECMA-376 part 1, 18.8.30)."""
_LITERAL = re.compile(
    r'"[^"]*"?'  # a text in quotation marks
    r"|\\."  # a single character
    r"|_."  # a blank as wide as a character
    r"|\*."  # a character that fills the cell
    r"|\[(?!(?:h+|m+|s+)\])[^\]]*\]?",  # a colour, a condition, a locale; not elapsed time
    re.IGNORECASE | re.DOTALL,
)
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True)
class NumberFormat:
    """A number format, as the file spells it (English letters, whatever Excel shows)."""

    code: str = "General"

    @cached_property
    def _signs(self) -> str:
        """The positive section without literal text: only what Excel gives a meaning."""
        return _LITERAL.sub("", self.code).partition(";")[0]

    @property
    def is_percent(self) -> bool:
        r"""Whether 0.95 is shown as 95%.

        >>> NumberFormat("0.00%").is_percent, NumberFormat('0.00"%"').is_percent
        (True, False)
        >>> NumberFormat(r"0.00\%").is_percent
        False
        """
        return "%" in self._signs

    @property
    def is_date(self) -> bool:
        """Whether a number is shown as a date or a time of day.

        >>> NumberFormat("dd/mm/yyyy").is_date, NumberFormat("[$-421]d mmmm yyyy").is_date
        (True, True)
        >>> NumberFormat("General").is_date, NumberFormat("[Red]#,##0").is_date
        (False, False)
        >>> NumberFormat('0 "hari"').is_date, NumberFormat("[h]:mm").is_date
        (False, True)
        """
        return self._signs.lower() != "general" and _DATE.search(self._signs) is not None

    @property
    def is_text(self) -> bool:
        """Whether the cell keeps what is typed as text, numbers too.

        >>> NumberFormat("@").is_text, NumberFormat("0").is_text
        (True, False)
        """
        return self._signs == "@"


GENERAL = NumberFormat()
"""The format of a cell without any."""


def read_formats(package: Package) -> tuple[NumberFormat, ...]:
    """Give the number format of every cell style, in the order in which cells count them.

    Args:
        package: A workbook.

    Returns:
        Nothing where the workbook has no styles; every number is general then.

    Raises:
        PackageError: the part is damaged.
    """
    part = next(package.related(package.main, "styles"), None)
    if part is None:
        return ()
    root = package.xml(part)
    codes = {
        _number(xml.attribute(element, "numFmtId")): xml.attribute(element, "formatCode")
        for element in xml.children(xml.child(root, "numFmts"), "numFmt")
    }
    known: dict[int, NumberFormat] = {}
    formats = []
    for style in xml.children(xml.child(root, "cellXfs"), "xf"):
        number = _number(xml.attribute(style, "numFmtId"))
        if number not in known:
            known[number] = NumberFormat(_code(number, codes))
        formats.append(known[number])
    return tuple(formats)


def _code(number: int, codes: Mapping[int, str]) -> str:
    """Give a format's code; what is neither declared nor built in is shown as it is."""
    return codes.get(number) or _BUILT_IN.get(number, GENERAL.code)


def _number(text: str) -> int:
    return int(text) if text.strip().isdecimal() else 0
