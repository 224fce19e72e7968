"""The list of employees: facts that earn nothing known, two truths about one person, and gaps."""

from collections.abc import Iterator

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Grid, Result
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.schemes import weights_of
from lakip_xl.workbook.book.tables import BookRow, number_of
from lakip_xl.workbook.schema import instrument

TABLE = "tblPegawaiIPASN"
_TRAINED = ("Diklat Kepemimpinan", "Diklat Fungsional", "JP Diklat Teknis", "Seminar")
_ASKED = {
    "Kualifikasi": ("Pendidikan",),
    "Kompetensi": ("Jabatan", *_TRAINED),
    "Kinerja": ("Nilai Kinerja SKP",),
    "Disiplin": ("Hukuman Disiplin",),
}
"""The facts from which each dimension is measured; the first says whether it is."""
_DIMENSIONS = tuple(name.capitalize() for name in weights_of("ip_asn"))


def _people(book: AuditedBook) -> AuditedTable | None:
    """Give the list of people of a workbook that has the instrument."""
    table = book.tables.get(TABLE)
    return table if table is not None and book.area(instrument.TRAINING) else None


def _points(book: AuditedBook, row: BookRow, dimension: str) -> Result:
    """Give what the facts about a person earn, as the cell of the workbook computes it."""
    facts = [row.values.get(title) for title in _ASKED[dimension]]
    if not row.text(_ASKED[dimension][0]):
        return ""

    def call(name: str, *arguments: object) -> Result:
        return CATALOGUE[name].evaluate(*arguments)

    def grid(name: str) -> Grid:
        return book.area(name)

    if dimension == "Kompetensi":
        return call("NILAI_KOMPETENSI", *facts, grid(instrument.TRAINING))
    if dimension == "Kinerja":
        scale = grid(instrument.MARKS)
        label = call("KATEGORI", facts[0], scale) if isinstance(facts[0], float) else facts[0]
        return call("NILAI_MEAN", label, scale)
    name = instrument.EDUCATION if dimension == "Kualifikasi" else instrument.CONDUCT
    return call("POIN", facts[0], grid(name))


@rule(
    "fakta-pegawai",
    Severity.GALAT,
    tujuan="Setiap fakta tentang pegawai ada di instrumen IP ASN di Pengaturan, dengan poinnya.",
    dasar="Instrumen skema IP ASN, atau poin instansi sendiri.",
    contoh='Pendidikan "S4" tidak ada di instrumen, sehingga kualifikasi tidak dapat dihitung.',
    traits=Trait.ENTRY,
)
def check_facts(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find facts that the instrument does not know."""
    table = _people(book)
    for row in table or ():
        for dimension in _DIMENSIONS:
            if table is None or not isinstance(_points(book, row, dimension), ErrorValue):
                continue
            title = _spoiler(book, row, dimension)
            yield make(
                table.place(row, title),
                f'{title} "{row.text(title)}" tidak dikenal atau belum berpoin di instrumen IP '
                f"ASN, sehingga {dimension.lower()} pegawai ini tidak dapat dihitung.",
                tercetak=row.text(title),
            )


def _spoiler(book: AuditedBook, row: BookRow, dimension: str) -> str:
    """Give the column of the fact that cannot be understood."""
    first, *others = _ASKED[dimension]
    known = {
        str(cell).strip().casefold()
        for row in book.area(instrument.JABATAN.name)
        for cell in row
        if cell
    }
    if not others or " ".join(row.text(first).split()).casefold() not in known:
        return first
    words = {"ya", "tidak", ""}
    wrong = (t for t in ("Diklat Kepemimpinan", "Diklat Fungsional", "Seminar")
             if row.text(t).strip().casefold() not in words)  # fmt: skip
    return next(wrong, "JP Diklat Teknis")


@rule(
    "pegawai-dua-nilai",
    Severity.GALAT,
    tujuan="Nilai dimensi yang diketik sama dengan yang dihitung dari fakta pegawai itu.",
    dasar="Satu pegawai hanya punya satu nilai; bila berbeda, salah satunya keliru.",
    contoh="Kualifikasi diketik 20, padahal pendidikannya S1 yang bernilai 15.",
    traits=Trait.ENTRY,
)
def check_two_truths(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find typed values that the facts beside them contradict."""
    table = _people(book)
    for row in table or ():
        for dimension in _DIMENSIONS:
            typed, points = row.number(dimension), _points(book, row, dimension)
            if table is None or typed is None or not isinstance(points, float) or typed == points:
                continue
            yield make(
                table.place(row, dimension),
                f"{dimension} diketik {tulis_angka(typed)}, menurut fakta pegawai ini "
                f"{tulis_angka(points)}; hapus salah satunya.",
                tercetak=typed,
                dihitung=points,
            )


@rule(
    "pegawai-belum-lengkap",
    Severity.PERINGATAN,
    tujuan="Setiap pegawai di daftar punya keempat nilai dimensi.",
    dasar="Indeks instansi adalah rata-rata semua pegawai, jadi menunggu yang belum lengkap.",
    contoh="Seminar pegawai ke-12 belum dijawab, sehingga indeksnya kosong.",
)
def check_complete(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Name the people whose index is not there yet, and what is missing."""
    table = _people(book)
    for row in table or ():
        if table is None or not row.text("Pegawai") or row.values.get("IP ASN") is not None:
            continue
        missing = [title for d in _DIMENSIONS for title in _missing(book, row, d)]
        if missing:
            yield make(
                table.place(row, missing[0]),
                f"Pegawai ini belum punya indeks: isi {', '.join(missing)}. Indeks instansi "
                "menunggunya.",
            )


def _missing(book: AuditedBook, row: BookRow, dimension: str) -> list[str]:
    if row.text(dimension) or _points(book, row, dimension) != "":
        return []
    first, *others = _ASKED[dimension]
    if not row.text(first):
        return [first]
    return [title for title in others if not row.text(title) and _is_asked(book, row, title)]


def _is_asked(book: AuditedBook, row: BookRow, title: str) -> bool:
    """Tell whether a kind of training earns points in the person's jabatan."""
    column = {"Diklat Kepemimpinan": 1, "Diklat Fungsional": 2, "JP Diklat Teknis": 3, "Seminar": 5}
    jabatan = " ".join(row.text("Jabatan").split()).casefold()
    rows = book.area(instrument.TRAINING)
    return any(
        bool(row[column[title]]) for row in rows if str(row[0] or "").strip().casefold() == jabatan
    )


@rule(
    "indeks-pegawai",
    Severity.PERINGATAN,
    tujuan="Nilai dimensi instansi sama dengan rata-rata pegawainya.",
    dasar="Indeks instansi adalah rata-rata indeks semua pegawainya.",
    contoh="Kinerja instansi 28, rata-rata pegawai di daftar 27,5.",
    traits=Trait.FOLLOWS | Trait.ELSEWHERE,
)
def check_office(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Hold the first row of the dimensions, which is the office's own, against its people."""
    table = book.tables.get("tblIPASN")
    if table is None or not table.rows:
        return
    own = table.rows[0]
    for dimension in _DIMENSIONS:
        field = book.fields.get(f"Rata{dimension}Pegawai")
        mean = None if field is None else number_of(field.value)
        cell = table.cell(own, dimension)
        if field is None or mean is None or cell.number is None:
            continue
        if agreement(cell.number, mean) is not Agreement.SAME:
            yield make(
                cell.place,
                f"{dimension} instansi {cell.text}, rata-rata pegawai di {field_place(field).sel} "
                f"{tulis_angka(mean)}.",
                tercetak=cell.text,
                dihitung=mean,
            )
