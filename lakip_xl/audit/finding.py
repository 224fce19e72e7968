"""A finding: one wrong or doubtful figure, where it stands, and what it should be."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import Enum
from itertools import groupby


class Severity(Enum):
    """How sure and how grave a finding is."""

    GALAT = "galat"
    """A figure or statement that contradicts the arithmetic or another figure."""
    PERINGATAN = "peringatan"
    """Something a reviewer must look at: truncated, implausible, wrong beyond the figures, or wrong
    only because another figure is."""
    INFO = "info"
    """What the reader of the findings should know; nothing need be changed."""


_ORDER = {severity: order for order, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: in the report's own terms, and in the file's."""

    tabel: str | None = None
    """The printed table number, for example ``3.13``."""
    kunci: str | None = None
    """The row: its dotted code, number or name."""
    kolom: str | None = None
    """The heading of the column, or what the prose speaks of."""
    sheet: str | None = None
    """The sheet, for a workbook."""
    sel: str | None = None
    """The cell of a workbook (``D7``), or the place in a Word file (``paragraf 12``)."""

    @property
    def said(self) -> str:
        """How a figure came to stand there: what an office typed into a workbook is not printed.

        Example:
            >>> Place(kolom="Realisasi").said, Place(kolom="Realisasi", sheet="Anggaran").said
            ('Tercetak', 'Diisi')
        """
        printed = self.sheet is None or "tercetak" in (self.kolom or "").casefold()
        return "Tercetak" if printed else "Diisi"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, with the keys of the JSON output as its attributes.

    Example:
        >>> temuan = Finding("serapan", Severity.GALAT, tabel="3.13", kunci="1.3.3", kolom="%",
        ...                 tercetak="95.67", dihitung=99.24, pesan="Serapan seharusnya 99,24%.")
        >>> temuan.as_dict()["tingkat"]
        'galat'
    """

    aturan: str
    tingkat: Severity
    sheet: str | None = None
    sel: str | None = None
    tabel: str | None = None
    kunci: str | None = None
    kolom: str | None = None
    tercetak: str | float | None = None
    dihitung: str | float | None = None
    pesan: str = ""
    akibat: bool = False
    """Whether it only follows from another finding; the message names that one."""
    id: str = ""
    """What it is called in every run, wherever its row moves (``audit.identity``)."""
    halaman: int | None = None
    """The page, for a PDF."""

    @property
    def independent(self) -> bool:
        """Whether it is a mistake of its own: no information, no consequence of another."""
        return self.tingkat is not Severity.INFO and not self.akibat

    def as_consequence(self, cause: "Finding") -> "Finding":
        """Give the finding as a consequence of another: still to be looked at, mended there."""
        follows = f"Akibat dari {cause.kunci or '-'} · {cause.kolom or '-'}."
        severity = Severity.PERINGATAN if self.tingkat is Severity.GALAT else self.tingkat
        return replace(self, tingkat=severity, pesan=f"{self.pesan} {follows}", akibat=True)

    def as_dict(self) -> dict[str, str | float | None]:
        """Give the finding as the JSON object that other programs read."""
        values = asdict(self)
        del values["akibat"]  # its message says so
        if self.halaman is None:
            del values["halaman"]  # only a PDF has pages
        return values | {"tingkat": self.tingkat.value}


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by table (prose without a table last), then by severity; drop duplicates.

    Within a table and a severity the order in which they were found stays: reading order.
    """
    return sorted(dict.fromkeys(findings), key=lambda t: (_table_order(t), _ORDER[t.tingkat]))


def to_json(findings: Iterable[Finding]) -> str:
    """Write findings as a JSON array, one object per finding, keys in a fixed order."""
    return json.dumps([t.as_dict() for t in findings], ensure_ascii=False, indent=2)


def to_text(findings: Iterable[Finding]) -> str:
    """Write findings as Indonesian text, grouped by table, with the counts at the end.

    Example:
        >>> print(to_text([Finding("serapan", Severity.GALAT, tabel="3.13", kunci="1.3.3",
        ...                       kolom="%", pesan="Serapan seharusnya 99,24%.")]))
        Tabel 3.13
          GALAT       1.3.3 · % — Serapan seharusnya 99,24%. [serapan]
        <BLANKLINE>
        1 temuan: 1 galat, 0 peringatan, 0 info.
    """
    every = list(findings)
    return "\n".join([*_lines(every), summary(every)])


def summary(findings: Iterable[Finding]) -> str:
    """Count findings by severity, in one sentence."""
    severities = [t.tingkat for t in findings]
    counts = ", ".join(f"{severities.count(one)} {one.value}" for one in Severity)
    return f"{len(severities)} temuan: {counts}."


def _lines(findings: list[Finding]) -> Iterator[str]:
    for title, group in groupby(findings, _group_title):
        yield title
        for t in group:
            place = " · ".join(part for part in (t.kunci, t.kolom) if part)
            spot = place or t.sel or "-"
            name = f" #{t.id}" if t.id else ""
            page = f" (halaman {t.halaman})" if t.halaman else ""
            yield f"  {t.tingkat.name:<11} {spot}{page} — {t.pesan} [{t.aturan}]{name}"
        yield ""


def _group_title(t: Finding) -> str:
    # A workbook's reader sees sheets; the number of the report's table is his only in a draft.
    if t.sheet:
        return f"Lembar {t.sheet}"
    return f"Tabel {t.tabel}" if t.tabel else "Naskah"


def _table_order(t: Finding) -> tuple[bool, str, list[int], str]:
    """Order ``3.9`` before ``3.10``, sheets before prose."""
    if t.tabel is None:
        return (t.sheet is None, t.sheet or "~", [], "")
    return (False, t.sheet or "", [int(digits) for digits in re.findall(r"\d+", t.tabel)], t.tabel)
