"""What a frozen copy may hold: everything that is not listed here stays out.

A list of what is bad is never complete; each new Excel brings parts that carry names, links or
programs. So relationships, elements and attributes pass only where they are known to be values,
their looks, or the print set-up.
"""

from lxml import etree

from lakip_xl.report.frozen.parts import Link, Parts, every, local, remove

_LINKS = {
    "": {"officeDocument", "core-properties", "extended-properties"},
    "workbook": {"worksheet", "chartsheet", "styles", "theme", "sharedStrings"},
    "worksheet": {"drawing", "table"},
    "chartsheet": {"drawing"},
    "wsDr": {"chart", "image"},
    "chartSpace": {"image"},
    "theme": {"image"},
}
"""Kinds of relationship by the root element of the part they belong to."""
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf"})
"""Endings of pictures; SVG is absent because it holds links and scripts."""
_CHILDREN = {
    "workbook": {"workbookPr", "bookViews", "sheets", "definedNames"},
    "worksheet": {
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter",
        "mergeCells", "conditionalFormatting", "hyperlinks", "printOptions", "pageMargins",
        "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "drawing", "tableParts",
    },
    "chartsheet": {
        "sheetPr", "sheetViews", "pageMargins", "pageSetup", "headerFooter", "drawing",
    },
    "table": {"autoFilter", "tableColumns", "tableStyleInfo"},
    "tableColumn": set(),
    "autoFilter": set(),
    "sst": {"si"},
    "si": {"t", "r"},
    "is": {"t", "r"},
    "row": {"c"},
    "c": {"v", "is"},
}  # fmt: skip
"""Children by their element, in every part where the element occurs."""
_ATTRIBUTES = {
    "workbookPr": {"date1904"},
    "sheetPr": {"filterMode"},
    "row": {"r", "spans", "s", "customFormat", "ht", "customHeight"},
    "c": {"r", "s", "t"},
    "col": {"min", "max", "width", "style", "customWidth", "bestFit"},
    "table": {
        "id", "name", "displayName", "ref", "headerRowCount", "totalsRowCount", "totalsRowShown",
        "headerRowDxfId", "dataDxfId", "totalsRowDxfId", "headerRowBorderDxfId",
        "tableBorderDxfId", "totalsRowBorderDxfId",
    },
    "tableColumn": {
        "id", "name", "totalsRowLabel", "headerRowDxfId", "dataDxfId", "totalsRowDxfId",
    },
}  # fmt: skip
_NOWHERE = frozenset(
    {
        "extLst", "AlternateContent", "hlinkClick", "hlinkHover", "hlinkMouseOver", "contentPart",
        "pivotSource", "pivotFmts", "externalData", "userShapes", "phoneticPr", "rPh",
    }
)  # fmt: skip
"""Doors through which anything may come in at any depth of drawings, charts and styles."""
_PART_ROOTS = frozenset(
    {"workbook", "worksheet", "chartsheet", "wsDr", "chartSpace", "styleSheet", "theme", "table",
     "sst"}
)  # fmt: skip
_HEADER_PICTURE = "&G"


def may_stay(parts: Parts, link: Link) -> bool:
    """Tell whether a relationship is one of those that a frozen copy has."""
    if link.external or link.target not in parts:
        return False
    root = local(parts.tree(link.source)) if link.source else ""
    if link.kind not in _LINKS.get(root, ()):
        return False
    if link.kind == "image":
        return link.target.rpartition(".")[2].lower() in _PICTURES
    return True


def keep_only_the_allowed(parts: Parts, name: str) -> int:
    """Take out of a part what is not listed. Gives how many hidden rows and columns it shows.

    A hidden row or column becomes visible: what the copy holds can be seen by who reads it.
    """
    root = parts.tree(name)
    if local(root) not in _PART_ROOTS:
        return 0
    shown = 0
    for element in every(root):
        kind = local(element)
        if not kind or kind in _NOWHERE:  # "" is a comment or a processing instruction
            remove(element)
            continue
        if kind in ("row", "col") and element.get("hidden") in ("1", "true"):
            shown += 1
        _keep_children(element, kind)
        allowed = _ATTRIBUTES.get(kind)
        if allowed is not None and element.nsmap.get(element.prefix) == root.nsmap.get(root.prefix):
            for attribute in [one for one in element.attrib if one not in allowed]:
                del element.attrib[attribute]
        if kind in ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter",
                    "firstFooter") and element.text:  # fmt: skip
            element.text = element.text.replace(_HEADER_PICTURE, "")
    return shown


def _keep_children(element: "etree._Element", kind: str) -> None:
    allowed = _CHILDREN.get(kind)
    if allowed is None:
        return
    namespace = etree.QName(element).namespace
    for child in list(element):
        if not isinstance(child.tag, str) or (
            local(child) not in allowed or etree.QName(child).namespace != namespace
        ):
            remove(child)


def forget_unused_strings(parts: Parts, workbook: str) -> None:
    """Empty the shared strings that no cell of the copy uses: those of sheets that went."""
    table = next((one.target for one in parts.links(workbook) if one.kind == "sharedStrings"), None)
    if table is None:
        return
    used = {
        int(cell.findtext("{*}v") or -1)
        for link in parts.links(workbook)
        if link.kind == "worksheet"
        for cell in parts.tree(link.target).iter("{*}c")
        if cell.get("t") == "s"
    }
    for index, entry in enumerate(parts.tree(table).iterchildren("{*}si")):
        if index not in used:
            for child in list(entry):
                entry.remove(child)
            etree.SubElement(entry, f"{{{etree.QName(entry).namespace}}}t")
