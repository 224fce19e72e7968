"""The charts of a report made new: the figures in their own parts, and what is said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_xl.package.charttexts import replaced, spots, texts_of
from lakip_xl.package.parts import Package
from lakip_xl.package.tags import attributes, new_parser, run, tag_end, unescaped
from lakip_xl.package.xml import escape
from lakip_xl.report.blocks import Picture, Report, flat
from lakip_xl.report.figures.names import mark_of
from lakip_xl.report.word.charts import chart_bytes, chart_name

_PARTS = 4


@dataclass(frozen=True, slots=True)
class Renewed:
    """A chart of the document, or one that a new report has."""

    title: str
    changed: bool
    """Whether its figures are made new."""
    left: str = ""
    """Why it was left as it is; "" where nothing is wrong with it."""
    part: str = ""
    """The part that is replaced."""
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart of ours in a document."""

    key: str
    mark: str
    relation: str


def renewed_charts(package: Package, reports: Sequence[Report]) -> list[Renewed]:
    """Hold the document's charts against those of a new report.

    A chart that a person or a program has changed since is left and named.
    """
    new = {
        block.key: block
        for report in reports
        for block in flat(report.blocks)
        if isinstance(block, Picture)
    }
    links = package.relationships(package.main)
    found = []
    for one in drawn(package.read(package.main)):
        link = links.get(one.relation)
        if link is not None and not link.external and link.target in package:
            found.append(_renewed(package, one, link.target, new.get(one.key)))
    return found


def _renewed(package: Package, one: Drawn, part: str, block: Picture | None) -> Renewed:
    if block is None:
        return Renewed(one.key, changed=False, left="laporan baru tidak memuat grafik ini lagi")
    old, new = package.read(part), chart_bytes(block.chart)
    if texts_of(old) == texts_of(new):
        return Renewed(block.title, changed=False)
    if mark_of(" ".join(texts_of(old))) != one.mark:
        return Renewed(block.title, changed=False, left="grafiknya disunting sejak ditulis")
    # One that shows more or fewer rows is drawn anew; others keep the look they have.
    content = replaced(old, spots(new)) or new
    return Renewed(block.title, changed=True, part=part, content=content)


def described(content: bytes, reports: Sequence[Report], done: Sequence[Renewed]) -> bytes:
    """Give the document's part with the names and descriptions of charts that were made new."""
    titles = {one.title for one in done if one.changed}
    new = {
        block.key: block
        for report in reports
        for block in flat(report.blocks)
        if isinstance(block, Picture) and block.title in titles
    }
    changes: list[tuple[int, int, str]] = []
    for name, spans in _properties(content):
        key, _, alt = _read(name)
        if key not in new:
            continue
        block = new[key]
        first, last = spans["name"]
        changes.append((first, last, chart_name(block)))
        if "descr" in spans:
            first, last = spans["descr"]
            if mark_of(unescaped(content[first:last])) == alt:
                changes.append((first, last, block.alt))
    for first, last, text in sorted(changes, reverse=True):
        content = content[:first] + escape(text).encode() + content[last:]
    return content


def drawn(content: bytes) -> Iterator[Drawn]:
    """Give the charts of ours in the document's part."""
    found: list[tuple[str, str]] = []
    names: list[str] = []

    def start(qualified: str, given: list[str]) -> None:
        element = qualified.rpartition(":")[2]
        values = dict(zip(given[::2], given[1::2], strict=True))
        if element == "docPr":
            names[:] = [values.get("name", "")]
        elif element == "chart" and names:
            relation = next((v for k, v in values.items() if k.rpartition(":")[2] == "id"), "")
            found.append((names[0], relation))

    parser = new_parser()
    parser.StartElementHandler = start
    run(parser, content)
    for name, relation in found:
        key, mark, _ = _read(name)
        if key:
            yield Drawn(key, mark, relation)


def _properties(content: bytes) -> list[tuple[str, dict[str, tuple[int, int]]]]:
    """Give name, and places of name and description, of each drawing."""
    found: list[tuple[str, dict[str, tuple[int, int]]]] = []
    parser = new_parser()

    def start(qualified: str, _: object) -> None:
        if qualified.rpartition(":")[2] != "docPr":
            return
        begin = parser.CurrentByteIndex
        tag = content[begin : tag_end(content, begin)]
        spans = {name: (begin + first, begin + last) for name, first, last in attributes(tag)}
        if "name" in spans:
            first, last = spans["name"]
            found.append((unescaped(content[first:last]), spans))

    parser.StartElementHandler = start
    run(parser, content)
    return found


def _read(name: str) -> tuple[str, str, str]:
    """Give key and marks in a chart's name; empty ones where it is none of ours."""
    parts = name.split("|")
    if len(parts) != _PARTS or parts[0] != "lk":
        return "", "", ""
    return parts[1], parts[2], parts[3]
