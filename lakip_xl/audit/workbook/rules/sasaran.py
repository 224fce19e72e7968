"""Sasaran: the names on both tables of the sheet IKU are the same ones."""

from collections.abc import Iterator
from difflib import get_close_matches

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.modules import list_cells
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.workbook.book.tables import BookRow

_ALIKE = 0.85


def filled_down(table: AuditedTable, title: str = "Sasaran") -> Iterator[tuple[BookRow, str]]:
    """Give the rows with the name that counts: that of the row, or of the last one that had one."""
    last = ""
    for row in table:
        last = row.text(title) or last
        yield row, last


@rule(
    "sasaran-tidak-cocok",
    Severity.PERINGATAN,
    tujuan="Setiap sasaran di tabel IKU punya baris di tabel nilai sasaran, dan sebaliknya.",
    dasar="Nilai sasaran dihitung dari indikator yang menyebut sasarannya; spasi dan huruf besar "
    "tidak membedakan.",
    contoh='"Meningkatnya mutu layanan" di IKU, "Meningkatnya mutu pelayanan" di nilai sasaran.',
)
def check_sasaran(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find sasaran without indicators, and indicators whose sasaran gets no value."""
    iku, sasaran = book.tables.get("tblIKU"), book.tables.get("tblSasaran")
    if iku is None or sasaran is None:
        return
    indicators: dict[str, BookRow] = {}
    for row, name in filled_down(iku):
        if name:
            indicators.setdefault(nama_baku(name), row)
    values = {nama_baku(b.text("Sasaran")): b for b in sasaran if b.text("Sasaran")}
    if indicators and not values:
        first = next(iter(indicators.values()))
        yield make(
            Place(
                tabel=iku.schema.report_table,
                kolom="Sasaran",
                sheet=sasaran.file.sheet,
                sel=iku.place(first, "Sasaran").sel,
            ),
            f"Tabel nilai sasaran ({sasaran.schema.name}) kosong, padahal tabel IKU menyebut "
            f"{len(indicators)} sasaran; salin nama sasarannya ke sana.",
        )
        return
    yield from _unpaired(iku, indicators, values, "tabel nilai sasaran", make)
    yield from _unpaired(sasaran, values, indicators, "tabel IKU", make)


def _unpaired(
    table: AuditedTable,
    names: dict[str, BookRow],
    others: dict[str, BookRow],
    where: str,
    make: Maker,
) -> Iterator[Finding]:
    for key, row in names.items():
        if key in others:
            continue
        # A name that is almost another one is that one, misspelt: that one's value lacks this.
        free = [n for n in others if n not in names]
        close = get_close_matches(key, free, n=1, cutoff=_ALIKE)
        proposal = f'; maksudnya "{others[close[0]].text("Sasaran")}"?' if close else ""
        yield make(
            table.place(row, "Sasaran"),
            f'Sasaran "{row.text("Sasaran")}" tidak ada di {where}{proposal or "."}',
            tercetak=row.text("Sasaran"),
            dihitung=others[close[0]].text("Sasaran") if close else None,
            tingkat=Severity.GALAT if close else None,
        )


@rule(
    "sasaran-kosong",
    Severity.PERINGATAN,
    tujuan="Setiap indikator termasuk satu sasaran.",
    dasar="Baris tanpa nama sasaran mengikuti sasaran baris di atasnya.",
    contoh="Baris pertama tabel IKU tanpa nama sasaran.",
)
def check_without_sasaran(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find indicators above the first name of a sasaran."""
    iku = book.tables.get("tblIKU")
    if iku is None:
        return
    orphans = [iku.place(b, "Sasaran") for b, name in filled_down(iku) if not name]
    if orphans:
        yield make(orphans[0], f"Sasaran belum diisi di {list_cells(s.sel for s in orphans)}.")
