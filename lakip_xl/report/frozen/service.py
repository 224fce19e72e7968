"""The service behind ``lakip-xl bekukan``: from a workbook to its frozen copy."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from lakip_xl.engine.evaluation import evaluate
from lakip_xl.engine.recalculation import changed_parts
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import CONTENT_TYPES, Kind, Package
from lakip_xl.package.workbook import Workbook
from lakip_xl.report.clock import now
from lakip_xl.report.frozen.allowed import (
    forget_unused_strings,
    keep_only_the_allowed,
    may_stay,
)
from lakip_xl.report.frozen.drawings import freeze_chart, freeze_drawing
from lakip_xl.report.frozen.labels import Origin, say_on_a_sheet, write_properties
from lakip_xl.report.frozen.parts import Link, Parts
from lakip_xl.report.frozen.sheets import freeze_sheet
from lakip_xl.report.frozen.strings import SharedStrings
from lakip_xl.report.frozen.structure import Structure, simplify
from lakip_xl.workbook.archive import pack

SUFFIX = ".xlsx"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

_MACHINERY = {
    "vbaProject": "makro",
    "extensibility": "pita sendiri",
    "userCustomization": "pita sendiri",
    "attachedToolbars": "bilah alat",
    "ctrlProp": "tombol",
    "control": "tombol",
    "oleObject": "objek sisipan",
    "package": "objek sisipan",
    "externalLink": "tautan ke buku kerja lain",
    "connections": "sambungan data",
    "queryTable": "sambungan data",
    "pivotTable": "tabel pivot",
    "pivotCacheDefinition": "sumber tabel pivot",
    "slicer": "pengiris",
    "slicerCache": "pengiris",
    "timeline": "pengiris",
    "timelineCache": "pengiris",
    "comments": "catatan sel",
    "threadedComment": "catatan sel",
    "person": "nama orang",
    "usernames": "nama orang",
    "revisionHeaders": "riwayat perubahan",
    "printerSettings": "setelan pencetak",
    "customXml": "data sisipan",
    "custom-properties": "properti sendiri",
    "customProperty": "properti sendiri",
    "classificationlabels": "label klasifikasi",
    "thumbnail": "gambar kecil",
    "origin": "tanda tangan digital",
    "calcChain": "urutan hitung",
    "volatileDependencies": "urutan hitung",
    "xmlMaps": "pemetaan XML",
}
"""What users read of parts that go, by the kind of relationship; ``allowed`` decides what stays."""
_OTHER = "bagian lain"
_UNWORTHY_OF_MENTION = frozenset({"urutan hitung", "gambar kecil", "setelan pencetak"})


@dataclass(frozen=True, slots=True)
class FrozenResult:
    """What was made."""

    output: Path
    sha256: str
    """Of the source, as its bytes were when the copy was made."""
    formulas: int
    """How many formulas became values."""
    removed: tuple[str, ...]
    """What the copy has no more, in Indonesian."""
    stale: tuple[str, ...]
    """Cells that could not be computed and keep the value stored in the source."""


def freeze(
    path: Path, output: Path, *, progress: Callable[[str], None] | None = None
) -> FrozenResult:
    """Write the values-only copy of a workbook.

    The source is read once and computed in memory: it is itself not changed.

    Args:
        path: Any workbook; one made from the template says on Beranda what its copy is, another
            gets a sheet for it.
        output: The ``.xlsx`` to write; an existing one is replaced.
        progress: Told the Indonesian name of each step as it begins.

    Raises:
        PackageError: the file is no usable workbook.
        LakipError: the output cannot be written; the sentence says why.
    """
    tell = progress or (lambda _step: None)
    if output.suffix.lower() != SUFFIX:
        raise LakipError(f"Nama berkas '{output}' harus berakhiran {SUFFIX}.")
    check_writable(output)
    if output.exists() and path.exists() and output.samefile(path):
        raise LakipError(f"'{output}' adalah berkas sumbernya sendiri; beri salinan nama lain.")
    tell("Menghitung")
    package = open_package(path, kind=Kind.WORKBOOK)
    workbook = Workbook(package)
    evaluation = evaluate(workbook)
    parts = Parts.of(package)
    for name, content in changed_parts(evaluation).items():
        parts.add(name, content)
    tell("Membekukan")
    origin = Origin(path.name, hashlib.sha256(package.content).hexdigest(), now())
    structure = simplify(parts, package.main)
    dropped = parts.drop_links(lambda link: not may_stay(parts, link))
    strings = SharedStrings(parts, package.main)
    formulas = _freeze_parts(parts, structure, strings)
    shown = sum(keep_only_the_allowed(parts, name) for name in _xml_parts(parts))
    _set_content_type(parts, package.main)
    say_on_a_sheet(parts, workbook, origin, strings)
    write_properties(parts, _title(package), origin)
    forget_unused_strings(parts, package.main)
    tell("Menyimpan")
    write_atomically(output, [pack(parts.bytes_by_name())])
    stale = tuple(f"{failure.sheet}!{failure.cell}" for failure in evaluation.failures)
    removed = [*_removed(structure, dropped)]
    if shown:
        removed.append(f"penyembunyian baris dan kolom ({shown}): kini terlihat")
    return FrozenResult(output, origin.sha256, formulas, tuple(removed), stale)


def _xml_parts(parts: Parts) -> list[str]:
    return [name for name in parts.reachable() if name.lower().endswith(".xml")]


def _freeze_parts(parts: Parts, structure: Structure, strings: SharedStrings) -> int:
    formulas = 0
    for name in parts.reachable():
        kind = _kind_of(parts, name)
        if kind == "sheet":
            formulas += freeze_sheet(parts, name, structure.leaving, strings)
        elif kind == "drawing":
            freeze_drawing(parts, name, structure.leaving)
        elif kind == "chart":
            freeze_chart(parts, name, structure.leaving)
    return formulas


def _kind_of(parts: Parts, name: str) -> str:
    """Tell a part's kind by its root element, whatever its name."""
    if not name.endswith(".xml"):
        return ""
    root = etree.QName(parts.tree(name)).localname
    return {"worksheet": "sheet", "wsDr": "drawing", "chartSpace": "chart"}.get(root, "")


def _set_content_type(parts: Parts, main: str) -> None:
    for override in parts.tree(CONTENT_TYPES).iter("{*}Override"):
        if override.get("PartName", "").lstrip("/").lower() == main.lower():
            override.set("ContentType", _WORKBOOK_TYPE)


def _title(package: Package) -> str:
    part = next(package.related("", "core-properties"), None)
    if part is None:
        return ""
    return next((one.text or "" for one in package.xml(part) if one.tag.endswith("}title")), "")


def _removed(structure: Structure, dropped: list[Link]) -> Iterator[str]:
    if structure.removed:
        yield f"lembar tersembunyi ({', '.join(structure.removed)})"
    if structure.dropped_names:
        yield f"nama ({', '.join(structure.dropped_names)})"
    external = sum(link.external for link in dropped)
    words = Counter(_MACHINERY.get(link.kind, _OTHER) for link in dropped if not link.external)
    if external:
        words["tautan ke luar"] += external
    for word, count in words.items():
        if word not in _UNWORTHY_OF_MENTION:
            yield word if count == 1 else f"{word} ({count})"
