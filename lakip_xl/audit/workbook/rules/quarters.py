"""The quarters against the year: never two truths."""

from collections.abc import Iterator

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.periode import Jenis
from lakip_xl.rules.triwulan import BANYAK, cocok_setahun
from lakip_xl.workbook.book.quarters import QuarterRow, YearRow, quarter_rows
from lakip_xl.workbook.book.tables import number_of


@rule(
    "triwulan-setahun",
    Severity.GALAT,
    tujuan="Keempat triwulan memberi nilai setahun di lembar IKU, Program, atau Anggaran.",
    dasar="Nilai setahun adalah akumulasi triwulannya (jumlah, terakhir, rata, atau maks); satu "
    "angka tidak boleh punya dua nilai.",
    contoh="Empat triwulan berjumlah 120 dokumen, di lembar Program realisasinya 118.",
)
def check_year(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Hold the accumulated quarters against the year."""
    for table, one in _rows(book):
        if one.year is None or one.spoiled:
            continue
        now = one.until(BANYAK)
        if now.target_setahun is not None:
            yield from _difference(table, one, one.year, "Target", now.target_setahun, make)
        if now.realisasi is None:
            continue
        if now.triwulan == BANYAK or _already_passed(one, one.year, now.realisasi):
            yield from _difference(table, one, one.year, "Realisasi", now.realisasi, make)


def _already_passed(one: QuarterRow, year: YearRow, accumulated: float) -> bool:
    """Whether the quarters so far exceed the year already: sums and greatest values only grow."""
    value = number_of(year.value(year.result))
    grows = one.kind is Jenis.MAKS or (
        one.kind is Jenis.JUMLAH and all(n is None or n >= 0 for n in one.results)
    )
    return grows and value is not None and accumulated > value


def _difference(  # noqa: PLR0913, PLR0917 - the two figures, their rows, and who makes the finding
    table: AuditedTable,
    one: QuarterRow,
    year: YearRow,
    what: str,
    accumulated: float,
    make: Maker,
) -> Iterator[Finding]:
    title = year.target if what == "Target" else year.result
    value = number_of(year.value(title))
    if value is None or cocok_setahun(accumulated, value):
        return
    other = year.row.table
    place = f"{other.file.sheet}!{other.address(year.row, title)}"
    until = one.until(BANYAK).triwulan if what == "Realisasi" else BANYAK
    yield make(
        table.place(one.row, f"{what} TW{until}"),
        f"{what} triwulan ({one.kind.value}, sampai triwulan {until}) {tulis_angka(accumulated)}, "
        f"di {place} ({title}) {tulis_angka(value)}; selisih {tulis_angka(accumulated - value)}. "
        "Betulkan salah satunya.",
        tercetak=accumulated,
        dihitung=value,
    )


@rule(
    "triwulan-berlubang",
    Severity.PERINGATAN,
    tujuan="Triwulan terisi berurutan: yang kosong di antara yang terisi adalah yang terlewat.",
    dasar="Sel kosong bukan nol; 0 diketik bila memang belum ada hasil.",
    contoh="Realisasi triwulan 1 dan 3 terisi, triwulan 2 kosong.",
)
def check_gaps(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find quarters without a result before one that has it."""
    for table, one in _rows(book):
        last = one.until(BANYAK).triwulan or 0
        for number, value in enumerate(one.results[:last], start=1):
            title = f"Realisasi TW{number}"
            if value is None and one.row[title] is None:
                yield make(
                    table.place(one.row, title),
                    f"Triwulan {number} kosong, padahal triwulan {last} terisi; ketik 0 bila "
                    "memang belum ada hasil.",
                )


@rule(
    "triwulan-tanpa-induk",
    Severity.PERINGATAN,
    tujuan="Setiap baris triwulan menyebut satu baris di lembar IKU, Program, atau Anggaran.",
    dasar="Baris dicari menurut kode; bila beberapa baris berkode sama, menurut uraiannya.",
    contoh="Kode 1.2.9 di lembar Triwulan, padahal lembar Anggaran tidak memuatnya.",
)
def check_subjects(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find quarterly rows about nothing."""
    for table, one in _rows(book):
        if one.year is None:
            sheet = one.row.text("Lembar")
            title = "Kode" if one.row.text("Kode") else "Uraian"
            yield make(
                table.place(one.row, title if sheet else "Lembar"),
                f"Tidak ada (atau tidak hanya satu) baris '{one.row.text(title)}' di lembar "
                f"{sheet}."
                if sheet
                else "Kolom Lembar kosong: pilih IKU, Program, atau Anggaran.",
            )


def _rows(book: AuditedBook) -> Iterator[tuple[AuditedTable, QuarterRow]]:
    table = book.tables.get("tblTriwulan")
    if table is not None:
        yield from ((table, one) for one in quarter_rows(book.book))
