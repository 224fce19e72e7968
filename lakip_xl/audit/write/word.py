"""A copy of a draft with comments, or with tracked changes where the right figure is certain."""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.read.blocks import Block
from lakip_xl.audit.read.places import Places
from lakip_xl.audit.read.word import open_word, read_body
from lakip_xl.audit.write.comments import add_comment, as_text, paragraphs_at
from lakip_xl.audit.write.figures import in_style
from lakip_xl.audit.write.revisions import Reviser
from lakip_xl.audit.write.runs import find_once, replaceable
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import CONTENT_TYPES, Kind

if TYPE_CHECKING:
    from docx.document import Document

Audit = Callable[[Sequence[Block]], list[Finding]]
"""Audits a draft that has been read."""
_MOST_ROUNDS = 10
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def write_comments(source: Path, output: Path, findings: Sequence[Finding]) -> None:
    """Write a copy of a draft with a comment at every finding.

    Raises:
        LakipError: The draft cannot be used, or the copy not be written.
    """
    document, blocks = open_word(source)
    places = Places(blocks)
    for one in findings:
        add_comment(document, places, one)
    _save(source, output, document)


def write_proposals(source: Path, output: Path, findings: Sequence[Finding], audit: Audit) -> int:
    """Write a copy of a draft with tracked changes, and comments where nothing is certain.

    A change is certain when the draft with all changes accepted, audited again, no longer shows
    its finding and shows no error that was not there before.

    Args:
        source: The draft.
        output: The copy.
        findings: What is to be mended.
        audit: Audits what the changes make of the draft.

    Returns:
        How many changes are proposed.

    Raises:
        LakipError: The draft cannot be used, or the copy not be written.
    """
    errors = {one.id for one in audit(open_word(source)[1]) if one.tingkat is Severity.GALAT}
    wanted = [one for one in findings if one.tingkat is Severity.GALAT and one.independent]
    for _ in range(_MOST_ROUNDS):
        document, places, done = _proposed(source, wanted)
        left = [
            one for one in audit(read_body(document.element.body)) if one.tingkat is Severity.GALAT
        ]
        doubtful = _doubtful(done, left, errors)
        if not doubtful:
            break
        wanted = [one for one in done if one not in doubtful]
    else:
        document, places, done = _proposed(source, [])
    for one in findings:
        if one not in done:
            add_comment(document, places, one)
    _save(source, output, document)
    return len(done)


def _doubtful(done: list[Finding], left: list[Finding], errors: set[str]) -> list[Finding]:
    """Give the changes that did not help, or made an error where none was."""
    remaining = {one.id for one in left}
    result = [one for one in done if one.id in remaining]
    for error in (one for one in left if one.id not in errors):
        result += _causes(error, done)
    return result


def _causes(error: Finding, done: list[Finding]) -> list[Finding]:
    """Give the changes that an error may come from: the nearest that there are."""
    for near in (_row, _column, _table):
        found = [one for one in done if near(one) == near(error)]
        if found:
            return found
    return done  # nothing that was changed is certain


def _row(one: Finding) -> tuple[str, ...]:
    return tuple((one.sel or "").split(", ")[:2])


def _column(one: Finding) -> tuple[str, ...]:
    return tuple((one.sel or "").split(", ")[::2])


def _table(one: Finding) -> str:
    return one.tabel or (one.sel or "").split(", ")[0]


@dataclass(frozen=True, slots=True)
class _Change:
    finding: Finding
    paragraph: object
    begin: int
    end: int
    text: str


def _proposed(source: Path, wanted: Sequence[Finding]) -> tuple["Document", Places, list[Finding]]:
    """Open the draft and propose what can be proposed; say which findings that mends."""
    document, blocks = open_word(source)
    places = Places(blocks)
    changes = [change for one in wanted if (change := _change(places, one)) is not None]
    kept = [c for c in changes if not any(_clash(c, other) for other in changes)]
    reviser = Reviser(document.element.body)
    done: dict[tuple[int, int], str] = {}
    for change in sorted(kept, key=lambda c: -c.begin):
        if (id(change.paragraph), change.begin) not in done:
            reviser.replace(change.paragraph, change.begin, change.end, change.text)  # type: ignore[arg-type]
            done[id(change.paragraph), change.begin] = change.text
    return document, places, [change.finding for change in kept]


def _change(places: Places, one: Finding) -> _Change | None:
    if one.dihitung is None or one.tercetak is None:
        return None
    printed = as_text(one.tercetak)
    found = [(p, span) for p in paragraphs_at(places, one.sel) if (span := find_once(p, printed))]
    if len(found) != 1 or not replaceable(found[0][0], *found[0][1]):
        return None
    paragraph, (begin, end) = found[0]
    right = _right(printed, one.dihitung)
    return _Change(one, paragraph, begin, end, right) if right else None


def _right(printed: str, right: str | float) -> str | None:
    """Give the text that should stand in the place of a printed one."""
    if isinstance(right, float | int):
        return in_style(printed, float(right))
    words = not any(c.isdigit() or c in ",;" for c in printed + right)
    loud = printed.isupper() and len(printed) > 1
    return (right.upper() if loud else right) if words else None


def _clash(one: _Change, other: _Change) -> bool:
    """Tell whether two changes want different texts at the same place."""
    if one is other or one.paragraph is not other.paragraph:
        return False
    same = (one.begin, one.end, one.text) == (other.begin, other.end, other.text)
    return not same and one.begin < other.end and other.begin < one.end


def _save(source: Path, output: Path, document: "Document") -> None:
    """Store the copy: only the document and its comments differ from the draft's package."""
    target = check_writable(output)
    package = open_package(source, kind=Kind.DOCUMENT)
    main = document.part
    changed = {str(main.partname).lstrip("/"): main.blob}
    added: dict[str, bytes] = {}
    relation = next(
        (r for r in main.rels.values() if r.reltype == RELATIONSHIP_TYPE.COMMENTS), None
    )
    if relation is not None:
        name, blob = str(relation.target_part.partname).lstrip("/"), relation.target_part.blob
        if name in package:
            changed[name] = blob
        else:
            added[name] = blob
            relations = _relations_of(str(main.partname))
            changed[CONTENT_TYPES] = _with_type(package.read(CONTENT_TYPES), name)
            changed[relations] = _with_relation(package.read(relations), name)
    stream = BytesIO(b"".join(package.rewritten(changed)))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as file:
        for name, blob in added.items():
            file.writestr(name, blob)
    write_atomically(target, [stream.getvalue()])


def _relations_of(part: str) -> str:
    folder, _, name = part.lstrip("/").rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _with_type(types: bytes, name: str) -> bytes:
    root = etree.fromstring(types)
    etree.SubElement(
        root, f"{_TYPES}Override", PartName=f"/{name}", ContentType=CONTENT_TYPE.WML_COMMENTS
    )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_relation(relations: bytes, name: str) -> bytes:
    root = etree.fromstring(relations)
    taken = {child.get("Id") for child in root}
    own = next(f"rIdKomentar{i}" for i in range(len(taken) + 1) if f"rIdKomentar{i}" not in taken)
    etree.SubElement(
        root,
        f"{_RELATIONS}Relationship",
        Id=own,
        Type=RELATIONSHIP_TYPE.COMMENTS,
        Target=f"/{name}",
    )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
