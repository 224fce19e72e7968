"""A package's parts: content types, relationships, and which kind of document they make."""

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from lakip_xl.errors import PackageError
from lakip_xl.package import xml
from lakip_xl.package.archive import Archive
from lakip_xl.package.directory import Entry

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONSHIPS = "_rels/.rels"


class Kind(Enum):
    """What a package holds."""

    WORKBOOK = "buku kerja Excel"
    DOCUMENT = "dokumen Word"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another (or to somewhere outside the package)."""

    id: str
    kind: str
    """The last segment of the relationship's type, for example ``worksheet`` or ``table``."""
    target: str
    """The part's name; for an external target, the address as it stands."""
    external: bool = False


class Package:
    """An Office file that passed the gate. Made by ``lakip_xl.package.gate.open_package``."""

    def __init__(
        self, archive: Archive, path: Path | None, ready: Mapping[str, bytes] | None = None
    ) -> None:
        self.path = path
        self._archive = archive
        self._ready = dict(ready or {})
        self._entries = {entry.name.lower(): entry for entry in archive.entries}

    @property
    def label(self) -> str:
        """The package as messages name it."""
        return f'"{self.path.name}"' if self.path else "yang diberikan"

    @property
    def names(self) -> list[str]:
        """The parts' names in the order of the file."""
        return [entry.name for entry in self._archive.entries if not entry.name.endswith("/")]

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """A part's bytes; names are compared without regard to case, as OPC wants.

        Raises:
            PackageError: there is no such part, or it is damaged.
        """
        entry = self._entry(name)
        if entry.name in self._ready:
            return self._ready[entry.name]
        try:
            return self._archive.read(entry)
        except PackageError as error:
            raise self.error(str(error)) from None

    def size(self, name: str) -> int:
        """A part's decompressed size in bytes.

        Raises:
            PackageError: there is no such part.
        """
        return self._entry(name).size

    @property
    def content(self) -> bytes:
        """The whole file as it was opened."""
        return self._archive.data

    def xml(self, name: str) -> ET.Element:
        """A part's root element.

        Raises:
            PackageError: the part is missing, damaged or not well-formed.
        """
        with self._named():
            return xml.parse(self.read(name), name)

    def each_child(self, name: str, child: str) -> Iterator[ET.Element]:
        """The children of a part's root that bear a name, one after the other; none is kept.

        Raises:
            PackageError: as ``xml``.
        """
        with self._named():
            yield from xml.each_child(self.read(name), name, child)

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except PackageError as error:
            raise error if str(error).startswith("Berkas") else self.error(str(error)) from None

    def error(self, rest: str) -> PackageError:
        """A sentence about this file: ``Berkas "a.xlsx" <rest>.``."""
        return PackageError(f"Berkas {self.label} {rest}.")

    def relationships(self, name: str = "") -> dict[str, Relationship]:
        """The relationships of a part by their id; without a name, those of the package."""
        folder, base = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{base}.rels") if name else ROOT_RELATIONSHIPS
        if part not in self:
            return {}
        links = (
            Relationship(
                xml.attribute(link, "Id"),
                xml.attribute(link, "Type").rpartition("/")[2],
                xml.attribute(link, "Target"),
                external=xml.attribute(link, "TargetMode").lower() == "external",
            )
            for link in xml.children(self.xml(part), "Relationship")
        )
        return {
            link.id: link
            if link.external
            else Relationship(link.id, link.kind, _resolved(folder, link.target))
            for link in links
        }

    def related(self, name: str, kind: str) -> Iterator[str]:
        """The existing parts that a part points to with relationships of one kind."""
        for link in self.relationships(name).values():
            if link.kind == kind and not link.external and link.target in self:
                yield self._entry(link.target).name

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the workbook or the document."""
        part = next(self.related("", "officeDocument"), None)
        if part is None:
            raise self.error("tidak memuat buku kerja atau dokumen; ambil salinan yang utuh")
        return part

    @cached_property
    def kind(self) -> Kind:
        """Workbook or document, by the main part's content type.

        Raises:
            PackageError: neither (a binary workbook, a presentation ...).
        """
        content_type = self.content_type(self.main).lower()
        if content_type.endswith(".main+xml"):
            if "spreadsheetml" in content_type or "ms-excel" in content_type:
                return Kind.WORKBOOK
            if "wordprocessingml" in content_type or "ms-word" in content_type:
                return Kind.DOCUMENT
        if "binary.macroenabled" in content_type:
            raise self.error(
                "adalah buku kerja biner (.xlsb); simpan dulu sebagai .xlsx atau .xlsm"
            )
        raise self.error(
            "bukan buku kerja Excel atau dokumen Word; simpan sebagai .xlsx atau .docx"
        )

    def content_type(self, name: str) -> str:
        """A part's declared content type, or ""."""
        overrides, defaults = self._content_types
        key = name.lower()
        return overrides.get(key) or defaults.get(key.rpartition(".")[2], "")

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.xml(CONTENT_TYPES)
        overrides = {
            xml.attribute(item, "PartName").lstrip("/").lower(): xml.attribute(item, "ContentType")
            for item in xml.children(root, "Override")
        }
        defaults = {
            xml.attribute(item, "Extension").lower(): xml.attribute(item, "ContentType")
            for item in xml.children(root, "Default")
        }
        return overrides, defaults

    def rewritten(self, parts: Mapping[str, bytes]) -> Iterator[bytes | memoryview]:
        """The whole file's bytes with the given parts replaced and all else untouched."""
        return self._archive.rewritten({self._entry(n).name: c for n, c in parts.items()})

    def _entry(self, name: str) -> Entry:
        try:
            return self._entries[name.lower()]
        except KeyError:
            raise self.error(f'kehilangan bagian "{name}"; ambil salinan yang utuh') from None


def _resolved(folder: str, target: str) -> str:
    """A relationship's target as a part name: absolute, or relative to the source's folder."""
    path = unquote(target.partition("#")[0])
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")
