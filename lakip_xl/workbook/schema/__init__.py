"""The workbook as data: which sheets there are, what stands on them, and what it means.

``SHEETS`` is the whole workbook in the order of its tabs. The builder draws it, the reader
checks against it, and audit, report and documentation speak of the same objects.
"""

from lakip_xl.workbook.schema import (
    analisis,
    anggaran,
    beranda,
    efisiensi,
    ikm,
    iku,
    ip_asn,
    kamus,
    lke,
    merit,
    pemeriksaan,
    pengaturan,
    perbandingan,
    program,
    sakip,
    sumber_daya,
    triwulan,
)
from lakip_xl.workbook.schema.model import Field, Sheet, Table

SHEETS: tuple[Sheet, ...] = (
    beranda.SHEET,
    pengaturan.SHEET,
    iku.SHEET,
    iku.SASARAN_SHEET,
    ip_asn.SHEET,
    merit.SHEET,
    program.SHEET,
    anggaran.SHEET,
    triwulan.SHEET,
    efisiensi.SHEET,
    sumber_daya.SHEET,
    perbandingan.SHEET,
    analisis.SHEET,
    sakip.SHEET,
    lke.SHEET,
    ikm.SHEET,
    pemeriksaan.SHEET,
    kamus.SHEET,
)

TABLES: dict[str, Table] = {table.name: table for sheet in SHEETS for table in sheet.tables}
"""Every table by its name, in the order of the sheets."""

FIELDS: dict[str, Field] = {field.name: field for sheet in SHEETS for field in sheet.fields}
"""Every named cell outside the tables, by its name."""

LATEST_VERSION = max(field.since for field in FIELDS.values())
"""The version of the template that this schema describes; every version brought a named cell."""


def sheet_of(table: str) -> Sheet:
    """Give the sheet a table stands on.

    Example:
        >>> sheet_of("tblAspekMerit").title
        'Sistem Merit'
    """
    return next(sheet for sheet in SHEETS if any(t.name == table for t in sheet.tables))
