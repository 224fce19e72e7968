"""What an audit looked at: an auditor must know what silence means."""

from dataclasses import asdict, dataclass

from lakip_xl.audit.draft import Draft
from lakip_xl.audit.sentence.passages import read_passage
from lakip_xl.audit.sentence.words import Kind

_SPOKEN = {Kind.TARGET, Kind.BUDGET, Kind.REALISASI, Kind.CAPAIAN, Kind.REST, Kind.UP, Kind.DOWN}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a draft was read, and how much of that a rule touched."""

    tabel: int
    """Tables that were read."""
    baris: int
    """Their rows."""
    hubungan: int
    """Relations between figures that were recomputed."""
    angka: int
    """Figures of the tables."""
    angka_tanpa_aturan: int
    """Figures of the tables that no relation touches."""
    kalimat: int
    """Sentences with an amount whose words say what it is."""
    tak_terbaca: tuple[str, ...] = ()
    """What the file holds and could not be read: pages of a scan, tables without columns."""

    def as_json(self) -> dict[str, int | tuple[str, ...]]:
        """Give it as a JSON object."""
        return asdict(self)

    def __str__(self) -> str:
        """Say it in one line."""
        unread = f" Tidak terbaca: {'; '.join(self.tak_terbaca)}." if self.tak_terbaca else ""
        return (
            f"Dibaca: {self.tabel} tabel ({self.baris} baris), {self.hubungan} hubungan dihitung "
            f"ulang, {self.kalimat} kalimat dipahami; {self.angka_tanpa_aturan} dari {self.angka} "
            f"angka tabel tidak disentuh aturan apa pun.{unread}"
        )


def coverage(draft: Draft, unread: tuple[str, ...] = ()) -> Coverage:
    """Count what an audit of a draft looks at, and name what could not be read."""
    touched = {
        cell.place.sel for one in draft.understood for r in one.relations for cell in r.cells
    }
    figures = [
        row.cells[i].place.sel
        for table in draft.tables
        for row in table.rows
        for i in table.numeric
        if row.cells[i].number is not None
    ]
    return Coverage(
        len(draft.tables),
        sum(len(table.rows) for table in draft.tables),
        sum(len(one.relations) for one in draft.understood),
        len(figures),
        sum(place not in touched for place in figures),
        sum(_understood(p.text) for p in draft.passages),
        unread,
    )


def _understood(text: str) -> int:
    sentences = read_passage(text).sentences
    return sum(any(a.role in _SPOKEN for a in s.amounts) for s in sentences)
