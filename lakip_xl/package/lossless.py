"""An XML part as a tree that gives back every byte nobody has changed.

An ordinary XML library reads a part and writes it anew: quotes, prefixes, spaces and empty
elements come back in its own manner. Here each element keeps the bytes it was written with, so
that a change touches one attribute or one element, and undoing it leaves no trace. expat reads
the syntax; elements deeper than asked for stay closed until somebody looks into them.
"""

from collections.abc import Iterator

from lakip_xl.errors import PackageError
from lakip_xl.package.tags import (
    SPACE,
    attributes,
    attributes_end,
    name_of,
    new_parser,
    run,
    tag_end,
    text_of,
    unescaped,
)  # fmt: skip
from lakip_xl.package.xml import escape

_UTF8_NAMES = ("utf-8", "us-ascii", "ascii")


class Element:
    """An element with the bytes in front of it (those since its elder sibling or its parent)."""

    __slots__ = ("_children", "_inner", "_raw", "before", "closing", "opening")

    def __init__(self, before: bytes, raw: bytes) -> None:
        self.before = before
        self._raw: bytes | None = raw
        self.opening = b""
        self.closing = b""
        self._children: list[Element] = []
        self._inner = b""

    @property
    def tag(self) -> str:
        """The name as it is written, with the prefix if it has one.

        >>> parse(b"<x:row r='2'/>").tag
        'x:row'
        """
        return name_of(self._raw if self._raw is not None else self.opening)

    @property
    def prefix(self) -> str:
        """The prefix with its colon; "" without one."""
        head, colon, _ = self.tag.rpartition(":")
        return head + colon

    @property
    def children(self) -> list["Element"]:
        """The elements in this one. Changing the list changes the part."""
        self._open()
        return self._children

    @property
    def inner(self) -> bytes:
        """The text behind the last child, as it is written."""
        self._open()
        return self._inner

    @inner.setter
    def inner(self, content: bytes) -> None:
        self._open()
        self._inner = content

    @property
    def text(self) -> str:
        """The character data of an element without children, entities resolved."""
        self._open()
        return text_of(self.opening + self._inner + (self.closing or b""))

    def find(self, name: str) -> "Element | None":
        """The first child of that local name that bears this element's own prefix."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator["Element"]:
        """The children of that local name that bear this element's own prefix."""
        wanted = f"{self.prefix}{name}"
        return (child for child in self.children if child.tag == wanted)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.tag.rpartition(":")[2]

    def get(self, name: str, default: str = "") -> str:
        r"""The value of an attribute.

        >>> parse(b'<c r="A1" t="s"/>').get("t")
        's'
        """
        for key, first, last in attributes(self._start()):
            if key == name:
                return unescaped(self._start()[first:last])
        return default

    def set(self, name: str, value: str) -> None:
        r"""Give an attribute a value; the others, and their order, stay.

        >>> row = parse(b"<row r='2' ht='9'/>")
        >>> row.set("r", "3"); row.set("spans", "1:2"); bytes(row)
        b'<row r=\'3\' ht=\'9\' spans="1:2"/>'
        """
        start = self._start()
        content = escape(value).encode()
        for key, first, last in attributes(start):
            if key == name:
                self._restart(start[:first] + content + start[last:])
                return
        end = attributes_end(start)
        self._restart(start[:end] + f' {name}="'.encode() + content + b'"' + start[end:])

    def drop(self, name: str) -> None:
        """Take an attribute away."""
        start = self._start()
        for key, first, last in attributes(start):
            if key == name:
                begin = start.rindex(name.encode(), 0, first)
                kept = start[:begin].rstrip(SPACE)
                self._restart(kept + start[last + 1 :])
                return

    def clear(self) -> None:
        """Take out everything in the element; its tag stays."""
        self._open()
        self._children, self._inner = [], b""

    def copy(self) -> "Element":
        """The same element once more, without what stands in front of it."""
        return Element(b"", bytes(self))

    def write(self, into: list[bytes]) -> None:
        """Append the element's bytes, and what stands before it."""
        into.append(self.before)
        if self._raw is not None:
            into.append(self._raw)
            return
        if not self.closing and (self._children or self._inner):
            into.append(self.opening[:-2].rstrip(SPACE) + b">")
            closing = f"</{self.tag}>".encode()
        else:
            into.append(self.opening)
            closing = self.closing
        for child in self._children:
            child.write(into)
        into += (self._inner, closing)

    def __bytes__(self) -> bytes:
        pieces: list[bytes] = []
        self.write(pieces)
        return b"".join(pieces[1:])

    def _start(self) -> bytes:
        if self._raw is not None:
            return self._raw
        return self.opening

    def _restart(self, start: bytes) -> None:
        if self._raw is not None:
            self._raw = start
        else:
            self.opening = start

    def _open(self) -> None:
        if self._raw is not None:
            _build(self, self._raw, 2)

    def _fill(
        self, opening: bytes, children: list["Element"], inner: bytes, closing: bytes
    ) -> None:
        self._raw = None
        self.opening, self.closing = opening, closing
        self._children, self._inner = children, inner


