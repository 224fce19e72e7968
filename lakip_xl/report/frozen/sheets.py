"""Worksheets and tables: formulas become what they last gave."""

from lxml import etree

from lakip_xl.package.addresses import address
from lakip_xl.package.values import encoded_text
from lakip_xl.report.frozen.parts import Parts, remove, remove_with_shell
from lakip_xl.report.frozen.references import Leaving
from lakip_xl.report.frozen.strings import SharedStrings

_MACHINERY = ("controls", "oleObjects")
_TABLE_FORMULAS = ("calculatedColumnFormula", "totalsRowFormula")
_FORMULA_HOLDERS = ("dataValidation", "cfRule")


def freeze_sheet(parts: Parts, name: str, leaving: Leaving, strings: SharedStrings) -> int:
    """Turn a worksheet's formulas into values. Gives how many there were."""
    root = parts.tree(name)
    count = 0
    for cell in root.iter("{*}c"):
        formula = cell.find("{*}f")
        if formula is None:
            continue
        count += 1
        cell.remove(formula)
        cell.attrib.pop("cm", None)
        if cell.get("t") == "str":
            value = cell.find("{*}v")
            _store(cell, "" if value is None else value.text or "", strings)
    for properties in root.iterchildren("{*}sheetPr"):
        properties.attrib.pop("codeName", None)
    _drop_machinery(root)
    _drop_old_shapes(parts, name)
    _drop_dead_rules(root, leaving)
    for link in list(parts.links(name)):
        if link.kind == "table":
            _freeze_table(parts.tree(link.target))
    return count


def _store(cell: "etree._Element", text: str, strings: SharedStrings) -> None:
    """Store a text as a text of its own, so that nothing in it can be a formula."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if text:
        cell.set("t", "s")
        value = etree.SubElement(cell, f"{{{etree.QName(cell).namespace}}}v")
        value.text = str(strings.index(text))


def write_text(
    parts: Parts, name: str, place: tuple[int, int], text: str, strings: SharedStrings
) -> bool:
    """Put a text into a cell that the sheet has; tell whether it has it."""
    for cell in parts.tree(name).iter("{*}c"):
        if cell.get("r") == address(*place):
            _store(cell, encoded_text(text), strings)
            return True
    return False


def _drop_machinery(root: "etree._Element") -> None:
    """Take out buttons and embedded programs, with the wrapping that newer Excels put around."""
    for name in _MACHINERY:
        for element in list(root.iter(f"{{*}}{name}")):
            outer = list(element.iterancestors("{*}AlternateContent"))
            remove(outer[-1] if outer else element)


def _drop_old_shapes(parts: Parts, name: str) -> None:
    """Take out the shapes of notes and buttons; pictures in page headers are another drawing."""
    for element in list(parts.tree(name).iterchildren("{*}legacyDrawing")):
        ids = set(element.attrib.values())
        parts.drop_links(lambda link, ids=ids: link.source == name and link.id in ids)  # type: ignore[misc]


def _drop_dead_rules(root: "etree._Element", leaving: Leaving) -> None:
    """Take out validations and conditional formats that refer to what the copy lacks."""
    for name in _FORMULA_HOLDERS:
        for element in list(root.iter(f"{{*}}{name}")):
            for formula in element.iter("{*}formula"):
                formula.text = leaving.spelled_out(formula.text or "")
            texts = [one.text or "" for one in element.iter() if one is not element]
            if any(leaving.concerns(text) for text in texts):
                remove_with_shell(element)
    for holder in root.iter("{*}dataValidations"):
        holder.set("count", str(len(holder)))


def _freeze_table(root: "etree._Element") -> None:
    for element in list(root.iter(*(f"{{*}}{tag}" for tag in _TABLE_FORMULAS))):
        remove(element)
    for column in root.iter("{*}tableColumn"):
        column.attrib.pop("totalsRowFunction", None)
        column.attrib.pop("queryTableFieldId", None)
    for attribute in ("tableType", "connectionId", "insertRow"):
        root.attrib.pop(attribute, None)
