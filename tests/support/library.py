"""Another office than the one of the example: a library, with other numbers and another year."""

from collections.abc import Sequence

from lakip_xl.workbook.data import Row, WorkbookData

FORMULA, COMMAND, MARKUP = (
    '=HYPERLINK("http://jahat.id","klik")',
    "+cmd|' /C calc'!A0",
    "<w:p>&amp;",
)


def iku(number: int, goal: str, name: str, **values: object) -> Row:
    return {"No": number, "Jenis": "Sasaran", "Sasaran": goal, "Indikator": name, **values}  # type: ignore[dict-item]


def programme(code: str, level: str, name: str, **values: object) -> Row:
    return {"Kode": code, "Tingkat": level, "Uraian Indikator": name, **values}  # type: ignore[dict-item]


def money(code: str, level: str, name: str, *amounts: float | None) -> Row:
    budget, spent = amounts or (None, None)
    return {"Kode": code, "Tingkat": level, "Uraian": name, "Anggaran": budget, "Realisasi": spent}


READING, QUEUE = "Tingkat kegemaran membaca", "Waktu tunggu layanan"
LIBRARY = WorkbookData(
    fields={
        "NamaInstansi": "Dinas Perpustakaan dan Kearsipan",
        "NamaDaerah": "Pemerintah Kabupaten Contoh",
        "TahunLaporan": 2025,
        "NamaPimpinan": "Dra. Siti Aminah, M.Hum.",
        "NipPimpinan": "197001011995032001",
    },
    tables={
        "tblIKU": [
            iku(1, "Meningkatnya budaya baca", READING, Satuan="Indeks", Target=65.5,
                Realisasi=68.25, Rumus="naik"),
            iku(2, "Meningkatnya layanan", QUEUE, Satuan="Menit", Target=20, Realisasi=18,
                Rumus="turun"),
            iku(3, "Meningkatnya layanan", "Kunjungan perpustakaan", Satuan="Orang", Target=12500,
                Realisasi=9875),
        ],
        "tblSasaran": [
            {"Sasaran": "Meningkatnya budaya baca"}, {"Sasaran": "Meningkatnya layanan"},
        ],
        "tblProgram": [
            programme("1", "Program", "Rata-rata kunjungan harian", Target=40, Realisasi=32,
                      Satuan="Orang"),
            programme("1.1", "Kegiatan", "Jumlah perpustakaan yang dibina", Target=12,
                      Realisasi=12, Satuan="Unit"),
            programme("1.1.1", "Subkegiatan", "Jumlah laporan pembinaan", Target=4, Realisasi=4,
                      Satuan="Laporan"),
        ],
        "tblAnggaran": [
            money("1", "Program", "Program Pembinaan Perpustakaan"),
            money("1.1", "Kegiatan", "Pengelolaan Perpustakaan"),
            money("1.1.1", "Subkegiatan", "Bimbingan Teknis Pustakawan", 1250000000, 1180500000),
            money("1.1.2", "Subkegiatan", "Pengadaan Koleksi", 400000000, 399250500),
            money("2", "Program", "Program Kearsipan", 300000000, 240000000),
        ],
        "tblEfisiensi": [
            {"Kode": "1", "Sasaran": "Meningkatnya budaya baca", "Indikator": READING},
            {"Kode": "2", "Sasaran": "Meningkatnya layanan", "Indikator": QUEUE},
        ],
        "tblPerbandingan": [
            {"No": 1, "Indikator": READING, "Dasar": "Realisasi", "Rumus": "naik",
             "Dua Tahun Lalu": 60.1, "Tahun Lalu": 66, "Target Akhir": 70},
            {"No": 2, "Indikator": QUEUE, "Dasar": "Realisasi", "Rumus": "turun",
             "Tahun Lalu": 22, "Target Akhir": 15},
        ],
    },
)  # fmt: skip
"""Another office: no merit index, no SAKIP, no regional list; budgets at the leaves only."""


def with_rows(data: WorkbookData, table: str, rows: Sequence[Row]) -> WorkbookData:
    """Give the same data with other rows in one table."""
    return WorkbookData(tables={**data.tables, table: rows}, fields=data.fields)
