"""Example rows of the money tables: Anggaran, Efisiensi, Belanja."""

from lakip_xl.functions.spec import Scalar
from lakip_xl.workbook.data import Row
from lakip_xl.workbook.example.source import Printed, Source, is_total, number, text

_REALISATION = "tabel_3_13_realisasi"
_AGREEMENT = "tabel_2_4_anggaran"
_EFFICIENCY = "tabel_3_10_efisiensi"


def anggaran(source: Source) -> list[Row]:
    """Give the rows of table 3.13, every level as the office typed it."""
    agreed = {row["kode"]: number(row["anggaran"]) for row in source.rows(_AGREEMENT)}
    return [
        {
            "Kode": row["kode"],
            "Tingkat": row["level"].capitalize(),
            "Uraian": text(row["uraian"]),
            "Anggaran": number(row["anggaran"]),
            "Realisasi": number(row["realisasi"]),
            "Tercetak Anggaran PK": agreed.get(row["kode"]),
            "Tercetak Serapan": number(row["persen"]),
        }
        for row in source.rows(_REALISATION)
        if row["kode"]
    ]


def efisiensi(source: Source, iku: list[Row]) -> list[Row]:
    """Give the rows of table 3.10.

    It names programmes by short names of its own; the budget, printed in both tables, tells
    which programme of table 3.13 is meant.
    """
    codes = {
        number(row["anggaran"]): row["kode"]
        for row in source.rows(_REALISATION)
        if row["level"] == "program"
    }
    indicators = {row["Sasaran"]: row["Indikator"] for row in iku}
    rows: list[Row] = []
    objective: str | None = None
    for row in _programmes(source):
        objective = text(row["sasaran"]) or objective
        rows.append(
            {
                "Kode": codes.get(number(row["anggaran_target"])),
                "Sasaran": objective,
                "Indikator": indicators.get(objective),
                "Anggaran": number(row["anggaran_target"]),
                "Realisasi": number(row["anggaran_realisasi"]),
                "Tercetak Serapan": number(row["persen"]),
                "Tercetak Capaian": number(row["capaian_kinerja"]),
                "Tercetak Efisiensi Rp": number(row["tingkat_efisiensi_rp"]),
            }
        )
    return rows


def _programmes(source: Source) -> list[Printed]:
    return [row for row in source.rows(_EFFICIENCY) if not row["program"].startswith("Jumlah")]


def belanja(source: Source) -> list[Row]:
    """Give the rows of table 1.1."""
    return [
        {
            "No": number(row["no"]),
            "Jenis Belanja": row["belanja"].rstrip(" :"),
            "Anggaran": number(row["anggaran"]),
            "Realisasi": number(row["realisasi"]),
            "Tercetak Serapan": number(row["persen_realisasi"]),
            "Tercetak Bagian": number(row["persen_thd_total"]),
        }
        for row in source.rows("tabel_1_1_belanja")
        if not is_total(row["no"])
    ]


def fields(source: Source) -> dict[str, Scalar]:
    """Give the printed totals."""
    result: dict[str, Scalar] = {}
    for row in source.rows(_REALISATION):
        if row["level"] == "total":
            result["TercetakTotalAnggaran"] = number(row["anggaran"])
            result["TercetakTotalRealisasi"] = number(row["realisasi"])
            result["TercetakSerapanTotal"] = number(row["persen"])
    for row in source.rows(_AGREEMENT):
        if row["level"] == "total":
            result["TercetakTotalAnggaranPk"] = number(row["anggaran"])
    for row in source.rows(_EFFICIENCY):
        if row["program"].startswith("Jumlah"):
            result["TercetakEfisiensiAnggaran"] = number(row["anggaran_target"])
            result["TercetakEfisiensiRealisasi"] = number(row["anggaran_realisasi"])
            result["TercetakEfisiensiSerapan"] = number(row["persen"])
            result["TercetakEfisiensiCapaian"] = number(row["capaian_kinerja"])
            result["TercetakTotalEfisiensiRp"] = number(row["tingkat_efisiensi_rp"])
            result["TercetakTotalEfisiensi"] = number(row["tingkat_efisiensi_persen"])
    for row in source.rows("tabel_1_1_belanja"):
        if is_total(row["no"]):
            result["TercetakBelanjaAnggaran"] = number(row["anggaran"])
            result["TercetakBelanjaRealisasi"] = number(row["realisasi"])
            result["TercetakBelanjaSerapan"] = number(row["persen_realisasi"])
    return result
