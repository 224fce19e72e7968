"""Example rows of the performance tables: IKU, Program, Perbandingan, SAKIP."""

import re

from lakip_xl.workbook.data import Row
from lakip_xl.workbook.example.source import Printed, Source, by_year, number, text
from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.sakip import COMPONENTS
from lakip_xl.workbook.schema.sumber_daya import YEARS

_LEADING_NUMBER = re.compile(r"^\d+\.\s*")
_FIRST_YEAR_OF_FOUR_COMPONENTS = 2022
_REALISASI, _CAPAIAN = lists.DASAR.values


def iku(source: Source) -> list[Row]:
    """Give the rows of tables 3.2 and 3.8; units come from the agreement (table 2.3)."""
    goals = [row["indikator"] for row in source.rows("tabel_2_1_iku_target")]
    units = {
        row["indikator_kinerja"]: row["satuan"]
        for row in source.rows("tabel_2_3_perjanjian_kinerja")
    }
    printed = source.rows("tabel_3_2_capaian_ip_asn") + source.rows("tabel_3_8_capaian_merit")
    rows: list[Row] = []
    for order, row in enumerate(printed, start=1):
        name = _LEADING_NUMBER.sub("", row["indikator_kinerja_utama"])
        is_goal = any(goal.startswith("Indikator Tujuan") and goal.endswith(name) for goal in goals)
        rows.append(
            {
                "No": order,
                "Jenis": lists.JENIS_IKU.values[0 if is_goal else 1],
                "Sasaran": text(row.get("sasaran_strategis") or row.get("sasaran")),
                "Indikator": name,
                "Satuan": text(units.get(name)) or _unit_of(name),
                "Target": number(row["target"]),
                "Realisasi": number(row["realisasi"]),
                "Tercetak Capaian": number(row["capaian_persen"]),
                "Tercetak Kategori": text(row.get("kategori")),
            }
        )
    return rows


def _unit_of(indicator: str) -> str | None:
    """Give the unit that an indicator's own name states: an index counts in index points."""
    return "Indeks" if indicator.startswith("Indeks") else None


def sasaran(rows: list[Row]) -> list[Row]:
    """Give each sasaran of the IKU once."""
    return [{"Sasaran": name} for name in dict.fromkeys(row["Sasaran"] for row in rows)]


def program(source: Source) -> list[Row]:
    """Give the rows of table 3.11, keyed by the dotted code of table 3.13."""
    return [
        {
            "Kode": text(row["kode_tabel_3_13"]),
            "Tingkat": row["level"].capitalize(),
            "No Program": text(row["no_program"]),
            "Kode Cetak": text(row["kode"]),
            "Sasaran": text(row["sasaran"]),
            "Uraian Indikator": text(row["uraian_indikator"]),
            "Target": number(row["target"]),
            "Realisasi": number(row["realisasi"]),
            "Satuan": text(row["satuan_target"]),
            "Tercetak Capaian": number(row["capaian_persen"]),
            "Tercetak Penjelasan": text(row["pernyataan"]),
        }
        for row in source.rows("tabel_3_11_program_kegiatan")
    ]


def perbandingan(source: Source) -> list[Row]:
    """Give the rows of the comparisons: with earlier years, and with the end-of-plan target."""
    rows = [
        _compared(source, row, "indikator_kinerja", "capaian_", _REALISASI)
        for row in source.rows("tabel_3_5_perbandingan")
    ] + [
        _compared(source, row, "indikator_kinerja_utama", "realisasi_persen_", _CAPAIAN)
        for row in source.rows("tabel_3_10b_perbandingan_merit")
    ]
    for row in source.rows("tabel_3_6_perbandingan_rpd"):
        _add_target(rows, row, target=row["target_akhir"], realised=row["capaian"])
    for row in source.rows("tabel_3_11b_target_renstra"):
        _add_target(rows, row, target=row["target_akhir_renstra"], realised=row["realisasi"])
    return [{"No": order, **row} for order, row in enumerate(rows, start=1)]


def _compared(
    source: Source, row: Printed, indicator: str, prefix: str, basis: object
) -> dict[str, str | float | None]:
    values = {YEARS[year - source.year - 1]: value for year, value in by_year(row, prefix)}
    values[f"Tercetak {YEARS[-1]}"] = values.pop(YEARS[-1], None)
    return {
        "Indikator": text(row[indicator]),
        "Dasar": str(basis),
        **values,
        "Tercetak Selisih": number(row.get("selisih")),
        "Tercetak Tren": text(row.get("kategori")),
    }


def _add_target(
    rows: list[dict[str, str | float | None]], row: Printed, *, target: str, realised: str
) -> None:
    """Add a target to the row that compares the same realisasi, or start one."""
    indicator = text(row["indikator_kinerja"])
    found = next(
        (r for r in rows if r["Indikator"] == indicator and r["Dasar"] == _REALISASI), None
    )
    if found is None:
        found = {"Indikator": indicator, "Dasar": str(_REALISASI)}
        rows.append(found)
    found |= {
        "Target Akhir": number(target),
        f"Tercetak {YEARS[-1]}": number(realised),
        "Tercetak Selisih Target": number(row["selisih"]),
        "Tercetak Status Target": text(row["kategori"]),
    }


def sakip(source: Source) -> list[Row]:
    """Give table 3.1 turned: one row a year, with the weights of that year."""
    printed = {row["komponen"]: row for row in source.rows("tabel_3_1_sakip")}
    totals = dict(by_year(printed.get("Nilai Akuntabilitas Kinerja", {}), "nilai_"))
    now, before = lists.SKEMA_SAKIP.values

    def cell(label: str, year: int) -> str | None:
        return printed.get(label, {}).get(f"nilai_{year}")

    return [
        {
            "Tahun": year,
            "Skema": now if year >= _FIRST_YEAR_OF_FOUR_COMPONENTS else before,
            **{component: number(cell(component, year)) for component in COMPONENTS},
            "Tercetak Nilai": total,
            "Tercetak Predikat": text(cell("Predikat", year)),
        }
        for year, total in totals.items()
    ]
