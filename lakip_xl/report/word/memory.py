"""The part of a document that remembers which rows its tables were written with."""

from itertools import count
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from lakip_xl.report.figures.rows import NAMESPACE, remembered, written

if TYPE_CHECKING:
    from docx.document import Document

    from lakip_xl.report.blocks import Report

_MARK = NAMESPACE.encode()
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    b'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
    b' ds:itemID="{6C616B69-7078-4C00-8000-626172697300}"><ds:schemaRefs/></ds:datastoreItem>'
)
"""Without properties, LibreOffice drops the part."""


def remember_rows(document: "Document", report: "Report") -> None:
    """Write the part, instead of one that came with an office's own document."""
    main = document.part
    for name, one in list(main.rels.items()):
        ours = one.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and not one.is_external
        if ours and _MARK in one.target_part.blob:
            del main.rels[name]
    content = written(remembered(report))
    part = Part(_free(main, "item"), "application/xml", content, main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    place = _free(main, "itemProps")
    properties = Part(place, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, _PROPERTIES, main.package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _free(main: Part, name: str) -> PackURI:
    """Give a place that no part has."""
    used = {str(one.partname) for one in main.package.iter_parts()} if main.package else set()
    places = (f"/customXml/{name}{number}.xml" for number in count(1))
    return PackURI(next(one for one in places if one not in used))
