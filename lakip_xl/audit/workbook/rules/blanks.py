"""What is still missing, and the zeros that no percentage can be taken of."""

from collections.abc import Iterator
from math import fsum
from statistics import median

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.audit.workbook.modules import list_cells
from lakip_xl.audit.workbook.rules.weights import component_weights
from lakip_xl.audit.workbook.schemes import chosen
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.package.addresses import address
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kode import Jenjang, kode_baku
from lakip_xl.rules.pembulatan import sama
from lakip_xl.rules.sasaran import Metode, nama_baku
from lakip_xl.workbook.book.tables import BookRow, number_of

_PERFORMANCE = ("tblIKU", "tblProgram")
_MONEY = ("tblAnggaran", "tblBelanja")
_NEEDED = (
    ("tblEfisiensi", "Kode", "Indikator"),
    ("tblPegawaiIPASN", "IP ASN", "Pegawai"),
    ("tblMerit", "Bobot", "Nilai"),
)
"""By table: a column that makes a row count, and one that such a row needs as the others do."""
_NAMED_ONE_BY_ONE = 3
"""So many blanks of a kind are named one by one; more become one finding that lists them."""
_NEAR_HUNDRED = (90.0, 110.0)
"""Weights of such a sum were meant to make 100; others are an office's own scale."""
_RUPIAH, _THOUSANDS = 1e7, 1e4
"""Where most amounts are tens of millions, one below ten thousand is in another unit."""
_IDENTITY = (("NamaInstansi", "Nama instansi"), ("TahunLaporan", "Tahun laporan"))


def _has(table: AuditedTable, title: str) -> bool:
    return title in table.columns


def _blank(row: BookRow, title: str) -> bool:
    return not row.text(title)


