"""Saving a document so that its bytes depend on what it says, not on when or by whom."""

import io
from datetime import datetime
from typing import TYPE_CHECKING

from lakip_xl.workbook.archive import pack, unpack

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE = "id-ID"


def document_bytes(
    document: "Document", *, title: str, subject: str, office: str, made: datetime
) -> bytes:
    """Give a document as a file.

    Args:
        document: The document.
        title: Its title.
        subject: What it is about.
        office: The office; it stands where the name of a person otherwise would.
        made: When it was made, in UTC.
    """
    properties = document.core_properties
    properties.title, properties.subject = title[:255], subject[:255]
    properties.author = office[:255]
    properties.language = LANGUAGE
    properties.created = properties.modified = made
    properties.category = "Laporan kinerja"
    properties.keywords = "LKjIP, LAKIP, SAKIP"
    properties.last_modified_by = properties.comments = properties.content_status = ""
    properties.revision = 1
    buffer = io.BytesIO()
    document.save(buffer)
    return pack(unpack(buffer.getvalue()))
