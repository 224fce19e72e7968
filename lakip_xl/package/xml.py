"""XML parts, parsed without document type definitions and without regard to prefixes."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.parsers import expat

from lakip_xl.errors import PackageError


class _RootReachedError(Exception):
    """Ends the look at a prolog; never leaves this module."""


def check_prolog(head: bytes, name: str) -> None:
    """Refuse a part whose XML declares a document type (and so could define entities).

    A declaration may only stand before the root element: the beginning of a part is enough,
    whatever its encoding.

    Raises:
        PackageError: a DOCTYPE, or no XML at all.
    """
    doctype = False

    def on_doctype(*_: object) -> None:
        nonlocal doctype
        doctype = True
        raise _RootReachedError

    def on_root(*_: object) -> None:
        raise _RootReachedError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = on_doctype
    parser.StartElementHandler = on_root
    try:
        parser.Parse(head, False)
    except _RootReachedError:
        if doctype:
            raise PackageError(
                f'memuat DOCTYPE pada bagian "{name}"; minta berkas asli dari pengirimnya'
            ) from None
        return
    except (expat.ExpatError, ValueError, LookupError):
        pass
    raise PackageError(f'rusak pada bagian "{name}" (XML tidak sah); ambil salinan yang utuh')


def parse(content: bytes, name: str) -> ET.Element:
    """The root element of a part.

    Raises:
        PackageError: the XML is not well-formed or declares a document type.
    """
    check_prolog(content, name)
    with _refusing(name):
        return ET.fromstring(content)  # noqa: S314 - a DOCTYPE was refused a line above


def each_child(content: bytes, name: str, child: str) -> Iterator[ET.Element]:
    """The root's children that bear a name, each forgotten when the next is asked for.

    Raises:
        PackageError: as ``parse``.
    """
    check_prolog(content, name)
    path: list[ET.Element] = []
    with _refusing(name):
        for event, element in ET.iterparse(BytesIO(content), ("start", "end")):  # noqa: S314
            if event == "start":
                path.append(element)
                continue
            path.pop()
            if len(path) == 1:
                if local(element.tag) == child:
                    yield element
                path[0].clear()


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    try:
        yield
    except (ET.ParseError, ValueError, LookupError):
        raise PackageError(
            f'rusak pada bagian "{name}" (XML tidak sah); ambil salinan yang utuh'
        ) from None


def escape(text: str, *, quote: bool = True) -> str:
    """A text as XML writes it; as ``html.escape``, without that package's table of entities.

    >>> escape('<a & "b">'), escape('"a"', quote=False)
    ('&lt;a &amp; &quot;b&quot;&gt;', '"a"')
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;") if quote else text


def local(tag: str) -> str:
    """An element's or attribute's name without its namespace.

    >>> local("{http://purl.oclc.org/ooxml/spreadsheetml/main}sheet")
    'sheet'
    """
    return tag.rpartition("}")[2]


def children(element: ET.Element | None, *names: str) -> Iterator[ET.Element]:
    """The direct children that bear one of the names, in any namespace."""
    if element is not None:
        for child in element:
            # A comment's tag is a function, not a name.
            if isinstance(child.tag, str) and local(child.tag) in names:
                yield child


def child(element: ET.Element | None, name: str) -> ET.Element | None:
    """The first direct child of that name, if there is one."""
    return next(children(element, name), None)


def attribute(element: ET.Element | None, name: str, default: str = "") -> str:
    """An attribute's value whatever its namespace (``r:id`` is asked for as ``id``)."""
    if element is None:
        return default
    if name in element.attrib:
        return element.attrib[name]
    return next((v for k, v in element.attrib.items() if local(k) == name), default)


def flag(element: ET.Element | None, name: str, *, default: bool = False) -> bool:
    """A boolean attribute: ``1``, ``true`` and ``on`` are true."""
    value = attribute(element, name).strip().lower()
    return value in ("1", "true", "on") if value else default
