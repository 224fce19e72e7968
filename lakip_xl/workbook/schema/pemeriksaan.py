"""Sheet Pemeriksaan: what the audit found. The audit fills it; users read it."""

from collections.abc import Collection

from lakip_xl.workbook.schema.kinds import Format, Kind, Mark, Purpose, Type
from lakip_xl.workbook.schema.model import Column, Field, Sheet, Table
from lakip_xl.workbook.schema.totals import errors
from lakip_xl.workbook.waiting import gone

SEVERITIES = ("galat", "peringatan", "info")


def _finding(
    title: str, help_text: str, width: float, *, type_: Type = Type.TEXT, mark: Mark | None = None
) -> Column:
    return Column(title, Kind.FINDING, type_, help_text, width, mark=mark, wrap=True)


FINDING_KEYS = {
    "aturan": "Aturan",
    "tingkat": "Tingkat",
    "sheet": "Lembar",
    "sel": "Sel",
    "tabel": "Tabel",
    "kunci": "Kunci",
    "kolom": "Kolom",
    "tercetak": "Tercetak",
    "dihitung": "Dihitung",
    "pesan": "Pesan",
}
"""The audit's JSON key of each column of tblTemuan."""

TBL_TEMUAN = Table(
    name="tblTemuan",
    caption="Temuan",
    column="B",
    blank_rows=8,
    columns=(
        _finding("Aturan", "Nama aturan pemeriksaan.", 20),
        _finding(
            "Tingkat",
            "galat: pasti salah; peringatan: perlu dilihat; info: untuk diketahui.",
            12,
            mark=Mark.SEVERITY,
        ),
        _finding("Lembar", "Lembar tempat temuan.", 14),
        _finding("Sel", "Sel tempat temuan.", 9),
        _finding("Tabel", "Nomor tabel di laporan.", 8),
        _finding("Kunci", "Kode, nomor, atau nama baris.", 12),
        _finding("Kolom", "Kolom yang diperiksa.", 18),
        _finding("Tercetak", "Angka atau kata yang tercetak.", 18, type_=Type.ANY),
        _finding("Dihitung", "Angka atau kata hasil hitungan.", 18, type_=Type.ANY),
        _finding("Pesan", "Penjelasan temuan dan cara memperbaikinya.", 70),
    ),
)


def _count(name: str, label: str, severity: str, title: str) -> Field:
    return Field(
        name,
        label,
        f"{TBL_TEMUAN.letter(title)}5",
        Type.NUMBER,
        format=Format.WHOLE,
        formula=f'=COUNTIFS(tblTemuan[Tingkat],"{severity}")',
    )


_WATCHED = (
    ("tblIKU", ("Capaian", "Nilai Mean")),
    ("tblProgram", ("Capaian", "Serapan", "Efisiensi")),
    (
        "tblAnggaran",
        (
            "Serapan", "Sisa", "Jumlah Anggaran", "Beda Anggaran", "Jumlah Realisasi",
            "Beda Realisasi",
        ),
    ),
)  # fmt: skip
"""The columns of computed numbers that every office uses."""


def error_cells(without: Collection[str] = ()) -> str:
    """Give the formula that counts the computed cells that are errors, in the sheets there are."""
    counts = [
        f"IF({gone(table)},0,{'+'.join(errors(f'{table}[{title}]') for title in titles)})"
        for table, titles in _WATCHED
        if table not in without
    ]
    return "=" + "+".join(counts)


SHEET = Sheet(
    title="Pemeriksaan",
    kind=Purpose.HELP,
    heading="Pemeriksaan",
    purpose="Temuan dari tombol Periksa atau perintah lakip-xl periksa.",
    tables=(TBL_TEMUAN,),
    fields=(
        _count("JumlahGalat", "Galat", SEVERITIES[0], "Tingkat"),
        _count("JumlahPeringatan", "Peringatan", SEVERITIES[1], "Lembar"),
        _count("JumlahInfo", "Info", SEVERITIES[2], "Sel"),
        Field(
            "JumlahSelGalat",
            "Sel galat",
            f"{TBL_TEMUAN.letter('Kolom')}5",
            Type.NUMBER,
            "Banyaknya sel hitungan yang berisi galat, di semua tabel utama.",
            Format.WHOLE,
            formula=error_cells(),
            since=2,
        ),
        Field(
            "WaktuPeriksa",
            "Terakhir diperiksa",
            f"{TBL_TEMUAN.letter('Pesan')}5",
            Type.TEXT,
            "Diisi oleh pemeriksaan.",
            written_by_program=True,
        ),
    ),
)
