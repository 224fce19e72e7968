"""Damage to the package around the XML, and to the XML as a tree: other schemes than ``damage``."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache

import msoffcrypto
from damage import repacked
from lxml import etree
from ways import sound

_END = b"PK\x05\x06"
_CENTRAL = b"PK\x01\x02"
_LOCAL = b"PK\x03\x04"


def container_damaged(data: bytes, chance: random.Random) -> bytes:
    """The zip itself: its directory cut, an entry twice or hidden, sizes and flags that lie."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    one, other = chance.choice(entries), chance.choice(entries)
    directory, end = data.find(_CENTRAL, entries[-1].header_offset), data.rfind(_END)
    match chance.randrange(9):
        case 0:  # a directory that ends early, with and without its end record
            at = chance.randrange(directory, end)
            return data[:at] + (data[end:] if chance.random() < 0.5 else b"")
        case 1:  # the same name twice, with other data
            return _twice(data, one.filename, b"<x/>")
        case 2:  # the same name in other letters
            return _twice(data, one.filename.swapcase(), b"<x/>")
        case 3:  # a number of an entry's record or header
            start = data.find(one.filename.encode(), directory) - 46
            at = chance.choice((start, one.header_offset)) + chance.randrange(6, 26, 2)
            return data[:at] + chance.randbytes(2) + data[at + 2 :]
        case 4:  # one record of the directory in the place of another of the same length
            same = [e for e in entries if len(e.filename) == len(one.filename)]
            name = chance.choice(same).filename.encode()
            at = data.find(one.filename.encode(), directory)
            return data[:at] + name + data[at + len(name) :]
        case 5:  # an entry whose data begins inside another's
            at = data.find(one.filename.encode(), directory) - 4
            return data[:at] + struct.pack("<L", other.header_offset) + data[at + 4 :]
        case 6:  # something before the first entry, or behind the end
            more = chance.choice((b"MZ", b"%PDF-1.4\n", b"\0" * 500, _LOCAL))
            return more + data if chance.random() < 0.5 else data + more
        case 7:  # the last kilobytes read wrongly from a failing disk
            at = chance.randrange(len(data) // 512) * 512
            return data[:at] + b"\0" * 512 + data[at + 512 :]
        case _:  # the count of entries
            count = chance.choice((0, 1, 0xFFFF, len(entries) - 1, len(entries) + 1))
            return data[: end + 8] + struct.pack("<HH", count, count) + data[end + 12 :]


def _twice(data: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        # Not ZipFile.writestr by name, which warns of what is meant here.
        archive.NameToInfo.pop(name, None)
        archive.writestr(name, content)
    return stream.getvalue()


def relations_damaged(data: bytes, chance: random.Random) -> bytes:
    """Content types and relationships: wrong, missing, twice, to themselves, to far places."""

    def change(parts: dict[str, bytes]) -> None:
        names = [n for n in parts if n.endswith(".rels")] + ["[Content_Types].xml"] * 3
        name = chance.choice(names)
        root = etree.fromstring(parts[name])
        children = list(root)
        if not children:
            return
        one, other = chance.choice(children), chance.choice(children)
        for _ in range(chance.choice((1, 1, 3))):
            key = chance.choice(sorted(one.keys()) or ["Id"])
            match chance.randrange(5):
                case 0:
                    root.append(deepcopy(one))
                case 1 if one.getparent() is root:
                    root.remove(one)
                case 2:
                    one.attrib.pop(key, None)
                case 3:
                    one.set(key, other.get(key, ""))
                case _:
                    # A target may be the relating part itself, or whatever there is.
                    target = chance.choice((*parts, *_FAR))
                    key = "Target" if "Target" in one.keys() else key  # noqa: SIM118 - lxml
                    one.set(key, f"/{target}" if target in parts else target)
        parts[name] = etree.tostring(root)

    return repacked(data, change)


_FAR = (
    "../../../../etc/passwd", "file:///etc/passwd", "\\\\10.0.0.1\\c$\\x", "https://127.0.0.1:1/",
    "", "/", "?", "%2e%2e/%2e%2e/x", "worksheets/" * 200, "a\tb", "\u202e",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "text/html", "image/png",
)  # fmt: skip


def parts_swapped(data: bytes, chance: random.Random) -> bytes:
    """Parts of another sound file in the place of some of this one's."""
    others = [p for p in sound().values() if p.suffix in (".xlsx", ".xlsm", ".docx")]
    with zipfile.ZipFile(chance.choice(others)) as archive:
        foreign = {name: archive.read(name) for name in archive.namelist()}

    def change(parts: dict[str, bytes]) -> None:
        for _ in range(chance.choice((1, 1, 4, 20))):
            name = chance.choice(list(parts))
            same = [n for n in foreign if n.rsplit("/", 1)[0] == name.rsplit("/", 1)[0]]
            parts[name] = foreign[chance.choice(same or list(foreign))]

    return repacked(data, change)


_WORDS = (
    "", " ", "0", "-1", "1", "2147483648", "1e400", "NaN", "maybe", "true", "yes", "rId1", "rId999",
    "A0", "A1", "XFD1048577", "A1:A", "Sheet1!A1", "{00000000-0000-0000-0000-000000000000}", "s",
    "e", "b", "d", "inlineStr", "shared", "array", "dataTable", "2024-13-45T99:99:99", "x" * 40_000,
)  # fmt: skip


def tree_damaged(data: bytes, chance: random.Random) -> bytes:
    """Elements and attributes, each kind as likely: gone, twice, elsewhere, emptied, odd."""

    def change(parts: dict[str, bytes]) -> None:
        name = chance.choice([n for n in parts if n.endswith((".xml", ".rels"))])
        root = etree.fromstring(parts[name])
        kinds: dict[object, list[etree._Element]] = {}
        for element in root.iter(etree.Element):
            kinds.setdefault(element.tag, []).append(element)
        for _ in range(chance.choice((1, 1, 2, 5))):
            _change_one(chance.choice(chance.choice(list(kinds.values()))), root, kinds, chance)
        parts[name] = etree.tostring(root)

    return repacked(data, change)


def _change_one(
    element: etree._Element,
    root: etree._Element,
    kinds: dict[object, list[etree._Element]],
    chance: random.Random,
) -> None:
    parent = element.getparent()
    match chance.randrange(8):
        case 0 | 1 | 2 if element.attrib:
            element.set(chance.choice(sorted(element.keys())), chance.choice(_WORDS))
        case 3 if element.attrib:
            del element.attrib[chance.choice(sorted(element.keys()))]
        case 4 if parent is not None:
            parent.remove(element)
        case 5 if parent is not None:
            for _ in range(chance.choice((1, 40))):
                parent.append(deepcopy(element))
        case 6 if parent is not None:
            place = chance.choice(chance.choice(list(kinds.values())))
            if element not in [place, *place.iterancestors()]:
                place.append(element)
        case _ if parent is not None or root is not element:
            element[:] = []
            element.text = chance.choice(_WORDS)


def locked(data: bytes, chance: random.Random) -> bytes:
    """Locked with a password as Office does it, and that file damaged half of the time."""
    changed = bytearray(_with_password(data))
    if chance.random() < 0.5:
        # Its head is where the directory of an OLE file is said.
        for _ in range(chance.choice((1, 8, 64))):
            changed[chance.choice((chance.randrange(512), chance.randrange(len(changed))))] = (
                chance.randrange(256)
            )
    return bytes(changed)


@lru_cache(maxsize=32)
def _with_password(data: bytes) -> bytes:
    stream = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(data)).encrypt("rahasia", stream)
    return stream.getvalue()


PACKAGE_KINDS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "container": container_damaged,
    "relation": relations_damaged,
    "swap": parts_swapped,
    "tree": tree_damaged,
    "locked": locked,
}
