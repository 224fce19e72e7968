"""Example rows of the merit system and of the professionalism index."""

import re

from lakip_xl.functions.spec import Scalar
from lakip_xl.rules.periode import bulan
from lakip_xl.workbook.data import Row
from lakip_xl.workbook.example.source import Printed, Source, number, text

_PERIOD = re.compile(r"nilai_([a-z]+)_(\d{4})")
_PERIODS = 3


def indicators(source: Source) -> list[Row]:
    """Give the rows of table 3.9."""
    return [
        {
            "Aspek": number(row["no_aspek"]),
            "Indikator": number(row["no_indikator"]),
            "Uraian": text(row["indikator"]),
            "Bobot": number(row["bobot_indikator"]),
            "Nilai": number(row["nilai_tim_verifikasi"]),
            "Tercetak Nilai Akhir": number(row["nilai_akhir"]),
        }
        for row in source.rows("tabel_3_9_merit_indikator")
    ]


def aspek(source: Source) -> list[Row]:
    """Give what the report prints of each aspek: in table 3.9, in its formula and its prose."""
    totals = {row["no_aspek"]: row["total_cetak"] for row in source.rows("tabel_3_9_merit_total")}
    return [
        {
            "No": number(row["no_aspek"]),
            "Tercetak Total": number(totals.get(row["no_aspek"])),
            "Tercetak Nilai Akhir": number(row["nilai_akhir_formula"]),
            "Tercetak Bobot Aspek": number(row["bobot_persen_prosa"]),
            "Tercetak Jumlah Indikator": number(row["jml_indikator_prosa"]),
            "Tercetak Nilai Penuh": number(row["indikator_maks_prosa"]),
            "Tercetak Nilai Nol": number(row["indikator_nol_prosa"]),
            "Tercetak Realisasi": number(row["realisasi_persen_cetak"]),
            "Tercetak Capaian": number(row["capaian_persen_cetak"]),
            "Tercetak Kategori": text(row["kategori_cetak"]),
        }
        for row in source.rows("formula_aspek_merit")
    ]


def ip_asn(source: Source) -> list[Row]:
    """Give the index by dimension."""
    return [
        {
            "Instansi": text(row["kriteria"]),
            "Kualifikasi": number(row["kualifikasi"]),
            "Kompetensi": number(row["kompetensi"]),
            "Kinerja": number(row["kinerja"]),
            "Disiplin": number(row["disiplin"]),
            "Tercetak IP ASN": number(row["ip_asn"]),
        }
        for row in source.rows("tabel_dimensi_ip_asn")
    ]


def regional(source: Source) -> list[Row]:
    """Give the regional list."""
    printed = source.rows("tabel_bkn_regional_v")
    return [
        {
            "No": number(row["no"]),
            "Instansi": text(row["instansi"]),
            **{
                f"Pantauan {order}": number(row[title])
                for order, title in enumerate(_period_titles(row), start=1)
            },
        }
        for row in printed
    ]


def _period_titles(row: Printed) -> list[str]:
    return [title for title in row if _PERIOD.fullmatch(title)][-_PERIODS:]


def fields(source: Source) -> dict[str, Scalar]:
    """Give the single cells: the printed total, the periods, the office's own row."""
    result: dict[str, Scalar] = {}
    for row in source.rows("tabel_3_9_merit_total"):
        if not row["no_aspek"]:
            result["TercetakTotalMerit"] = number(row["total_cetak"])
    for row in source.rows("tabel_bkn_regional_v")[:1]:
        for order, title in enumerate(_period_titles(row), start=1):
            month, year = title.split("_")[1:]
            result[f"PeriodePantauan{order}"] = f"{bulan(month).title()} {year}"
    if region := source.identity.get("NamaDaerah"):
        result["InstansiRegional"] = str(region).removeprefix("Pemerintah ")
    return result
