"""Writing a report's blocks into a Word document."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from docx.oxml.ns import qn

from lakip_xl.report.blocks import (
    Block,
    Chapter,
    Cover,
    Heading,
    Paragraph,
    Part,
    Picture,
    Ref,
    Report,
    Strong,
    Table,
    Tone,
    Wide,
    flat,
)
from lakip_xl.report.word.base import Base
from lakip_xl.report.word.charts import add_chart, chart_name
from lakip_xl.report.word.controls import Controls
from lakip_xl.report.word.looks import Role
from lakip_xl.report.word.markup import element, paragraph, run
from lakip_xl.report.word.numbering import Captions
from lakip_xl.report.word.sections import Pages
from lakip_xl.report.word.tables import word_table

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_HEADINGS = {1: Role.HEADING_1, 2: Role.HEADING_2, 3: Role.HEADING_3}
_TONES = {
    Tone.BODY: Role.BODY,
    Tone.ITEM: Role.ITEM,
    Tone.WARNING: Role.WARNING,
}


def write(report: Report, base: Base) -> None:
    """Write a report into a document."""
    _Writer(report, base).write()


class _Writer:
    def __init__(self, report: Report, base: Base) -> None:
        self._report = report
        self._base = base
        self._styles = base.styles
        self._pages = Pages(base)
        self._controls = Controls()
        bookmarks = _highest_bookmark(base)
        self._captions = Captions(flat(report.blocks), bookmarks, self._controls)
        self._bullet = "" if self._styles.numbers_itself(Role.ITEM) else "\u2022\u00a0"

    def write(self) -> None:
        # Around a report in the office's own document stand the office's cover and lists.
        if self._base.embedded:
            self._warn_on_the_first_page()
        else:
            self._cover(self._report.cover)
            self._lists()
        self._blocks(self._report.blocks)
        self._pages.finish()
        if self._base.embedded:
            self._base.remove_anchor()

    def _add(self, *elements: "BaseOxmlElement") -> None:
        for one in elements:
            self._base.anchor.addprevious(one)

    def _warn_on_the_first_page(self) -> None:
        body = self._base.document.element.body
        body[:0] = [self._paragraph(warning) for warning in self._report.cover.warning]

    def _cover(self, cover: Cover) -> None:
        title, subtitle = self._styles.id_of(Role.TITLE), self._styles.id_of(Role.SUBTITLE)
        self._add(*map(self._paragraph, cover.warning), paragraph(title, run(cover.title)))
        lines = [cover.office, cover.region, cover.year]
        self._add(*(paragraph(subtitle, run(line, self._styles.strong)) for line in lines if line))
        people = [f"{label}: {name}" for label, name in cover.officials]
        self._add(*(paragraph(subtitle, run(line)) for line in people))

    def _lists(self) -> None:
        extra = [element("pageBreakBefore")]
        for kind in ("Tabel", "Gambar"):
            entries = list(self._captions.list_of(kind, self._styles))
            if entries:
                title = run(f"Daftar {kind}")
                self._add(paragraph(self._styles.id_of(Role.LIST_TITLE), title, extra=extra))
                self._add(*entries)
                extra = []

    def _blocks(self, blocks: Sequence[Block], *, wide: bool = False) -> None:
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            if isinstance(block, Wide):
                self._blocks(block.blocks, wide=True)
            else:
                self._pages.turn(wide=wide)
                self._block(block, following)

    def _block(self, block: Block, following: Block | None) -> None:
        match block:
            case Chapter(heading=heading):
                self._add(self._heading(heading, extra=(element("pageBreakBefore"),)))
            case Heading():
                self._add(self._heading(block))
            case Paragraph():
                keep = (element("keepNext"),) if _announces(block, following) else ()
                self._add(self._paragraph(block, keep))
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)

    def _heading(
        self, heading: Heading, extra: Iterable["BaseOxmlElement"] = ()
    ) -> "BaseOxmlElement":
        role = _HEADINGS[heading.level]
        numbered = heading.number and not self._styles.numbers_itself(role)
        text = f"{heading.number} {heading.text}" if numbered else heading.text
        return paragraph(self._styles.id_of(role), run(text), extra=extra)

    def _paragraph(
        self, block: Paragraph, extra: Iterable["BaseOxmlElement"] = ()
    ) -> "BaseOxmlElement":
        content = [made for part in block.parts for made in self._part(part)]
        if block.tone is Tone.ITEM and self._bullet:
            content.insert(0, run(self._bullet))
        return paragraph(self._styles.id_of(_TONES[block.tone]), *content, extra=extra)

    def _part(self, part: Part) -> Iterator["BaseOxmlElement"]:
        if isinstance(part, Ref):
            yield from self._captions.reference(part.key)
        elif isinstance(part, Strong):
            yield run(part.text, self._styles.strong)
        else:
            yield from self._controls.runs(part, self._report.place, None)

    def _table(self, block: Table) -> None:
        self._add(self._captions.caption(block.key, self._styles))
        self._add(self._word_table(block))
        note = self._styles.id_of(Role.NOTE)
        # Word needs a paragraph between tables, and readers some air below one.
        self._add(*(paragraph(note, run(text)) for text in block.notes or ("",)))

    def _word_table(self, block: Table) -> "BaseOxmlElement":
        width = self._pages.text_width
        return word_table(block, width, self._styles, self._captions, self._controls)

    def _picture(self, block: Picture) -> None:
        holder = paragraph(self._styles.id_of(Role.PICTURE))
        self._add(holder)
        run_of_chart = add_chart(
            self._base.document,
            block.chart,
            name=chart_name(block),
            alt=block.alt,
            widest=self._pages.text_width,
        )
        holder.append(cast("BaseOxmlElement", run_of_chart))
        # Unlike a table's, a picture's caption stands below it and ends the group.
        ending = (
            element("keepNext", val=0),
            element("spacing", before=40, after=200),
            element("jc", val="center"),
        )
        self._add(self._captions.caption(block.key, self._styles, ending))


def _announces(block: Paragraph, following: Block | None) -> bool:
    """Tell whether a paragraph speaks of what comes next, and so may not part from it."""
    a_list = isinstance(following, Paragraph) and following.tone is Tone.ITEM
    return block.tone is Tone.BODY and (a_list or isinstance(following, Table))


def _highest_bookmark(base: Base) -> int:
    numbers = (
        one.get(qn("w:id"), "0") for one in base.document.element.body.iter(qn("w:bookmarkStart"))
    )
    return max((int(number) for number in numbers if number.isdecimal()), default=0)
