"""WordprocessingML in short: elements, runs of text, fields, bookmarks."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from lxml.etree import _Element

_NAMESPACES = {"w": nsmap["w"]}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, /, *children: "_Element", **attributes: str | int) -> "BaseOxmlElement":
    """Make an element of the ``w`` namespace.

    Args:
        tag: Its name without prefix.
        children: What it contains.
        attributes: Its attributes, without prefix; a trailing underscore keeps Python's own
            words apart.
    """
    given = {_qualified(name): str(value) for name, value in attributes.items()}
    made = oxml_parser.makeelement(_qualified(tag), given, _NAMESPACES)
    made.extend(children)
    return cast("BaseOxmlElement", made)


@cache
def _qualified(name: str) -> str:
    """A name of the ``w`` namespace as lxml writes it."""
    return f"{{{nsmap['w']}}}{name.rstrip('_')}"


def run(text: str, style: str | None = None) -> "BaseOxmlElement":
    """Make a run of plain text. Nothing in the text is ever read as markup or as a field."""
    written = element("t")
    written.text = text
    written.set(_SPACE, "preserve")
    return element("r", *_run_properties(style), written)


def _run_properties(style: str | None) -> Iterator["BaseOxmlElement"]:
    if style is not None:
        yield element("rPr", element("rStyle", val=style))


def field(code: str, result: str, style: str | None = None) -> Iterator["BaseOxmlElement"]:
    """Make a field with its result filled in, so that it reads right before it is updated."""
    yield from field_start(code)
    yield run(result, style)
    yield field_end()


def field_start(code: str) -> Iterator["BaseOxmlElement"]:
    """Make the runs that open a field; its result follows."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    instruction.set(_SPACE, "preserve")
    yield element("r", element("fldChar", fldCharType="begin"))
    yield element("r", instruction)
    yield element("r", element("fldChar", fldCharType="separate"))


def field_end() -> "BaseOxmlElement":
    """Make the run that closes a field."""
    return element("r", element("fldChar", fldCharType="end"))


def bookmarked(
    name: str, number: int, content: list["BaseOxmlElement"]
) -> Iterator["BaseOxmlElement"]:
    """Put a bookmark around runs."""
    yield element("bookmarkStart", id=number, name=name)
    yield from content
    yield element("bookmarkEnd", id=number)


def paragraph(
    style: str, *content: "BaseOxmlElement", extra: Iterable["BaseOxmlElement"] = ()
) -> "BaseOxmlElement":
    """Make a paragraph of a style.

    Args:
        style: The style's id.
        content: Runs and the like.
        extra: Properties besides the style, in the order that the schema wants.
    """
    return element("p", element("pPr", element("pStyle", val=style), *extra), *content)
