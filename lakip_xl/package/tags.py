"""Tags of XML as they are written: where their names, attributes and ends stand in the bytes."""

from collections.abc import Iterator
from xml.parsers import expat

from lakip_xl.errors import PackageError

SPACE = b" \t\r\n"
_QUOTES = (b'"', b"'")


def new_parser() -> expat.XMLParserType:
    """A parser for UTF-8 that does not look at prefixes."""
    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    return parser


def run(parser: expat.XMLParserType, content: bytes) -> None:
    """Let a parser read everything.

    Raises:
        PackageError: the XML is damaged. The message is the second half of a sentence.
    """
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise PackageError("memuat XML yang rusak") from None


def name_of(start: bytes) -> str:
    """The name in a start tag, with its prefix.

    >>> name_of(b"<x:row/>")
    'x:row'
    """
    end = 1
    while start[end : end + 1] not in (b" ", b">", b"/", b"\t", b"\n", b"\r"):
        end += 1
    return start[1:end].decode()


def attributes(start: bytes) -> Iterator[tuple[str, int, int]]:
    """Name and place of the value of each attribute of a start tag that is well-formed."""
    position = len(name_of(start).encode()) + 1
    while True:
        while start[position] in SPACE:
            position += 1
        if start[position : position + 1] in (b">", b"/"):
            return
        equals = start.index(b"=", position)
        name = start[position:equals].strip(SPACE).decode()
        first = equals + 1
        while start[first : first + 1] not in _QUOTES:
            first += 1
        last = start.index(start[first : first + 1], first + 1)
        yield name, first + 1, last
        position = last + 1


def attributes_end(start: bytes) -> int:
    """Behind the last attribute (or the name) of a start tag."""
    end = len(name_of(start).encode()) + 1
    for _, _, last in attributes(start):
        end = last + 1
    return end


def tag_end(content: bytes, start: int) -> int:
    """Behind the start tag that begins there; ">" may stand in an attribute."""
    end = content.index(b">", start) + 1
    tag = content[start:end]
    if tag.count(b'"') % 2 == 0 and (b"'" not in tag):
        return end
    position = start
    quote = b""
    while True:
        letter = content[position : position + 1]
        if quote:
            quote = b"" if letter == quote else quote
        elif letter in _QUOTES:
            quote = letter
        elif letter == b">":
            return position + 1
        position += 1


def unescaped(content: bytes) -> str:
    """The text of an attribute's value as it is written."""
    return content.decode() if b"&" not in content else text_of(b"<t>" + content + b"</t>")


def text_of(element: bytes) -> str:
    """The character data of an element.

    >>> text_of(b"<f>A1&lt;2</f>")
    'A1<2'
    """
    texts: list[str] = []
    parser = new_parser()
    parser.CharacterDataHandler = texts.append
    run(parser, element)
    return "".join(texts)
