"""The codes by which the budget is added up."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.rules.kode import TINGKAT, Jenjang, kata_tingkat, kode_baku
from lakip_xl.workbook.book.tables import BookRow, number_of
from lakip_xl.workbook.schema.kinds import Type

if TYPE_CHECKING:
    from lakip_xl.package.values import CellValue

_COPIED_BY: dict[str, tuple[str, ...]] = {
    "tblIKU": ("Indikator",),
    "tblProgram": ("Kode", "Uraian Indikator"),
    "tblEfisiensi": ("Kode", "Indikator"),
    "tblTriwulan": ("Lembar", "Uraian"),
    "tblBelanja": ("Jenis Belanja",),
    "tblPegawaiIPASN": ("Pegawai",),
    "tblRegional": ("Instansi",),
    "tblPegawaiGolongan": ("Golongan",),
    "tblPegawaiTahun": ("Golongan",),
    "tblLKE": ("Komponen", "Subkomponen"),
    "tblIKM": ("Unsur",),
}
"""What names a row of a table that has no code; with the same figures, it is the same row."""
_NOT_COPIED = {"No", "Sasaran", "No Program", "Kode Cetak"}


def _code_columns(table: AuditedTable) -> tuple[str, ...]:
    """Give the columns that name a row of a table and may not repeat; none where they may."""
    return {
        "tblAnggaran": ("Kode",),
        "tblMerit": ("Aspek", "Indikator"),
        "tblAspekMerit": ("No",),
        "tblSAKIP": ("Tahun",),
        "tblSasaran": ("Sasaran",),
    }.get(table.schema.name, ())


@rule(
    "kode-ganda",
    Severity.GALAT,
    tujuan="Setiap kode, nomor indikator, dan tahun hanya sekali di tabelnya, dan tidak ada baris "
    "yang tersalin.",
    dasar="Penjumlahan menurut kode menghitung baris berkode sama dua kali; baris yang tersalin "
    "masuk rata-rata dan jumlah dua kali.",
    contoh="Kode 1.2.3 ada di dua baris, sehingga anggarannya terhitung dua kali.",
)
def check_repeated(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find rows that are there twice."""
    for table in book.tables.values():
        titles = _code_columns(table)
        if not titles:
            continue
        keys = [tuple(_key(row, title) for title in titles) for row in table]
        counts = Counter(keys)
        first: dict[tuple[str, ...], int] = {}
        for row, key in zip(table, keys, strict=True):
            if key in first and all(key):
                yield make(
                    table.place(row, titles[-1]),
                    f"{' '.join(titles)} {'.'.join(key)} ada {counts[key]} kali "
                    f"(pertama di baris {first[key]}); isinya terhitung berulang.",
                    tercetak=".".join(key),
                )
            first.setdefault(key, row.row)
    for table in book.tables.values():
        if names := _COPIED_BY.get(table.schema.name):
            yield from _copied(table, names, make)


def _copied(table: AuditedTable, titles: tuple[str, ...], make: Maker) -> Iterator[Finding]:
    """Find rows that are another one of their table again: they count twice in means and sums."""
    filled = [k.title for k in table.schema if k.is_filled_by_user and k.title not in _NOT_COPIED]
    figures = [k.title for k in table.schema if k.type is not Type.TEXT and k.title in filled]
    first: dict[tuple[CellValue, ...], int] = {}
    last = ""
    for row in table:
        last = row.text("Sasaran") or last  # printed tables name it in the first row only
        held = tuple(_key(row, k) if k in titles else row.values.get(k) for k in filled)
        whole = (last, *held)
        if not all(row.text(title) for title in titles) or not any(
            row.values.get(title) is not None for title in figures
        ):
            continue
        if whole in first:
            yield make(
                table.place(row, titles[-1]),
                f"Baris ini sama dengan baris {first[whole]} ({row.text(titles[-1])}), sehingga "
                "terhitung dua kali; hapus salah satunya.",
                tercetak=row.text(titles[-1]),
            )
        first.setdefault(whole, row.row)


def _key(row: BookRow, title: str) -> str:
    """Give what names a row: a code in its normal form, a name without case and doubled blanks."""
    if title == "Kode":
        return kode_baku(row.values.get(title))
    return " ".join(row.text(title).split()).casefold()


