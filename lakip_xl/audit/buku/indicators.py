"""The workbook's tables of indicators as the rules for indicators know them."""

from collections.abc import Iterator

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.tabel import TabelBuku
from lakip_xl.audit.indicators.model import Indicator, IndicatorTable
from lakip_xl.rules.capaian import Rumus

_NOTE = "Tercetak Penjelasan"


def indicator_tables(book: Buku) -> Iterator[IndicatorTable]:
    """Give the tables IKU and Program, as far as the workbook has them."""
    for name in ("tblIKU", "tblProgram"):
        table = book.tabel.get(name)
        if table is not None and table.baris:
            rows = tuple(_rows(table))
            yield IndicatorTable(table.skema.report_table, table.skema.caption, rows, book.skala)


def _rows(table: TabelBuku) -> Iterator[Indicator]:
    for row, printed in zip(table, table.tercetak("Tercetak Capaian"), strict=True):
        unit = row.teks("Satuan")
        yield Indicator(
            key=table.letak(row, "Target").kunci or "",
            name=row.teks("Indikator") or row.teks("Uraian Indikator"),
            target=table.sel(row, "Target", unit),
            realisasi=table.sel(row, "Realisasi", unit),
            capaian=table.sel(row, "Capaian", "%") if printed.blank else printed,
            note=table.sel(row, _NOTE) if _NOTE in table.kolom else None,
            satuan=unit,
            rumus=stated_formula(row.teks("Rumus")),
        )


def stated_formula(text: str) -> Rumus | None:
    """Read the cell Rumus; blank means naik, an unknown word nothing."""
    if not text:
        return Rumus.NAIK
    return Rumus(text) if text in Rumus.__members__.values() else None
