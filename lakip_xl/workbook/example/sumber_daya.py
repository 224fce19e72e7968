"""Example rows of people and assets."""

from lakip_xl.functions.spec import Scalar
from lakip_xl.workbook.data import Row
from lakip_xl.workbook.example.source import Source, by_year, is_total, number, text
from lakip_xl.workbook.schema.sumber_daya import UNITS, YEARS

_EDUCATION = "tabel_4_1_pegawai_pendidikan"
_GRADES = "tabel_4_2_pegawai_golongan_gender"
_YEARLY = "tabel_4_3_pegawai_golongan"
_ASSETS = "tabel_6_1_aset"

_ASSET_CLASSES = frozenset(
    {
        "TANAH",
        "PERALATAN DAN MESIN",
        "GEDUNG DAN BANGUNAN",
        "JALAN, IRIGASI DAN JARINGAN",
        "ASET TETAP LAINNYA",
        "KONSTRUKSI DALAM PENGERJAAN",
    }
)
"""The six classes of fixed assets in government accounting; the rows below one are its parts."""


def pendidikan(source: Source) -> list[Row]:
    """Give the rows of table 4.1."""
    return [
        {
            "No": number(row["no"]),
            "Jabatan": text(row["jabatan"]),
            "Pendidikan": text(row["pendidikan"]),
            "Jumlah": number(row["jumlah"]),
        }
        for row in source.rows(_EDUCATION)
        if not is_total(row["no"])
    ]


def golongan(source: Source) -> list[Row]:
    """Give the rows of table 4.2; its units stand in the order of the organisation chart."""
    rows: list[Row] = []
    for row in source.rows(_GRADES):
        if is_total(row["golongan"]):
            continue
        men = [title for title in row if title.endswith("_l") and title != "jumlah_l"]
        rows.append(
            {
                "Golongan": row["golongan"],
                **{
                    f"{unit} {sex}": number(row[title[:-1] + sex.lower()])
                    for unit, title in zip(UNITS, men, strict=False)
                    for sex in "LP"
                },
                "Tercetak Total": number(row["total"]),
            }
        )
    return rows


def per_tahun(source: Source) -> list[Row]:
    """Give the rows of table 4.3."""
    return [
        {
            "No": number(row["no"]),
            "Golongan": text(row["golongan_kepangkatan"]),
            **{YEARS[year - source.year - 1]: value for year, value in by_year(row, "t")},
        }
        for row in source.rows(_YEARLY)
        if not is_total(row["no"])
    ]


def aset(source: Source) -> list[Row]:
    """Give the rows of table 6.1."""
    return [
        {
            "Bidang Barang": text(row["nama_bidang_barang"]),
            "Jumlah Unit": number(row["jumlah_unit"]),
            "Judul Golongan": "ya" if row["nama_bidang_barang"] in _ASSET_CLASSES else None,
        }
        for row in source.rows(_ASSETS)
        if not is_total(row["nama_bidang_barang"])
    ]


def fields(source: Source) -> dict[str, Scalar]:
    """Give the printed totals."""
    result: dict[str, Scalar] = {}
    for row in source.rows(_EDUCATION):
        if is_total(row["no"]):
            result["TercetakPegawaiPendidikan"] = number(row["jumlah"])
    for row in source.rows(_GRADES):
        if row["golongan"] == "Jumlah":
            result["TercetakPegawaiLakiLaki"] = number(row["jumlah_l"])
            result["TercetakPegawaiPerempuan"] = number(row["jumlah_p"])
            result["TercetakPegawaiGolongan"] = number(row["total"])
    for row in source.rows(_YEARLY):
        if is_total(row["no"]):
            for year, value in by_year(row, "t"):
                back = source.year - year
                when = f"Lalu{back}" if back else "Ini"
                result[f"TercetakPegawaiTahun{when}"] = value
    for row in source.rows(_ASSETS):
        if is_total(row["nama_bidang_barang"]):
            result["TercetakTotalAset"] = number(row["jumlah_unit"])
    return result
