"""The schemes of the sheet Pengaturan against the year of the report."""

from collections.abc import Iterator

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.skema import chosen, uses_default
from lakip_xl.audit.rule import Pembuat, rule
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.scheme import Scheme
from lakip_xl.schemes import default_of, of_family
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.schemes import CHOSEN, SCALE_CHOSEN

_USED_BY = {
    "merit": "TotalMerit",
    "ip_asn": "NilaiIpAsn",
    "sakip": "NilaiSakip",
    "efisiensi": "EfisiensiPmk",
    "ikm": "NilaiIkm",
}
"""A figure that is there when the office uses the family."""


@rule(
    "skema-berlaku",
    Tingkat.PERINGATAN,
    tujuan="Skema peraturan yang dipakai berlaku pada tahun laporan.",
    dasar="Masa berlaku setiap skema di lembar Pengaturan.",
    contoh="Tahun laporan 2026, skema merit_40_2018 yang berlaku sampai 2025.",
)
def periksa_skema(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find the schemes that are not in force in the workbook's year; older workbooks name none."""
    for family, name in (*CHOSEN.items(), ("skala", SCALE_CHOSEN)):
        medan, dipakai = buku.medan.get(name), buku.medan.get(_USED_BY.get(family, ""))
        if medan is None or (family in _USED_BY and (dipakai is None or dipakai.nilai is None)):
            continue
        skema = chosen(buku, family)
        year = buku.isi.year
        if skema is not None and year is not None and not skema.is_valid_in(year):
            yield temuan(medan.letak, _message(skema, year), tercetak=skema.id)


def _message(scheme: Scheme, year: int) -> str:
    until = f" sampai {scheme.valid_until.year}" if scheme.valid_until else ""
    others = [s.id for s in of_family(scheme.family) if s.is_valid_in(year)]
    hint = f"; yang berlaku: {', '.join(others)}" if others else ""
    return (
        f"{scheme.regulation} ({scheme.id}) berlaku sejak {scheme.valid_from.year}{until}, bukan "
        f"pada tahun laporan {year}{hint}."
    )


@rule(
    "indikator-skema-lain",
    Tingkat.GALAT,
    tujuan="Indikator di lembar Sistem Merit adalah indikator skema merit yang dipakai.",
    dasar="Setiap skema merit punya aspek dan indikator sendiri.",
    contoh="Skema merit_19_2025, tetapi indikatornya masih ke-37 indikator PermenPANRB 40/2018.",
)
def periksa_indikator(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find indicators of the default scheme under the aspek of another."""
    tabel, skema = buku.tabel.get("tblMerit"), chosen(buku, "merit")
    if tabel is None or skema is None or uses_default(buku, "merit"):
        return
    lama = {(aspek, nomor, uraian) for aspek, nomor, uraian, _ in TABLES["tblMerit"].rows}
    for baris in tabel:
        tanda = (baris.angka("Aspek"), baris.angka("Indikator"), baris.teks("Uraian"))
        if tanda in lama and baris.angka("Nilai") is not None:
            yield temuan(
                tabel.letak(baris, "Uraian"),
                f"Indikator ini milik {default_of('merit').id}, padahal skema yang dipakai "
                f"{skema.id}; ganti indikator dan bobotnya.",
                tercetak=baris.teks("Uraian"),
            )
