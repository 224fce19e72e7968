"""The document that the report is written into: ours, or the office's template."""

import io
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Cm

from lakip_xl.errors import LakipError
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import CONTENT_TYPES, Kind, Package
from lakip_xl.report.word.looks import Role
from lakip_xl.report.word.markup import element, field, paragraph, run
from lakip_xl.report.word.outside import cut_off
from lakip_xl.report.word.paper import is_wide, text_width
from lakip_xl.report.word.settings import set_up
from lakip_xl.report.word.styles import Styles

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

PLACEHOLDER = "{{LAPORAN}}"
"""A paragraph of the template with this text only is where the report goes."""

_SECOND_STYLES = "/stylesWithEffects"
"""A copy of the styles that Word 2010 kept beside them: it would contradict what we add."""
_NOT_OF_A_REPORT = (_SECOND_STYLES, "/vbaProject", "/attachedTemplate", "/keyMapCustomizations")
"""Parts of a template that a report does not take over: macros, and the way to another file."""
_LEFTOVERS = ("/thumbnail", "/customXml", _SECOND_STYLES)
"""Parts of python-docx's empty document that nobody needs."""
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DESIGNED_WIDTH = 9072
"""Twentieths of a point (16 centimetres): the width that the tables are laid out for."""
_SMALLEST_SCALE = 0.8
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))


@dataclass(frozen=True, slots=True)
class Base:
    """Where and with what the report is written."""

    document: "Document"
    styles: Styles
    anchor: "BaseOxmlElement"
    """The report is written in front of this element."""
    section: "BaseOxmlElement"
    """The page set-up of upright pages, to be copied."""
    own: bool
    """Whether the document is ours from cover to cover."""
    embedded: bool
    """Whether the office's own text stands around the report."""

    def remove_anchor(self) -> None:
        """Take out the placeholder, once the report stands in front of it."""
        parent = self.anchor.getparent()
        if parent is not None:
            parent.remove(self.anchor)


def own_base(footer: str) -> Base:
    """Make an empty A4 document with our styles.

    Args:
        footer: What stands before the page number.
    """
    import docx

    document = docx.Document()
    _drop_parts(document, _LEFTOVERS)
    set_up(document)
    styles = Styles(document, own=True)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    section.different_first_page_header_footer = True
    _write_footer(document, styles, footer)
    body = document.element.body
    return Base(document, styles, body.sectPr, deepcopy(body.sectPr), own=True, embedded=False)


def template_base(path: Path, footer: str) -> Base:
    """Open an office's document as template.

    Its styles, page set-up, headers and footers are used. Where a paragraph says
    ``{{LAPORAN}}``, the report takes its place and the text around it stays; without one, the
    text of the template is an example and goes.

    Raises:
        PackageError: the file is no usable document.
        LakipError: it lacks parts that Word itself always writes.
    """
    import docx

    package = open_package(path, kind=Kind.DOCUMENT)
    try:
        document = docx.Document(io.BytesIO(_as_document(package)))
    except (ValueError, KeyError):
        raise LakipError(
            f"Templat '{path.name}' tidak lengkap sebagai dokumen Word; buka di Word, lalu simpan "
            "sebagai Dokumen Word (.docx)."
        ) from None
    _drop_parts(document, _NOT_OF_A_REPORT)
    cut_off(document)
    body = document.element.body
    if body.sectPr is None:
        body.append(element("sectPr"))
    anchor = _placeholder(document)
    embedded = anchor is not None
    if anchor is None:
        _clear(body)
        anchor = body.sectPr
    section = deepcopy(_governing(anchor))
    if not embedded:
        body.replace(body.sectPr, deepcopy(section))
        anchor = body.sectPr
    # Tables keep their columns on narrower paper; their letters shrink with it.
    scale = max(_SMALLEST_SCALE, min(1.0, text_width(section) / _DESIGNED_WIDTH))
    styles = Styles(document, own=False, scale=scale)
    if not _has_footer(document):
        _write_footer(document, styles, footer)
        section = deepcopy(_governing(anchor))
    return Base(document, styles, anchor, section, own=False, embedded=embedded)


def _as_document(package: Package) -> bytes:
    """Give a template (.dotx) or a document with macros as the plain document it holds."""
    types = package.read(CONTENT_TYPES)
    plain = types.replace(package.content_type(package.main).encode(), _DOCUMENT_TYPE)
    return b"".join(package.rewritten({CONTENT_TYPES: plain}))


def _drop_parts(document: "Document", kinds: tuple[str, ...]) -> None:
    settings = document.settings.element
    for attached in settings.findall(qn("w:attachedTemplate")):
        settings.remove(attached)
    for relationships in (
        document.part.package.rels,
        document.part.rels,
        document.part._settings_part.rels,  # noqa: SLF001 - python-docx shows its element only
    ):
        for name, relationship in list(relationships.items()):
            if relationship.reltype.endswith(kinds):
                del relationships[name]


def _placeholder(document: "Document") -> "BaseOxmlElement | None":
    for one in document.paragraphs:
        if one.text.strip() == PLACEHOLDER:
            return one._p  # noqa: SLF001 - python-docx gives no other way to the element
    return None


def _clear(body: "BaseOxmlElement") -> None:
    """Take the template's text out, but keep the set-up of its first upright page."""
    set_ups = list(body.iter(qn("w:sectPr")))
    position = next((i for i, one in enumerate(set_ups) if not is_wide(one)), 0)
    kept = deepcopy(set_ups[position])
    inherited = {
        (reference.tag, reference.get(qn("w:type"))): reference
        for earlier in set_ups[: position + 1]
        for reference in earlier
        if reference.tag in _REFERENCES
    }
    for reference in [child for child in kept if child.tag in _REFERENCES]:
        kept.remove(reference)
    kept[:0] = [deepcopy(reference) for reference in inherited.values()]
    for child in list(body):
        body.remove(child)
    body.append(kept)


def _governing(anchor: "BaseOxmlElement") -> "BaseOxmlElement":
    """Find the page set-up that holds where an element stands: the next one after it."""
    own = anchor.find(f".//{qn('w:sectPr')}")
    if anchor.tag == qn("w:sectPr"):
        return anchor
    if own is not None:
        return own
    for following in anchor.itersiblings():
        if following.tag == qn("w:sectPr"):
            return following
        if (inside := following.find(f"./{qn('w:pPr')}/{qn('w:sectPr')}")) is not None:
            return inside
    raise LakipError(
        f"Tanda {PLACEHOLDER} di templat berada di dalam tabel atau kotak; pindahkan ke paragraf "
        "biasa."
    )


def _has_footer(document: "Document") -> bool:
    return any(True for _ in document.element.body.iter(qn("w:footerReference")))


def _write_footer(document: "Document", styles: Styles, text: str) -> None:
    """Give every page its number; only the first section needs it, the rest follow it."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    content = footer._element  # noqa: SLF001 - python-docx gives no other way to the element
    for old in list(content):
        content.remove(old)
    content.append(
        paragraph(styles.id_of(Role.FOOTER), run(f"{text} \u00b7 Halaman "), *field("PAGE", "1"))
    )
