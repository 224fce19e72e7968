"""Numbers of tables and pictures, their captions as fields, and the lists of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lakip_xl.report.blocks import Block, Chapter, Picture, Table
from lakip_xl.report.word.looks import Role
from lakip_xl.report.word.markup import (
    bookmarked,
    element,
    field,
    field_end,
    field_start,
    paragraph,
    run,
)

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from lakip_xl.report.figures.book import Figure
    from lakip_xl.report.word.controls import Controls
    from lakip_xl.report.word.styles import Styles

_PREFIX = "lkjip_"
_LONGEST_BOOKMARK = 40


@dataclass(frozen=True, slots=True)
class Caption:
    """A numbered caption."""

    kind: str
    """``Tabel`` or ``Gambar``; also the name of the sequence."""
    key: str
    title: str
    prefix: str
    number: int
    note: "Figure | None" = None
    """The end of the title that follows from figures."""

    @property
    def label(self) -> str:
        """What references say: ``Tabel 3.2``."""
        return f"{self.kind} {self.prefix}.{self.number}"

    @property
    def bookmark(self) -> str:
        """The bookmark of the label, which references point to."""
        return f"{_PREFIX}{self.key}"[:_LONGEST_BOOKMARK]

    @property
    def target(self) -> str:
        """The bookmark of the whole caption, which the list of tables points to."""
        return f"_Toc_{self.bookmark}"[:_LONGEST_BOOKMARK]


class Captions:
    """The captions of a report; their numbers restart with every chapter.

    Args:
        blocks: The report in reading order.
        first_bookmark: A number that no bookmark of the document has yet.
        controls: Makes the controls of figures; not needed for who only asks for numbers.
    """

    def __init__(
        self, blocks: Iterable[Block], first_bookmark: int, controls: "Controls | None" = None
    ) -> None:
        self._controls = controls
        self._bookmarks = first_bookmark
        self._by_key: dict[str, Caption] = {}
        prefix, counts = "", {"Tabel": 0, "Gambar": 0}
        for block in blocks:
            if isinstance(block, Chapter):
                prefix, counts = block.prefix, dict.fromkeys(counts, 0)
            elif isinstance(block, Table | Picture):
                kind = "Tabel" if isinstance(block, Table) else "Gambar"
                counts[kind] += 1
                note = block.note if isinstance(block, Picture) else None
                self._by_key[block.key] = Caption(
                    kind, block.key, block.title, prefix, counts[kind], note
                )

    def of(self, key: str) -> Caption:
        """Give a table's or picture's caption."""
        return self._by_key[key]

    def caption(
        self, key: str, styles: "Styles", extra: Iterable["BaseOxmlElement"] = ()
    ) -> "BaseOxmlElement":
        """Write the caption paragraph: label with its number as a field, then the title."""
        one = self.of(key)
        restart = " \\r 1" if one.number == 1 else ""
        code = f"SEQ {one.kind} \\* ARABIC{restart}"
        number = field(code, str(one.number))
        label = [run(f"{one.kind} {one.prefix}."), *number]
        outer, inner = self._next_bookmark(), self._next_bookmark()
        content = [*bookmarked(one.bookmark, inner, label), *self._title(one)]
        marked = bookmarked(one.target, outer, content)
        return paragraph(styles.id_of(Role.CAPTION), *marked, extra=extra)

    def reference(self, key: str, style: str | None = None) -> Iterator["BaseOxmlElement"]:
        """Write a cross-reference as a field."""
        one = self.of(key)
        yield from field(f"REF {one.bookmark} \\h", one.label, style)

    def list_of(self, kind: str, styles: "Styles") -> Iterator["BaseOxmlElement"]:
        """Write the list of tables or pictures.

        It is a field whose result is filled in. Page numbers are left to Word, which knows
        where pages end: it adds them when the field is updated.
        """
        entries = [one for one in self._by_key.values() if one.kind == kind]
        for position, one in enumerate(entries):
            # LibreOffice 7 writes damaged files of controls at the end of a link: none here.
            link = element("hyperlink", run(f"{one.label} {one.title}"), anchor=one.target)
            start = list(field_start(f'TOC \\h \\z \\c "{kind}"')) if position == 0 else []
            end = [field_end()] if position == len(entries) - 1 else []
            yield paragraph(styles.id_of(Role.LIST_ENTRY), *start, link, *end)

    def _title(self, one: Caption) -> Iterator["BaseOxmlElement"]:
        note = "" if one.note is None else one.note.text
        yield run(f" {one.title.removesuffix(note)}")
        if note and one.note is not None and self._controls is not None:
            yield from self._controls.runs(one.note, one.key, None)

    def _next_bookmark(self) -> int:
        self._bookmarks += 1
        return self._bookmarks
