"""The parts of a package while it is taken apart: relationships, and what they hold together."""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from lakip_xl.package.parts import CONTENT_TYPES, ROOT_RELATIONSHIPS, Package

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIP_ATTRIBUTES = (
    f"{{{_OFFICE_DOCUMENT}}}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
_ONLY_THE_ATTRIBUTE = frozenset({"pageSetup", "blip", "imagedata", "fill"})
"""Elements that stay when what they refer to goes: they mean something without it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part."""

    source: str
    """The part it belongs to; empty for the package itself."""
    id: str
    kind: str
    """The last segment of its type."""
    target: str
    """A part's name; for an external link, its address."""
    external: bool


@dataclass(slots=True)
class Parts:
    """Parts by name, changed in place; trees are written back by ``bytes_by_name``."""

    _bytes: dict[str, bytes]
    _trees: dict[str, "etree._Element"] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> "Parts":
        """Take the parts out of a package that passed the gate."""
        return cls({name: package.read(name) for name in package.names})

    def tree(self, name: str) -> "etree._Element":
        """Give a part's root element; what is changed in it is kept."""
        if name not in self._trees:
            # The gate let no document type through, and this parser would not follow one.
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            self._trees[name] = etree.fromstring(self._bytes[name], parser)
        return self._trees[name]

    def __contains__(self, name: str) -> bool:
        return name in self._bytes

    def add(self, name: str, content: bytes) -> None:
        """Put a part in, in the place of one of the same name."""
        self._bytes[name] = content
        self._trees.pop(name, None)

    def links(self, source: str) -> Iterator[Link]:
        """Give the relationships of a part, or of the package for an empty name."""
        name = self._canonical(relationships_of(source))
        if name is None:
            return
        folder = posixpath.dirname(source)
        for item in self.tree(name).iter(_RELATIONSHIP):
            external = item.get("TargetMode") == "External"
            address = item.get("Target", "")
            target = address if external else self._canonical(_resolved(folder, address))
            yield Link(
                source,
                item.get("Id", ""),
                item.get("Type", "").rpartition("/")[2],
                target if target is not None else address,
                external,
            )

    def drop_links(self, unwanted: Callable[[Link], bool]) -> list[Link]:
        """Take relationships out, and the elements that refer to them.

        Parts that nothing leads to any more go with them. Gives the links that were dropped.
        """
        dropped: list[Link] = []
        for source in ("", *self.reachable()):
            ids = {link.id: link for link in self.links(source) if unwanted(link)}
            if ids:
                dropped += ids.values()
                self._drop(source, set(ids))
        self._forget_the_unreachable()
        return dropped

    def _drop(self, source: str, ids: set[str]) -> None:
        name = self._canonical(relationships_of(source))
        if name is None:
            return
        for item in list(self.tree(name).iter(_RELATIONSHIP)):
            if item.get("Id") in ids:
                remove(item)
        if source and source.endswith((".xml", ".vml")):
            for element in every(self.tree(source)):
                _drop_reference(element, ids)

    def reachable(self) -> list[str]:
        """Give the parts that relationships lead to, in the order in which they are met."""
        found: dict[str, None] = {}
        waiting = [""]
        while waiting:
            for link in self.links(waiting.pop()):
                if not link.external and link.target in self._bytes and link.target not in found:
                    found[link.target] = None
                    waiting.append(link.target)
        return list(found)

    def _forget_the_unreachable(self) -> None:
        parts = self.reachable()
        kept = {CONTENT_TYPES, ROOT_RELATIONSHIPS, *parts, *map(relationships_of, parts)}
        kept_keys = {name.lower() for name in kept}
        for name in [name for name in self._bytes if name.lower() not in kept_keys]:
            del self._bytes[name]
            self._trees.pop(name, None)
        for override in list(self.tree(CONTENT_TYPES).iter("{*}Override")):
            if override.get("PartName", "").lstrip("/").lower() not in kept_keys:
                remove(override)

    def _canonical(self, name: str) -> str | None:
        if name in self._bytes:
            return name
        key = name.lower()
        return next((one for one in self._bytes if one.lower() == key), None)

    def bytes_by_name(self) -> dict[str, bytes]:
        """Give the parts as they are written to a file."""
        written = {
            name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, tree in self._trees.items()
        }
        return self._bytes | written


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part that the source does not have."""

    name: str
    content_type: str
    content: bytes


def add_part(parts: Parts, source: str, kind: str, new: NewPart) -> str:
    """Add a part and the relationship that leads to it. Gives the relationship's id."""
    links = parts.tree(relationships_of(source))
    used = {item.get("Id") for item in links.iter(_RELATIONSHIP)}
    identity = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    parts.add(new.name, new.content)
    etree.SubElement(
        links,
        _RELATIONSHIP,
        Id=identity,
        Type=f"{_OFFICE_DOCUMENT}/{kind}",
        Target=f"/{new.name}",
    )
    etree.SubElement(
        parts.tree(CONTENT_TYPES),
        "{http://schemas.openxmlformats.org/package/2006/content-types}Override",
        PartName=f"/{new.name}",
        ContentType=new.content_type,
    )
    return identity


def relationships_of(part: str) -> str:
    """Name the part that holds a part's relationships.

    >>> relationships_of("xl/workbook.xml"), relationships_of("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def remove(element: "etree._Element") -> None:
    """Take an element out of its parent; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def every(root: "etree._Element") -> Iterator["etree._Element"]:
    """Give the elements of a tree from the top to the bottom, each of which may be removed then.

    A list of them all would take more memory than the tree.
    """
    waiting = [root]
    while waiting:
        element = waiting.pop()
        following = element.getnext() if element is not root else None
        yield element
        if following is not None:
            waiting.append(following)
        if element is root or element.getparent() is not None:
            waiting += element[:1]


def remove_with_shell(element: "etree._Element") -> None:
    """Take an element out, and the extension or the list that only existed for it."""
    extension = next(element.iterancestors("{*}ext"), None)
    if extension is not None:
        element = extension
    parent = element.getparent()
    remove(element)
    if parent is not None and len(parent) == 0 and parent.getparent() is not None:
        remove(parent)


def _drop_reference(element: "etree._Element", ids: set[str]) -> None:
    for attribute, value in list(element.attrib.items()):
        if value in ids and str(attribute).startswith(_RELATIONSHIP_ATTRIBUTES):
            if local(element) in _ONLY_THE_ATTRIBUTE:
                del element.attrib[attribute]
            else:
                remove_with_shell(element)
                return


def local(element: "etree._Element") -> str:
    """Give an element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _resolved(folder: str, target: str) -> str:
    path = unquote(target.partition("#")[0])
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")
