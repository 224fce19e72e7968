"""The texts and figures of a chart's part: read in order, and replaced where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from lakip_xl.package.tags import attributes, new_parser, run, tag_end, unescaped
from lakip_xl.package.xml import escape

_BOUNDS = frozenset({"max", "min"})
_WRITTEN = frozenset({"v", "t"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A text of a chart, or a bound of its axis."""

    kind: str
    """``v`` a figure or a name, ``t`` a label, ``max`` or ``min`` a bound."""
    begin: int
    end: int
    text: str

    @property
    def value(self) -> str:
        """The text; a number in one form, however a program wrote it."""
        try:
            return repr(float(self.text))
        except ValueError:
            return self.text


def spots(content: bytes) -> list[Spot]:
    """Give the texts of a chart's part.

    Raises:
        PackageError: the XML is damaged.
    """
    found: list[Spot] = []
    parser = new_parser()
    path: list[str] = []
    begin = 0
    texts: list[str] = []

    def start(qualified: str, _: object) -> None:
        nonlocal begin
        name = qualified.rpartition(":")[2]
        path.append(name)
        index = parser.CurrentByteIndex
        close = tag_end(content, index)
        if name in _WRITTEN:
            begin = close
            texts.clear()
        elif name in _BOUNDS and path[-2:-1] == ["scaling"]:
            tag = content[index:close]
            for attribute, first, last in attributes(tag):
                if attribute == "val":
                    text = unescaped(tag[first:last])
                    found.append(Spot(name, index + first, index + last, text))

    def data(text: str) -> None:
        if path[-1] in _WRITTEN:
            texts.append(text)

    def end(_: str) -> None:
        name = path.pop()
        index = parser.CurrentByteIndex
        if name in _WRITTEN and index >= begin:
            found.append(Spot(name, begin, index, "".join(texts)))

    parser.StartElementHandler = start
    parser.CharacterDataHandler = data
    parser.EndElementHandler = end
    run(parser, content)
    return found


def texts_of(content: bytes) -> list[str]:
    """Give what a chart shows, in order: names, figures, labels; not how far its axis goes."""
    return [one.value for one in spots(content) if one.kind not in _BOUNDS]


def replaced(content: bytes, new: Sequence[Spot]) -> bytes | None:
    """Give a chart with the texts of another; None where that one shows more or less.

    Args:
        content: The chart's part.
        new: The texts of the other one.
    """
    old = spots(content)
    if [one.kind for one in old] != [one.kind for one in new]:
        return None
    pieces: list[bytes] = []
    position = 0
    for here, there in zip(old, new, strict=True):
        if here.value != there.value:
            pieces += [content[position : here.begin], escape(there.text).encode()]
            position = here.end
    return b"".join([*pieces, content[position:]])
