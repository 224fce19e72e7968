"""Categories in sentences: against the report's scale, its tables, and one another.

A label is a claim where a word says so (``kategori``, ``berarti``, ``dinilai``) or where it stands
alone in parentheses behind its percentage. A scale that the report prints holds for any claim, as
long as another one agrees with it; where none is printed, a claim is still held against the rows
that give the same capaian another category.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_xl.audit.draft import Draft, Passage
from lakip_xl.audit.labels import LABEL, class_of, clean_label, labels_of, rank
from lakip_xl.audit.printed import half_digit
from lakip_xl.audit.sentence.passages import Context, Sentence, Wrong
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind
from lakip_xl.audit.table.model import Kind as RowKind
from lakip_xl.audit.table.roles import Role
from lakip_xl.rules.skala import Skala, kategori
from lakip_xl.schemes import LAKIP, PERMENDAGRI86

_NAMED = re.compile(
    r"\b(?:kategori|predikat|kriteria|kualifikasi|dikategorikan)\b[^.;\d]{0,40}$", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:berarti|dinilai|tergolong|tercapai secara|termasuk)\W+(?:\w+\W+)?$", re.IGNORECASE
)
_ALONE = re.compile(r"^[\s%]*\(\W*(?:\w+\s+){0,2}$")
_CLOSED = re.compile(r"^\W*(?:\(\w{1,3}\))?\s*\)")
_GIVES = re.compile(r"^\W*(?:\(\w{1,3}\))?\W*(?:dengan|yaitu|yakni|sebesar)\b[^.;\d]{0,60}$")
_UNRATED = {Kind.UP, Kind.DOWN, Kind.REST, Kind.TARGET, Kind.BUDGET}


@dataclass(frozen=True, slots=True)
class Rating:
    """A percentage that a text puts into a category."""

    passage: Passage
    amount: Amount
    said: str
    named: bool
    """Whether a word such as ``kategori`` says that it is one."""

    @property
    def label(self) -> str:
        """The category as it is compared."""
        return clean_label(self.said)

    def fits(self, scale: Skala) -> bool:
        """Tell whether the category may be right on a scale."""
        number = self.amount.token.number
        half = half_digit(number) if number else 0.0
        values = (self.amount.value, self.amount.value - half, self.amount.value + half)
        return any(class_of(value, scale) == self.label for value in values)


def wrong_ratings(
    draft: Draft, read: Sequence[tuple[Passage, Context]]
) -> Iterator[tuple[Passage, Wrong]]:
    """Find the categories of passages that the report itself contradicts."""
    claims = [
        one
        for passage, context in read
        for sentence in context.sentences
        for one in _ratings(passage, sentence)
    ]
    rows = list(_rows(draft)) if claims else []
    for one in claims:
        held = _on_scale(draft, one, claims)
        same = {label for value, label in rows if value == one.amount.value}
        if held is not None:
            yield one.passage, _wrong(one, held, "termasuk")
        elif held is None and one.named and one.amount.role is Kind.CAPAIAN and len(same) == 1:
            label = same.pop()
            if label != one.label and rank(label) != rank(one.label) is not None:
                yield one.passage, _wrong(one, label.title(), "pada tabel berkategori")


def _ratings(passage: Passage, sentence: Sentence) -> Iterator[Rating]:
    """Give the categories of a sentence, each with the percentage that it is about."""
    last = 0
    labels = list(LABEL.finditer(sentence.text))
    for n, label in enumerate(labels):
        stop = labels[n + 1].start() if n + 1 < len(labels) else len(sentence.text)
        before = [a for a in sentence.amounts if last <= a.token.start < label.start()]
        after = [a for a in sentence.amounts if label.end() <= a.token.start < stop]
        last = label.end()
        opening = sentence.text[before[-1].token.end if before else 0 : label.start()]
        named = bool(_NAMED.search(opening))
        alone = bool(before and _ALONE.match(opening) and _CLOSED.match(sentence.text[last:]))
        if not (named or alone or _SAID.search(opening)):
            continue
        amount = before[-1] if before else after[0] if after else None
        if amount is None or not amount.token.percent or amount.role in _UNRATED or amount.other:
            continue
        if before or _GIVES.match(sentence.text[last : amount.token.start]):
            yield Rating(passage, amount, " ".join(label[0].split()), named)


def _rows(draft: Draft) -> Iterator[tuple[float, str]]:
    """Give capaian and category of every row that has one of each."""
    for table in draft.tables:
        rates, labels = table.with_role(Role.CAPAIAN), table.with_role(Role.KATEGORI)
        if len(rates) != 1 or len(labels) != 1:
            continue
        for row in table.rows:
            value, label = row.cells[rates[0].index].value, row.cells[labels[0].index].text
            if row.kind is RowKind.ITEM and value is not None and rank(label) is not None:
                yield value, clean_label(label)


def _on_scale(draft: Draft, one: Rating, claims: Sequence[Rating]) -> str | None:
    """Give the category that the scale of a claim has for it; ``None`` where it is right."""
    printed = [s for s in draft.scales if one.label in labels_of(s)]
    scales = printed or [
        s for s in (LAKIP, PERMENDAGRI86) if not draft.scales and one.label in labels_of(s)
    ]
    if not scales or any(one.fits(scale) for scale in scales):
        return None
    sure = one.named and one.amount.role is Kind.CAPAIAN
    if not sure and not any(other.fits(s) for s in printed for other in claims):
        return None  # perhaps of another scale than the printed one
    return kategori(one.amount.value, scales[0])


def _wrong(one: Rating, right: str, how: str) -> Wrong:
    message = (
        f'Kalimat menyebut kategori "{one.said}", padahal capaian {one.amount.token.text}% '
        f"{how} {right}."
    )
    return Wrong("kategori-prosa", one.said, right, message, "kategori")
