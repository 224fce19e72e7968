"""Ways to damage a file at random: its bytes, its parts, its XML as text, its values."""

import io
import random
import re
import zipfile
from collections.abc import Callable

_ODD = ("", "x", "-1", "1e308", "99999999999", "\u202e", "#REF!", "A1:XFD1048576", "NaN")


def bytes_damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, or the end cut off."""
    if chance.random() < 0.1:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Give a package again after its parts were changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def zip_damaged(data: bytes, chance: random.Random) -> bytes:
    """A part left out, emptied, cut or put in place of another."""

    def change(parts: dict[str, bytes]) -> None:
        name, other = chance.choice(list(parts)), chance.choice(list(parts))
        match chance.randrange(4):
            case 0:
                del parts[name]
            case 1:
                parts[name] = b""
            case 2:
                parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]
            case _:
                parts[name] = parts[other]

    return repacked(data, change)


def xml_damaged(data: bytes, chance: random.Random) -> bytes:
    """A value of an attribute, or the text of an element, replaced by an odd one."""

    def change(parts: dict[str, bytes]) -> None:
        name = chance.choice([n for n in parts if n.endswith((".xml", ".rels"))])
        content = parts[name]
        first, last = chance.choice(((b'="', b'"'), (b">", b"<")))
        places = content.count(first)
        if not places:
            return
        at = -1
        for _ in range(chance.randrange(min(places, 400)) + 1):
            at = content.find(first, at + 1)
        start = at + len(first)
        end = content.find(last, start)
        parts[name] = content[:start] + chance.choice(_ODD).encode() + content[max(end, start) :]

    return repacked(data, change)


_BOMBS = (
    "A2&amp;A2",
    "SUM(B:XFD)",
    "REPT(&quot;x&quot;,32767)",
    "SUBSTITUTE(REPT(&quot;a&quot;,32767),&quot;a&quot;,REPT(&quot;b&quot;,32767))",
    "SUM(A1:XFD1048576)",
    "1/0",
    "(" * 300 + "1" + ")" * 300,
    "OFFSET(A1,0,0,1048576,16384)",
    "1E308*10",
    "NA()",
    "INDIRECT(&quot;A1:XFD1048576&quot;)",
)


def formulas_bombed(data: bytes, chance: random.Random) -> bytes:
    """Some formulas of a sheet replaced by what asks for more than there is."""

    def change(parts: dict[str, bytes]) -> None:
        names = [n for n, content in parts.items() if b"<f>" in content and "/worksheets/" in n]
        if not names:
            return
        name, bomb = chance.choice(names), chance.choice(_BOMBS).encode()
        share = chance.choice((0.02, 0.2, 1))
        parts[name] = re.sub(
            b"<f>[^<]*</f>",
            lambda m: b"<f>%s</f>" % bomb if chance.random() < share else m[0],
            parts[name],
        )

    return repacked(data, change)


_VALUES = (
    "1e308",
    "-1e308",
    "-0",
    "1e-320",
    "abc",
    "   ",
    "45657",
    "1.5.5",
    "NaN",
    "-1",
    "\x9b31m",
)


def values_odd(data: bytes, chance: random.Random) -> bytes:
    """Numbers and texts of cells, Word runs or marked-up text replaced by odd ones."""

    def odd(content: bytes) -> bytes:
        pattern = chance.choice((rb"(<v>)[^<]*(</v>)", rb"(>)[^<>]+(<)", rb"(>)[0-9.,]+(<)"))
        share, value = chance.choice((0.01, 0.1, 0.6)), chance.choice(_VALUES).encode()
        return re.sub(
            pattern,
            lambda m: m[1] + value + m[2] if chance.random() < share else m[0],
            content,
        )

    def change(parts: dict[str, bytes]) -> None:
        names = [n for n in parts if re.search(r"worksheets/|sharedStrings|document\.xml", n)]
        if names:
            name = chance.choice(names)
            parts[name] = odd(parts[name])

    return repacked(data, change)


def text_odd(data: bytes, chance: random.Random) -> bytes:
    """Numbers in a file that is no zip replaced by odd ones."""
    share, values = chance.choice((0.005, 0.05, 0.5)), [v.encode() for v in (*_ODD, *_VALUES)]
    return re.sub(
        rb"[0-9]+", lambda m: chance.choice(values) if chance.random() < share else m[0], data
    )


KINDS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "bytes": bytes_damaged,
    "zip": zip_damaged,
    "xml": xml_damaged,
    "bomb": formulas_bombed,
    "value": values_odd,
}
"""What may happen to an Office file; ``damage_package`` knows more."""
FLAT_KINDS = {"bytes": bytes_damaged, "text": text_odd}
"""What may happen to a file that is no zip."""
