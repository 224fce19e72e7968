"""The workbook's tables of indicators as the rules for indicators know them."""

from collections.abc import Iterator

from lakip_xl.audit.indicators.model import Indicator, IndicatorTable
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.rules.capaian import Rumus

_NOTE = "Tercetak Penjelasan"


def indicator_tables(book: AuditedBook) -> Iterator[IndicatorTable]:
    """Give the tables IKU and Program, as far as the workbook has them."""
    for name in ("tblIKU", "tblProgram"):
        table = book.tables.get(name)
        if table is not None and table.rows:
            rows = tuple(_rows(table))
            yield IndicatorTable(table.schema.report_table, table.schema.caption, rows, book.scale)


def _rows(table: AuditedTable) -> Iterator[Indicator]:
    for row, printed in zip(table, table.printed("Tercetak Capaian"), strict=True):
        unit = row.text("Satuan")
        yield Indicator(
            key=table.place(row, "Target").kunci or "",
            name=row.text("Indikator") or row.text("Uraian Indikator"),
            target=table.cell(row, "Target", unit),
            realisasi=table.cell(row, "Realisasi", unit),
            capaian=table.cell(row, "Capaian", "%") if printed.blank else printed,
            note=table.cell(row, _NOTE) if _NOTE in table.columns else None,
            satuan=unit,
            rumus=stated_formula(row.text("Rumus")),
        )


def stated_formula(text: str) -> Rumus | None:
    """Read the cell Rumus; blank means naik, an unknown word nothing."""
    if not text:
        return Rumus.NAIK
    return Rumus(text) if text in Rumus.__members__.values() else None