@rule(
    "isian-kosong",
    Severity.PERINGATAN,
    tujuan="Isian yang diperlukan hasil di sebelahnya sudah diisi.",
    dasar="Baris tanpa target, realisasi, atau pagu tidak masuk rata-rata dan jumlah.",
    contoh="Realisasi 81 diisi, targetnya kosong.",
)
def check_blanks(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find blanks beside figures, and a report without an office or a year."""
    yield from _identity(book, make)
    for name in _PERFORMANCE:
        if (table := book.tables.get(name)) is not None:
            yield from _performance(table, make)
    if (table := book.tables.get("tblIKU")) is not None:
        yield from _weights(book, table, make)
    yield from _merit(book, make)
    yield from _components(book, make)
    for name, key, title in _NEEDED:
        if (table := book.tables.get(name)) is not None:
            yield from _where_others_have(table, title, [b for b in table if b.text(key)], make)
    for name in _MONEY:
        if (table := book.tables.get(name)) is not None:
            yield from _money(table, make)


def _identity(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    if not any(book.tables[name].rows for name in (*_PERFORMANCE, *_MONEY) if name in book.tables):
        return
    for name, label in _IDENTITY:
        field = book.fields.get(name)
        if field is not None and field.value in (None, ""):
            yield make(field_place(field), f"{label} belum diisi; laporan memerlukannya.")


def _merit(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Ask for what the chosen scheme of merit leaves to the office, where merit is scored."""
    total, scheme = book.fields.get("TotalMerit"), chosen(book, "merit")
    classes = book.book.place("KelasMerit")
    if total is None or number_of(total.value) is None or scheme is None or classes is None:
        return
    sheet, area = classes
    if not any(number_of(row[0]) is not None for row in book.area("BatasKelasMerit")):
        yield make(
            Place(kunci="KelasMerit", sheet=sheet, sel=address(area.first_row, area.first_column)),
            f"Batas kategori {scheme.id} belum diketahui, sehingga kategori merit kosong; isi "
            "menurut peraturannya di Kelas sistem merit.",
        )
    highest = book.fields.get("NilaiMaksIndikator")
    if highest is not None and scheme.optional("nilai_tertinggi") is None:
        yield make(
            field_place(highest),
            f"Nilai tertinggi indikator {scheme.id} belum diketahui; yang dipakai "
            f"{tulis_angka(number_of(highest.value) or 0)}, sesuaikan dengan peraturannya.",
            tingkat=Severity.INFO,
        )


def _components(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find components of SAKIP that a year's sum goes without."""
    if (table := book.tables.get("tblSAKIP")) is None:
        return
    for row in table:
        weighted = [(title, bound) for title, bound in component_weights(book, row) if bound]
        blank = [(title, bound) for title, bound in weighted if _blank(row, title)]
        for title, bound in blank if len(blank) < len(weighted) else ():
            yield make(
                table.place(row, title),
                f"{title} kosong, padahal bobotnya {tulis_angka(bound)}: nilai SAKIP dijumlah "
                "tanpa komponen ini.",
                tingkat=Severity.GALAT,
            )


def _weights(book: AuditedBook, table: AuditedTable, make: Maker) -> Iterator[Finding]:
    method = book.fields.get("MetodeSasaran")
    used = nama_baku(str(method.value)) if method is not None else ""
    for row in table if used == Metode.RATA_TERTIMBANG and _has(table, "Bobot") else ():
        if _blank(row, "Bobot") and not _blank(row, "Capaian"):
            yield make(
                table.place(row, "Bobot"),
                f'Bobot kosong, padahal metode nilai sasaran "{used}".',
                tingkat=Severity.GALAT,
            )
        elif row.number("Bobot") == 0 and not _blank(row, "Capaian"):
            yield make(
                table.place(row, "Bobot"),
                "Bobot 0, sehingga capaian indikator ini tidak ikut dinilai.",
                tercetak=0.0,
            )
    weights = [(b, n) for b in table if (n := b.number("Bobot")) is not None]
    total = fsum(n for _, n in weights)
    if (
        used == Metode.RATA_TERTIMBANG
        and _NEAR_HUNDRED[0] < total < _NEAR_HUNDRED[1]
        and not sama(total, 100)
    ):
        yield make(
            table.place(weights[0][0], "Bobot"),
            f"Bobot indikator berjumlah {tulis_angka(total)}, bukan 100; nilainya dibagi jumlah "
            "itu.",
        )


def _performance(table: AuditedTable, make: Maker) -> Iterator[Finding]:
    without_target = [b for b in table if _blank(b, "Target") and not _blank(b, "Realisasi")]
    yield from _name_blanks(table, without_target, "Target", "padahal realisasinya terisi", make)
    with_target = [b for b in table if not _blank(b, "Target")]
    without_result = [b for b in with_target if _blank(b, "Realisasi")]
    if len(without_result) * 2 > len(table.rows):  # where most are there, realisasi-kosong tells
        yield from _name_blanks(
            table, without_result, "Realisasi", "padahal targetnya terisi", make
        )
    without_unit = [b for b in with_target if _blank(b, "Satuan")]
    yield from _name_blanks(table, without_unit, "Satuan", "padahal targetnya terisi", make)
    for title in ("Jenis", "Indikator", "Uraian Indikator"):
        yield from _where_others_have(table, title, with_target, make)


def _where_others_have(
    table: AuditedTable, title: str, rows: list[BookRow], make: Maker
) -> Iterator[Finding]:
    """Name the blanks of a column that other rows fill."""
    if _has(table, title) and any(not _blank(b, title) for b in table):
        without = [b for b in rows if _blank(b, title)]
        yield from _name_blanks(table, without, title, "padahal baris lain terisi", make)


def _money(table: AuditedTable, make: Maker) -> Iterator[Finding]:
    tree = Jenjang.dari([b.values.get("Kode") for b in table])
    leaves = [b for b in table if not tree.berinduk(kode_baku(b.values.get("Kode")))]
    # A realisasi without a budget is found by batas-anggaran.
    blank = [b for b in leaves if _blank(b, "Realisasi") and not _blank(b, "Anggaran")]
    yield from _name_blanks(table, blank, "Realisasi", "padahal anggarannya terisi", make)
    for title in ("Anggaran", "Realisasi"):
        amounts = [(b, abs(n)) for b in leaves if (n := b.number(title))]
        usual = median(n for _, n in amounts) if amounts else 0.0
        for row, amount in amounts if usual >= _RUPIAH else ():
            if amount < _THOUSANDS:
                yield make(
                    table.place(row, title),
                    f"{title} {tulis_angka(amount)} jauh lebih kecil dari baris lain: mungkin "
                    "dalam ribuan atau jutaan; ketik rupiahnya.",
                    tercetak=row.number(title),
                )


def _name_blanks(
    table: AuditedTable, rows: list[BookRow], title: str, cause: str, make: Maker
) -> Iterator[Finding]:
    if not _has(table, title):
        return
    places = [table.place(one, title) for one in rows]
    if len(places) <= _NAMED_ONE_BY_ONE:
        for one in places:
            yield make(one, f"{title} kosong, {cause}.")
    else:
        listed = list_cells(one.sel for one in places)
        yield make(places[0], f"{title} kosong di {len(places)} baris ({listed}), {cause}.")


@rule(
    "pembagi-nol",
    Severity.PERINGATAN,
    tujuan="Baris dengan target 0 atau pagu 0 dinilai menurut kebijakan di Pengaturan.",
    dasar="Tidak ada persentase terhadap nol; kebijakannya dipilih instansi (KebijakanNol).",
    contoh="Kegiatan dibatalkan: target 0, realisasi 0.",
    traits=Trait.ENTRY,
)
def check_zeros(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Name the rows of which no percentage can be computed, and what becomes of them."""
    choices = [str(cell) for row in book.area("KebijakanNol") for cell in row if cell]
    policy = f' Kebijakan di Pengaturan: "{choices[0]}".' if choices else ""
    for name, title, effect in (
        *((n, "Target", "capaiannya tidak dihitung menurut pembagian") for n in _PERFORMANCE),
        *((n, "Anggaran", "serapannya tidak dihitung") for n in (*_MONEY, "tblEfisiensi")),
    ):
        table = book.tables.get(name)
        for row in table or ():
            if table is not None and row.number(title) == 0:
                label = "Target" if title == "Target" else "Pagu"
                yield make(
                    table.place(row, title),
                    f"{label} 0: {effect}.{policy} Kosongkan baris yang dibatalkan, atau "
                    "jelaskan di laporan.",
                    tercetak=0.0,
                )
    for name in _PERFORMANCE:
        table = book.tables.get(name)
        for row in table or ():
            ratio = row.text("Rumus").casefold() == Rumus.TURUN_RASIO
            if table is not None and ratio and row.number("Realisasi") == 0 != row.number("Target"):
                yield make(
                    table.place(row, "Realisasi"),
                    f"Realisasi 0 dengan rumus {Rumus.TURUN_RASIO}: capaiannya tidak dihitung "
                    f"menurut pembagian.{policy} Pakai rumus {Rumus.TURUN}, atau jelaskan di "
                    "laporan.",
                    tercetak=0.0,
                )
