"""The workbook part: which sheets stay, and which names still lead somewhere."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lakip_xl.report.frozen.parts import Parts, local, remove, remove_with_shell
from lakip_xl.report.frozen.references import Leaving

if TYPE_CHECKING:
    from lxml import etree

_PERSONAL = ("fileSharing", "fileRecoveryPr", "customWorkbookViews", "webPublishing", "calcPr")
"""Who had the file open, where it stood, how it computes: nothing of a copy of values."""
_PRINT = frozenset({"_xlnm.print_titles", "_xlnm.print_area"})
_FILTER = "_xlnm._filterdatabase"
_AREA = re.compile(r"('(?:[^']|'')+'|[^\s'!(),;:+\-*/^&=<>{}]+)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?")
_SHEET_KINDS = ("worksheet", "chartsheet")


@dataclass(frozen=True, slots=True)
class Structure:
    """What of the workbook's structure stays and goes."""

    sheets: tuple[tuple[str, str], ...]
    """Title and part of each worksheet that stays."""
    removed: tuple[str, ...]
    """Titles of the sheets that go."""
    leaving: Leaving
    dropped_names: tuple[str, ...]


def simplify(parts: Parts, workbook: str) -> Structure:
    """Take hidden sheets and names that lead nowhere out of the workbook part."""
    root = parts.tree(workbook)
    links = {link.id: link for link in parts.links(workbook)}
    kept: list[tuple[int, str, str]] = []
    removed: list[str] = []
    gone: set[str] = set()
    for index, element in enumerate(list(_children(root, "sheets", "sheet"))):
        title, state = element.get("name", ""), element.get("state", "visible")
        link = links.get(_relationship(element))
        if link is not None and state == "visible" and link.kind in _SHEET_KINDS:
            kept.append((index, title, link.target if link.kind == "worksheet" else ""))
        else:
            removed.append(title)
            gone.add(_relationship(element))
            remove(element)
    leaving = Leaving(frozenset(title.lower() for title in removed))
    areas = {
        element.get("name", "").lower(): element.text or ""
        for element in _children(root, "definedNames", "definedName")
        if element.get("localSheetId") is None
        and _AREA.fullmatch(element.text or "")
        and not leaving.concerns(element.text or "")
    }
    names = _clean_names(root, {old: new for new, (old, _, _) in enumerate(kept)}, leaving)
    _reset_views(root)
    _forget_persons(root)
    parts.drop_links(lambda link: link.source == workbook and link.id in gone)
    return Structure(
        tuple((title, part) for _, title, part in kept if part),
        tuple(removed),
        Leaving(leaving.sheets, frozenset(name.lower() for name in names), areas),
        tuple(names),
    )


def _children(root: "etree._Element", holder: str, name: str) -> "list[etree._Element]":
    return [
        element
        for group in root.iterchildren(f"{{*}}{holder}")
        for element in group.iterchildren(f"{{*}}{name}")
    ]


def _relationship(element: "etree._Element") -> str:
    return next((v for k, v in element.attrib.items() if str(k).endswith("}id")), "")


def _clean_names(root: "etree._Element", positions: dict[int, int], leaving: Leaving) -> list[str]:
    """Keep the names that say what is printed, where their sheet stays; renumber these."""
    dropped = []
    for element in _children(root, "definedNames", "definedName"):
        scope = element.get("localSheetId")
        outside = scope is not None and int(scope) not in positions
        name = element.get("name", "")
        if outside or name.lower() not in _PRINT or leaving.concerns(element.text or ""):
            # What lists a function of a macro names no cells: nothing refers to it.
            listed = any(element.get(flag) in ("1", "true") for flag in ("function", "vbProcedure"))
            if not outside and not listed and name.lower() != _FILTER:
                dropped.append(name)
            remove_with_shell(element)
        elif scope is not None:
            element.set("localSheetId", str(positions[int(scope)]))
        for attribute in [one for one in element.attrib if one not in ("name", "localSheetId")]:
            del element.attrib[attribute]
    return dropped


def _reset_views(root: "etree._Element") -> None:
    """Open the copy at its first sheet: the old numbers count sheets that may be gone."""
    for view in _children(root, "bookViews", "workbookView"):
        for attribute in ("activeTab", "firstSheet"):
            view.attrib.pop(attribute, None)


def _forget_persons(root: "etree._Element") -> None:
    for element in list(root):
        if local(element) in _PERSONAL:
            remove(element)
        elif (
            local(element) == "AlternateContent"
            and next(element.iter("{*}absPath"), None) is not None
        ):
            remove(element)  # the path of the file on its author's disk
        elif local(element) == "workbookPr":
            element.attrib.pop("codeName", None)