class Part:
    """A whole part: its root element between a prolog and an epilog.

    Args:
        content: the part's bytes, in UTF-8.
        depth: how many levels are opened at once.

    Raises:
        PackageError: the XML is damaged or not in UTF-8. The message is the second half of a
            sentence.
    """

    def __init__(self, content: bytes, depth: int = 3) -> None:
        start, end = _root_span(content)
        self._prolog, self._epilog = content[:start], content[end:]
        self.root = Element(b"", content[start:end])
        _build(self.root, content[start:end], depth)

    def __bytes__(self) -> bytes:
        return self._prolog + bytes(self.root) + self._epilog


def parse(content: bytes) -> Element:
    """An element from its bytes, for what is added to a part.

    >>> bytes(parse(b"<f>A1&lt;2</f>"))
    b'<f>A1&lt;2</f>'
    """
    return Element(b"", content)


def _build(into: Element, content: bytes, depth: int) -> None:
    """Open an element: cut it at the children of so many levels."""
    # One frame a level: where it starts, where its last child ended, and its children.
    stack: list[tuple[int, int, list[Element]]] = []
    level = 0
    cut: list[int] = []
    parser = new_parser()

    def on_start(_name: str, _: list[str]) -> None:
        nonlocal level
        level += 1
        if level <= depth:
            at = parser.CurrentByteIndex
            inner = tag_end(content, at) if level < depth else at
            stack.append((at, inner, []))
            cut.append(inner)

    def on_end(_name: str) -> None:
        nonlocal level
        level -= 1
        if level >= depth:
            return
        at = parser.CurrentByteIndex
        start, inner, children = stack.pop()
        behind = cut.pop()
        # At the end of an empty element the parser stands behind it.
        closed = content.startswith(b"</", at)
        if closed and content[at - 2 : at] == b"/>":
            closed = tag_end(content, start) != at
        end = content.index(b">", at) + 1 if closed else at
        element = into if level == 0 else Element(b"", content[start:end])
        if level + 1 < depth:
            element._fill(  # noqa: SLF001 - the tree is built here and nowhere else
                content[start:inner],
                children,
                content[behind:at] if closed else b"",
                content[at:end] if closed else b"",
            )
        if stack:
            element.before = content[cut[-1] : start]
            stack[-1][2].append(element)
            cut[-1] = end

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    run(parser, content)


def _root_span(content: bytes) -> tuple[int, int]:
    """Where the root element begins and ends."""
    span = [-1, -1]
    level = 0
    parser = new_parser()

    def on_start(_name: str, _: list[str]) -> None:
        parser.StartElementHandler = None
        span[0] = parser.CurrentByteIndex

    def on_declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        nonlocal level
        if encoding and encoding.lower() not in _UTF8_NAMES:
            level = 1

    parser.StartElementHandler = on_start
    parser.XmlDeclHandler = on_declaration
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        level = 1
    else:
        run(parser, content)
    if level:
        raise PackageError("tidak memakai UTF-8; simpan ulang dari Excel")
    end = content.rindex(b">") + 1
    # Comments and instructions behind the root end with ">" as well.
    name = name_of(content[span[0] :]).encode()
    closing = content.rfind(b"</" + name)
    if closing > span[0]:
        end = content.index(b">", closing) + 1
    return span[0], end
