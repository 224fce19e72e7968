"""Rows inside the tables that are no entries: totals that were typed, the numbers of columns."""

from collections.abc import Iterator

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.workbook.book.tables import BookRow
from lakip_xl.workbook.schema.model import Column, Table

_PERFORMANCE = ("tblIKU", "tblProgram")
_TOTAL = {"jumlah", "total", "subtotal", "grand", "rata-rata", "rerata"}
_FEWEST_NUMBERED = 4
"""So many cells that count on are the numbers of columns, and no figures."""
_WITH_TOTAL = _TOTAL | {"sub", "keseluruhan", "seluruhnya", "akhir", ":"}
_WITH_TOTAL_OF_MONEY = _WITH_TOTAL | {"anggaran", "belanja", "pagu", "dana"}
_NAMED_BY: dict[str, tuple[str, ...]] = {
    "tblIKU": ("Sasaran", "Indikator"),
    "tblProgram": ("Kode", "Uraian Indikator"),
    "tblAnggaran": ("Kode", "Uraian"),
    "tblEfisiensi": ("Kode", "Sasaran"),
    "tblBelanja": ("No", "Jenis Belanja"),
    "tblPegawaiPendidikan": ("Jabatan", "Pendidikan"),
    "tblPegawaiGolongan": ("Golongan",),
    "tblPegawaiTahun": ("Golongan",),
    "tblPegawaiIPASN": ("Pegawai",),
    "tblRegional": ("Instansi",),
    "tblTriwulan": ("Kode", "Uraian"),
    "tblLKE": ("Komponen", "Subkomponen"),
    "tblIKM": ("Unsur",),
    "tblAset": ("Bidang Barang",),
}


@rule(
    "baris-jumlah",
    Severity.GALAT,
    tujuan="Tabel tidak memuat baris jumlah yang diketik, atau baris nomor kolom.",
    dasar="Jumlah dihitung di atas tabel; baris seperti itu di dalamnya terhitung sebagai isian.",
    contoh='Baris "JUMLAH" di bawah kegiatan terakhir: totalnya menjadi dua kali lipat.',
)
def check_total_rows(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find rows of totals inside the tables."""
    for name, title in _NAMED_BY.items():
        table = book.tables.get(name)
        for row in table or ():
            if table is None:
                continue
            column = next((j for j in title if is_total(row.text(j), table.schema)), None)
            if column and any(row.number(k.title) is not None for k in _numeric(table.schema)):
                yield make(
                    table.place(row, column),
                    f'Baris "{row.text(column)}" adalah jumlah yang diketik di dalam tabel, '
                    "sehingga dapat terhitung dua kali; hapus baris itu.",
                    tercetak=row.text(column),
                )
    for numbered in book.tables.values():
        for row in numbered:
            if (start := _first_of_numbering(row, numbered.schema)) is not None:
                yield make(
                    numbered.place(row, start),
                    "Baris ini berisi nomor kolom (1, 2, 3, …), bukan isian; hapus baris itu.",
                    tercetak=row.text(start),
                )


def _first_of_numbering(row: BookRow, schema: Table) -> str | None:
    """Give the first column of a row that only counts the columns, as printed tables do."""
    titles = [
        k.title for k in schema if k.is_filled_by_user and row.values.get(k.title) is not None
    ]
    numbers = [row.number(title) for title in titles]
    if len(titles) < _FEWEST_NUMBERED or numbers[0] is None:
        return None
    counted = [numbers[0] + n for n in range(len(numbers))]
    return titles[0] if numbers == counted else None


def _numeric(schema: Table) -> Iterator[Column]:
    return (k for k in schema if k.is_filled_by_user and k.printed_of is None)


def names_of(schema: Table) -> tuple[str, ...]:
    """Give the columns that say whose row it is."""
    return _NAMED_BY.get(schema.name, ())


def is_total(text: str, schema: Table) -> bool:
    """Tell whether a row's name says that it holds a total."""
    word = text.casefold().replace(":", " ").split()
    words = _WITH_TOTAL if schema.name in _PERFORMANCE else _WITH_TOTAL_OF_MONEY
    return bool(word) and word[0] in _TOTAL | {"sub"} and words.issuperset(word)
