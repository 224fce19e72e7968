"""What names a row of a table, wherever it stands: by this rows are known again."""

from collections import Counter
from collections.abc import Iterable

from lakip_xl.rules.kode import kode_baku
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.workbook.book.tables import BookRow
from lakip_xl.workbook.schema.kinds import Kind, Type
from lakip_xl.workbook.schema.model import Table

CODE = "Kode"
KEYS = {
    "tblIKU": ("Indikator",),
    "tblPerbandingan": ("Indikator", "Dasar"),
    "tblProgram": ("Kode", "Uraian Indikator"),
    "tblMerit": ("Aspek", "No", "Indikator"),
    "tblSAKIP": ("Tahun",),
    "tblTriwulan": ("Lembar", "Kode", "Uraian"),
}
"""What names a row where the first text of it does not."""


def key_columns(schema: Table) -> tuple[str, ...]:
    """Give the titles of the columns that name a row.

    >>> from lakip_xl.workbook.schema import TABLES
    >>> key_columns(TABLES["tblAnggaran"]), key_columns(TABLES["tblPerbandingan"])
    (('Kode',), ('Indikator', 'Dasar'))
    """
    if schema.name in KEYS:
        return KEYS[schema.name]
    if CODE in (column.title for column in schema):
        return (CODE,)
    keys = [c.title for c in schema.typed if c.kind is Kind.KEY and c.type is Type.TEXT]
    texts = [c.title for c in schema.typed if c.type is Type.TEXT]
    return tuple(keys or texts[:1])


def normal_key(title: str, text: str) -> str:
    """Bring a part of a key to the form in which keys are compared.

    >>> normal_key("Kode", "1.02."), normal_key("Indikator", " Nilai  SAKIP ")
    ('1.02', 'nilai sakip')
    """
    return (kode_baku(text) if title == CODE else "") or nama_baku(text)


def row_keys(rows: Iterable[BookRow]) -> list[str]:
    """Name the rows of a table; the second of the same name has ``#2`` behind it."""
    seen: Counter[str] = Counter()
    keys = []
    for row in rows:
        schema = row.table.schema
        titles = [title for title in key_columns(schema) if title in row.values]
        key = "/".join(normal_key(title, row.text(title)) for title in titles).strip("/")
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return keys
