"""A worksheet's COM object, as far as ``lakip_xl.excel.annotations`` speaks to it.

Behind it is a sheet of openpyxl, so that what was marked and linked can be stored and looked at.
Its habits are Excel's: a conditional format is known by its place in the list, a new one stops the
others, a link restyles its cell, ``Range`` takes 255 characters.
"""

# ruff: noqa: N802, N803 - the names are Excel's

from collections.abc import Iterator
from copy import copy
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

EXPRESSION = 2
COLOR_SCALE = 3


class FakeWorksheet:
    """One sheet.

    Args:
        sheet: Where its formats and links are kept.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.filters: dict[str, FakeFilter] = {}

    @property
    def ProtectContents(self) -> bool:
        return bool(self.sheet.protection.sheet)

    @property
    def Cells(self) -> "FakeRange":
        return FakeRange(self, "")

    def Range(self, address: str) -> "FakeRange":
        assert 0 < len(address) <= 255
        return FakeRange(self, address)

    def ListObjects(self, name: str) -> Any:
        assert name in self.sheet.tables
        return type("ListObject", (), {"AutoFilter": self.filters.get(name)})

    def rules(self) -> list[tuple[Any, Rule]]:
        """Every conditional format with its cells, by priority."""
        formats = self.sheet.conditional_formatting
        every = [(found.sqref, rule) for found in formats for rule in found.rules]
        return sorted(every, key=lambda pair: pair[1].priority)

    def store(self, rules: list[tuple[Any, Rule]]) -> None:
        self.sheet.conditional_formatting = type(self.sheet.conditional_formatting)()
        for priority, (cells, rule) in enumerate(rules, start=1):
            rule.priority = priority
            self.sheet.conditional_formatting.add(str(cells), rule)


class FakeFilter:
    """A filter that hides rows."""

    FilterMode = True

    def ShowAllData(self) -> None:
        self.FilterMode = False


class FakeRange:
    """Some cells of a sheet."""

    def __init__(self, worksheet: FakeWorksheet, address: str) -> None:
        self.worksheet, self.address = worksheet, address

    @property
    def FormatConditions(self) -> "FakeConditions":
        return FakeConditions(self.worksheet, self.address)

    @property
    def Hyperlinks(self) -> "FakeHyperlinks":
        return FakeHyperlinks(self)

    def ClearHyperlinks(self) -> None:
        for cell in self.cells():
            cell.hyperlink = None

    def AutoFill(self, destination: "FakeRange", kind: int) -> None:
        assert kind == 3, "only formats are filled"
        sheet = self.worksheet.sheet
        for row in sheet[destination.address]:
            for cell in row[1:]:
                cell._style = copy(row[0]._style)

    def cells(self) -> Iterator[Any]:
        found = self.worksheet.sheet[self.address]
        if not isinstance(found, tuple):
            yield found
            return
        for row in found:
            yield from row


class FakeHyperlinks:
    """The links of one cell."""

    def __init__(self, cell: FakeRange) -> None:
        self.cell = cell

    def Add(self, *, Anchor: FakeRange, Address: str, SubAddress: str) -> None:
        assert Anchor.address == self.cell.address
        assert Address == ""
        (cell,) = self.cell.cells()
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=SubAddress)
        cell.font = Font(underline="single", color="0563C1")


class FakeConditions:
    """The conditional formats of some cells; of the whole sheet where there is no address."""

    def __init__(self, worksheet: FakeWorksheet, address: str) -> None:
        self.worksheet, self.address = worksheet, address

    @property
    def Count(self) -> int:
        return len(self.worksheet.rules())

    def Item(self, index: int) -> "FakeCondition":
        return FakeCondition(self.worksheet, index)

    def Add(self, *, Type: int, Formula1: str) -> "FakeCondition":
        assert Type == EXPRESSION
        assert Formula1.startswith("=")
        style = DifferentialStyle(font=Font(), fill=PatternFill())
        rule = Rule("expression", dxf=style, formula=[Formula1[1:]], stopIfTrue=True)
        rules = self.worksheet.rules()
        self.worksheet.store([*rules, (self.address.replace(",", " "), rule)])
        return FakeCondition(self.worksheet, len(rules) + 1)


class FakeCondition:
    """The conditional format at a place in the sheet's list, whichever it is now."""

    def __init__(self, worksheet: FakeWorksheet, index: int) -> None:
        object.__setattr__(self, "worksheet", worksheet)
        object.__setattr__(self, "index", index)

    @property
    def rule(self) -> Rule:
        return self.worksheet.rules()[self.index - 1][1]

    @property
    def Type(self) -> int:
        return EXPRESSION if self.rule.type == "expression" else COLOR_SCALE

    @property
    def Formula1(self) -> str:
        assert self.Type == EXPRESSION, "a colour scale has no formula"
        return f"={self.rule.formula[0]}"

    @property
    def Font(self) -> "FakeLook":
        return FakeLook(self.rule.dxf.font)

    @property
    def Interior(self) -> "FakeLook":
        return FakeLook(self.rule.dxf.fill)

    def __setattr__(self, name: str, value: object) -> None:
        assert name == "StopIfTrue"
        self.rule.stopIfTrue = value or None

    def SetFirstPriority(self) -> None:
        rules = self.worksheet.rules()
        self.worksheet.store([rules.pop(self.index - 1), *rules])

    def Delete(self) -> None:
        rules = self.worksheet.rules()
        del rules[self.index - 1]
        self.worksheet.store(rules)


class FakeLook:
    """The font or the fill of a conditional format."""

    def __init__(self, look: Font | PatternFill) -> None:
        object.__setattr__(self, "look", look)

    def __setattr__(self, name: str, value: int) -> None:
        if name == "Bold":
            self.look.b = value
            return
        assert name == "Color"
        color = Color(rgb=f"FF{value.to_bytes(3, 'little').hex().upper()}")
        setattr(self.look, "color" if isinstance(self.look, Font) else "bgColor", color)
