"""Evidence of form: chapters, signature, date, the address of a site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lakip_xl.audit.checklist.evidence import About, Passage
from lakip_xl.audit.checklist.text import Phrase, Report, Sentence
from lakip_xl.rules.periode import BULAN


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter whose title holds a phrase."""

    titles: tuple[Phrase, ...]

    def find(self, report: Report, about: About | None = None) -> Passage | None:  # noqa: ARG002
        """Give the heading of the chapter."""
        for block, title in report.chapters:
            if any(map(Sentence(title, "", 0, "").says, self.titles)):
                place = next(p.place.sel for p in report.passages if p.block == block)
                return Passage.of(f"Bab: {title}", place or "")
        return None


_DATED = re.compile(
    rf"^[A-Z][\w .'-]{{2,40}},\s*(?:\d{{1,2}}\s+)?({'|'.join(BULAN)})\s+(20\d\d)\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:ditandatangani|ditanda tangani|disampaikan|diserahkan)\b[^.;]{0,60}?\b\d{1,2}\s+"
    rf"({'|'.join(BULAN)})\s+(20\d\d)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:laporan (?:akuntabilitas )?kinerja|lkjip|lakip|lkip)\b", re.IGNORECASE)
_NIP = re.compile(r"\bNIP\.?\s*:?\s*\d{6}")


@dataclass(frozen=True, slots=True)
class Signature:
    """The number of the official who signed."""

    def find(self, report: Report, about: About | None = None) -> Passage | None:  # noqa: ARG002
        """Give the line with the number, without the number itself: it is a person's."""
        for passage in report.passages:
            if _NIP.search(passage.text):
                return Passage("NIP penanda tangan", passage.place.sel or "")
        return None


@dataclass(frozen=True, slots=True)
class Dated:
    """Place and date of the signature."""

    within: int = 0
    """Months after the year of the report within which it must lie; 0 asks for no bound."""

    def find(self, report: Report, about: About | None = None) -> Passage | None:  # noqa: ARG002
        """Give the line with the date."""
        for line, place, signed in _dates(report):
            if not self.within:
                return Passage.of(line, place)
            year = report.year
            if year is not None and (signed.year - year - 1) * 12 + signed.month <= self.within:
                return Passage.of(line, place)
        return None


def _dates(report: Report) -> Iterator[tuple[str, str, date]]:
    for passage in report.passages:
        for line in (
            passage.text,
            passage.text.split(" Kepala ")[0],
            passage.text.split(" KEPALA ")[0],
        ):
            if found := _DATED.match(line.strip()):
                day = date(int(found[2]), BULAN.index(found[1].casefold()) + 1, 1)
                yield line.strip(), passage.place.sel or "", day
                break
        for found in _SIGNED.finditer(passage.text) if _REPORT.search(passage.text) else ():
            day = date(int(found[2]), BULAN.index(found[1].casefold()) + 1, 1)
            yield passage.text, passage.place.sel or "", day


_SITE = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w-]+\.go\.id\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """The address of the office's site, in front of the first chapter."""

    def find(self, report: Report, about: About | None = None) -> Passage | None:  # noqa: ARG002
        """Give the paragraph with the address."""
        first = report.chapters[0][0] if report.chapters else None
        for passage in report.passages:
            if first is not None and passage.block >= first:
                return None  # what stands inside a chapter is a source, or somebody else's site
            if found := _SITE.search(passage.text):
                return Passage.of(found[0], passage.place.sel or "")
        return None
