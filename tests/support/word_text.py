"""A Word file with its content controls opened up: python-docx does not look into them."""

from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn


def opened(path: Path) -> Document:
    """Open a document; what stands in controls stands in its paragraphs."""
    document = docx.Document(str(path))
    body = document.element.body
    for control in list(body.iter(qn("w:sdt"))):
        content = control.find(qn("w:sdtContent"))
        for one in [] if content is None else list(content):
            control.addprevious(one)
        control.getparent().remove(control)
    return document
