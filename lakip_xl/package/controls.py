"""Content controls of a Word part: what they are called, what they hold, and new contents.

Everything outside a control that is filled anew stays byte for byte.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lakip_xl.package.tags import attributes, new_parser, run, tag_end, unescaped
from lakip_xl.package.xml import escape

_CONTROL = "sdt"
_NAMES = ("tag", "alias")
_DELETED = frozenset({"del", "moveFrom"})
_SPACES = frozenset({"tab", "br", "cr"})
_PROMPT = "showingPlcHdr"
"""Marks a control that shows what should be typed into it."""

Span = tuple[int, int]


@dataclass(slots=True)
class Control:
    """A content control."""

    begin: int = 0
    """Where it stands in the part."""
    name: str = ""
    """Its tag; its title where a program kept only that."""
    text: str = ""
    """What a reader sees in it."""
    names: list[Span] = field(default_factory=list)
    """Where tag and title stand in the part."""
    texts: list[Span] = field(default_factory=list)
    """Where its texts stand, elements and all."""
    end: int = 0
    """Where its content ends; 0 where there is none to write into."""
    prompts: bool = False
    """Whether it only shows what should be typed into it."""
    prefix: str = ""
    """The prefix of its elements, with its colon."""


def controls(content: bytes) -> list[Control]:
    """Give the content controls of a part in the order in which they begin.

    Raises:
        PackageError: the XML is damaged. The message is the second half of a sentence.

    >>> part = b'<w:p xmlns:w="x"><w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent>'
    >>> part += b'<w:r><w:t>7</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    >>> [(one.name, one.text) for one in controls(part)]
    [('a', '7')]
    """
    reader = _Reader(content)
    return reader.found


def filled(content: bytes, fillings: Mapping[int, tuple[str, str]]) -> bytes:
    """Give a part with controls that hold other texts.

    Args:
        content: The part.
        fillings: New name and new text of controls, by their positions among ``controls``.
    """
    found = controls(content)
    changes: list[tuple[Span, bytes]] = []
    for position, (name, text) in fillings.items():
        changes += _changes(content, found[position], name, text)
    pieces: list[bytes] = []
    end = 0
    for (first, last), new in sorted(changes):
        pieces += [content[end:first], new]
        end = last
    return b"".join([*pieces, content[end:]])


def _changes(content: bytes, one: Control, name: str, text: str) -> Iterator[tuple[Span, bytes]]:
    for span in one.names:
        yield span, escape(name).encode()
    if text == one.text:
        return
    new = f'<{one.prefix}t xml:space="preserve">{escape(text, quote=False)}</{one.prefix}t>'
    if not one.texts and not one.end:
        return
    if not one.texts:
        run_of_text = f"<{one.prefix}r>{new}</{one.prefix}r>"
        yield (one.end, one.end), run_of_text.encode()
        return
    for order, (first, last) in enumerate(one.texts):
        old = content[first:last]
        if order == 0:
            yield (first, last), new.encode()
        elif not old.endswith(b"/>"):
            yield (tag_end(content, first), content.rindex(b"<", first, last)), b""


class _Reader:
    """Walks a part and remembers where its controls stand."""

    def __init__(self, content: bytes) -> None:
        self.found: list[Control] = []
        self._content = content
        self._open: list[Control] = []
        self._path: list[str] = []
        self._deleted = 0
        self._begin = 0
        self._parser = new_parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._finish
        self._parser.CharacterDataHandler = self._data
        run(self._parser, content)

    def _start(self, qualified: str, _: object) -> None:
        prefix, colon, name = qualified.rpartition(":")
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._deleted += name in _DELETED
        if name == _CONTROL:
            one = Control(self._parser.CurrentByteIndex, prefix=prefix + colon)
            self.found.append(one)
            self._open.append(one)
        elif self._open and parent == "sdtPr" and name in _NAMES:
            self._name(self._open[-1], name)
        elif self._open and parent == "sdtPr" and name == _PROMPT:
            self._open[-1].prompts = True
        elif self._open and parent == "r":
            if name == "t":
                self._begin = self._parser.CurrentByteIndex
            elif name in _SPACES and not self._deleted:
                self._open[-1].text += " "

    def _behind(self, begin: int, end: int) -> int:
        """Give the place behind an element; one without content ends with its start tag."""
        alone = tag_end(self._content, begin)
        return alone if self._content[alone - 2 : alone] == b"/>" else tag_end(self._content, end)

    def _name(self, one: Control, kind: str) -> None:
        begin = self._parser.CurrentByteIndex
        tag = self._content[begin : tag_end(self._content, begin)]
        for attribute, first, last in attributes(tag):
            if attribute.rpartition(":")[2] == "val":
                one.names.append((begin + first, begin + last))
                if kind == "tag" or not one.name:
                    one.name = unescaped(tag[first:last])

    def _data(self, data: str) -> None:
        if self._open and not self._deleted and self._path[-2:] == ["r", "t"]:
            self._open[-1].text += data

    def _finish(self, _: str) -> None:
        name = self._path.pop()
        index = self._parser.CurrentByteIndex
        self._deleted -= name in _DELETED
        if not self._open:
            return
        one = self._open[-1]
        if name == "t" and self._path[-1:] == ["r"] and not self._deleted:
            one.texts.append((self._begin, self._behind(self._begin, index)))
        elif name == "sdtContent" and self._content[index : index + 2] == b"</":
            one.end = index
        elif name == _CONTROL:
            self._open.pop()