@rule(
    "kode-tanpa-induk",
    Severity.PERINGATAN,
    tujuan="Setiap baris berada di bawah induk yang setingkat dengan induk baris sejenisnya.",
    dasar="Induk suatu baris adalah baris dengan awalan kode terpanjang; tanpa tingkat di "
    "antaranya jumlah induk itu tidak ada.",
    contoh="Kode 2.5.1 ada, kode 2.5 tidak, sedangkan subkegiatan lain punya kegiatan.",
)
def check_parents(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find lines of money without a code, and lines whose own parent is not there."""
    table = book.tables.get("tblAnggaran")
    tree = Jenjang.dari([row.values.get("Kode") for row in table or ()])
    for row, code in zip(table or (), tree.kode, strict=True):
        if table is not None and not code:
            if row.number("Anggaran") is not None or row.number("Realisasi") is not None:
                yield make(
                    table.place(row, "Kode"),
                    "Baris berisi uang tanpa kode, sehingga tidak masuk jumlah; isi kodenya.",
                    tingkat=Severity.GALAT,
                )
        elif table is not None and (parent := tree.terlewat(code)):
            above = tree.induk(code)
            effect = f"langsung masuk {above}" if above else "berdiri sendiri"
            yield make(
                table.place(row, "Kode"),
                f"Kode {code} tanpa induk {parent}, sehingga {effect}.",
                tercetak=row.text("Kode"),
            )


@rule(
    "kode-angka",
    Severity.GALAT,
    tujuan="Kode ditulis sebagai teks, sehingga 1.10 tidak menjadi 1.1.",
    dasar="Excel menyimpan 1.10 yang diketik sebagai angka menjadi 1,1.",
    contoh="Sesudah 1.9 berdiri angka 1,1: seharusnya teks 1.10.",
)
def check_numeric_codes(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find codes that Excel took for numbers or dates."""
    anggaran = {kode_baku(row.values.get("Kode")) for row in book.tables.get("tblAnggaran") or ()}
    for name in ("tblAnggaran", "tblProgram", "tblEfisiensi"):
        table = book.tables.get(name)
        if table is None or "Kode" not in table.columns:
            continue
        codes = [kode_baku(row.values.get("Kode")) for row in table]
        sheet = book.sheets[table.file.sheet]
        for position, row in enumerate(table):
            value = number_of(row.values.get("Kode"))
            if value is None:
                continue
            place = table.place(row, "Kode")
            if sheet.number_format(row.row, table.columns["Kode"]).is_date:
                message = "Kode ini menjadi tanggal; ketik ulang sebagai teks (awali dengan ')."
                yield make(place, message, tercetak=value)
            elif name != "tblAnggaran" and _both(codes[position], anggaran):
                yield make(
                    place,
                    f"Kode {codes[position]} tersimpan sebagai angka, sedangkan lembar Anggaran "
                    f"memuat {codes[position]} dan {codes[position]}0: dipakai yang pertama; ketik "
                    "sebagai teks (awali dengan ') agar pasti.",
                    tercetak=value,
                    tingkat=Severity.PERINGATAN,
                )
            elif possible := _meant_code(
                codes, position, set() if name == "tblAnggaran" else anggaran
            ):
                yield make(
                    place,
                    f"Kode {codes[position]} tersimpan sebagai angka; menurut kode di sekitarnya "
                    f"mungkin {possible}: ketik sebagai teks.",
                    tercetak=value,
                    dihitung=possible,
                )
            elif not value.is_integer():
                yield make(
                    place,
                    f"Kode {codes[position]} tersimpan sebagai angka; ketik sebagai teks agar nol "
                    "di belakangnya tidak hilang.",
                    tercetak=value,
                    tingkat=Severity.INFO,
                )


def _both(code: str, anggaran: set[str]) -> bool:
    """Tell whether the budget has both codes that one number may stand for."""
    return "." in code and {code, f"{code}0"} <= anggaran


def _meant_code(codes: list[str], position: int, anggaran: set[str]) -> str | None:
    """Give the code that a number lost its last zero of, where the others give it away.

    Args:
        codes: The codes of the table.
        position: Which of them it is.
        anggaran: The codes of the budget, for a table whose rows may share one.
    """
    code = codes[position]
    longer = f"{code}0"
    if "." not in code or longer in codes or code in anggaran:
        return None
    if longer in anggaran:
        return longer
    repeated = codes.count(code) > 1 and code in codes[:position]
    has_children = any(one.startswith(f"{longer}.") for one in codes)
    parent, _, last = longer.rpartition(".")
    siblings = [
        int(one.rpartition(".")[2])
        for one in codes[:position]
        if one.rpartition(".")[0] == parent and one.rpartition(".")[2].isdecimal()
    ]
    in_order = bool(siblings) and siblings[-1] + 1 == int(last)
    return longer if repeated or has_children or in_order else None


@rule(
    "tingkat-kode",
    Severity.PERINGATAN,
    tujuan="Tingkat sesuai dengan kodenya.",
    dasar="Program 1, kegiatan 1.1, subkegiatan 1.1.1; atau 5.01.01, 5.01.01.2.01, dan "
    "5.01.01.2.01.0001.",
    contoh="Kode 1.1.1 bertingkat Kegiatan.",
)
def check_levels(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find levels that contradict the code."""
    words = {*map(kata_tingkat, TINGKAT)}
    # A table of indicators need not have a row of every code: the budget has them all.
    anggaran = [row.values.get("Kode") for row in book.tables.get("tblAnggaran") or ()]
    for name in ("tblAnggaran", "tblProgram"):
        table = book.tables.get(name)
        if table is None:
            continue
        tree = Jenjang.dari(anggaran or [row.values.get("Kode") for row in table])
        for row in table:
            code = kode_baku(row.values.get("Kode"))
            typed, right = row.text("Tingkat"), tree.tingkat(code) if code else None
            if kata_tingkat(typed) not in words:
                continue  # blank: the code tells; an unknown word is found as a choice
            if right is not None and kata_tingkat(typed) != kata_tingkat(right):
                yield make(
                    table.place(row, "Tingkat"),
                    f"Kode {code} bertingkat {typed}, menurut kodenya {right}.",
                    tercetak=typed,
                    dihitung=right,
                )
