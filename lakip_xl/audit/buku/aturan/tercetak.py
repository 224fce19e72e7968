"""Reported against computed: every printed column and cell that the schema declares."""

from collections.abc import Container, Iterator
from dataclasses import replace

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.relations import related
from lakip_xl.audit.buku.tabel import Baris, TabelBuku, angka_dari, sel_dari
from lakip_xl.audit.compare import hold_cell
from lakip_xl.audit.labels import clean_label
from lakip_xl.audit.relations.excuses import CAPS
from lakip_xl.audit.rule import Pembuat, Trait, rule
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.perbandingan import status_target, tren
from lakip_xl.rules.sakip import predikat_sakip
from lakip_xl.rules.skala import kategori
from lakip_xl.schemes import default_of
from lakip_xl.workbook.schema.kinds import Type
from lakip_xl.workbook.schema.model import Column

Tempat = tuple[str | None, str | None]


def kolom_tercetak(tabel: TabelBuku, *, kata: bool) -> Iterator[Column]:
    """Give the printed columns of words, or of numbers, that have a computed one beside them."""
    for kolom in tabel.skema:
        lengkap = kolom.title in tabel.kolom and kolom.printed_of in tabel.kolom
        if kolom.printed_of and lengkap and (kolom.type is Type.TEXT) is kata:
            yield kolom


@rule(
    "tercetak",
    Tingkat.GALAT,
    tujuan="Setiap angka di kolom Tercetak sama dengan hasil hitungan di sebelahnya.",
    dasar="Angka tercetak dibandingkan sampai angka terakhir yang tercetak; angka yang dipotong, "
    "bukan dibulatkan, menjadi peringatan.",
    contoh="Capaian tercetak 96,67, hasil hitungan 89,23.",
    traits=Trait.FOLLOWS,
)
def periksa_tercetak(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold printed numbers against computed ones; those of relations are held there."""
    terhubung = related(buku)
    for tabel in buku.tabel.values():
        for kolom in kolom_tercetak(tabel, kata=False):
            yield from _periksa_kolom(tabel, kolom, terhubung, temuan)
    for medan in buku.medan.values():
        dihitung = buku.medan.get(medan.skema.printed_of or "")
        if dihitung is None or (medan.letak.sheet, medan.letak.sel) in terhubung:
            continue
        benar = angka_dari(dihitung.nilai)
        if benar is not None:
            uraian = f"hasil hitungan {dihitung.letak.sel}"
            yield from hold_cell(sel_dari(medan.letak, medan.nilai), benar, temuan, uraian)


def _periksa_kolom(
    tabel: TabelBuku, kolom: Column, terhubung: Container[Tempat], temuan: Pembuat
) -> Iterator[Temuan]:
    asal = kolom.printed_of or ""
    batas = _batas_atas(tabel, kolom)
    uraian = f"{asal}: {tabel.skema[asal].help[:1].lower()}{tabel.skema[asal].help[1:].rstrip('.')}"
    for baris, sel in zip(tabel, tabel.tercetak(kolom.title), strict=True):
        benar = baris.angka(asal)
        if benar is None:
            benar = baris.angka(f"Jumlah {asal}")  # a parent that is left to its children
        if (sel.place.sheet, sel.place.sel) in terhubung:
            continue
        if sel.number is None or (batas is not None and sel.value == batas):
            continue
        if benar is not None:
            yield from hold_cell(sel, benar, temuan, uraian)
        elif not isinstance(baris.nilai.get(asal), ErrorValue):
            yield temuan(
                sel.place,
                f"Tercetak {sel.text}, padahal {asal} tidak dapat dihitung: isiannya kosong atau "
                "nol.",
                tercetak=sel.text,
                tingkat=Tingkat.PERINGATAN,
            )


def _batas_atas(tabel: TabelBuku, kolom: Column) -> float | None:
    """Find the cap of printed capaian: two rows stop at it that go beyond, and none goes beyond."""
    if kolom.printed_of != "Capaian":
        return None
    pasangan = [
        (tercetak, benar)
        for baris in tabel
        if (tercetak := baris.angka(kolom.title)) is not None
        and (benar := baris.angka(kolom.printed_of)) is not None
    ]
    for batas in CAPS:
        tertahan = [1 for tercetak, benar in pasangan if tercetak == batas < benar]
        if len(tertahan) > 1 and all(tercetak <= batas for tercetak, _ in pasangan):
            return batas
    return None


@rule(
    "kata-tercetak",
    Tingkat.GALAT,
    tujuan="Setiap kategori, predikat, tren, atau status tercetak sama dengan hasil hitungan.",
    dasar="Skala di lembar Pengaturan, dan perbandingan angka pada baris yang sama.",
    contoh="Nilai 80,00 tercetak berpredikat A: seharusnya BB.",
)
def periksa_kata(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold printed words against computed ones."""
    for tabel in buku.tabel.values():
        for kolom in kolom_tercetak(tabel, kata=True):
            if kolom.printed_of == "Penjelasan":
                continue  # sentences have rules of their own
            for baris in tabel:
                yield from _periksa_kata(buku, tabel, kolom, baris, temuan)


def _periksa_kata(
    buku: Buku, tabel: TabelBuku, kolom: Column, baris: Baris, temuan: Pembuat
) -> Iterator[Temuan]:
    asal = kolom.printed_of or ""
    tercetak, benar = baris.teks(kolom.title), baris.teks(asal)
    galat = isinstance(baris.nilai.get(asal), ErrorValue)
    if not tercetak or not benar or galat or clean_label(tercetak) == clean_label(benar):
        return
    menurut = _menurut_tercetak(buku, baris, asal)
    if menurut is not None and clean_label(menurut) == clean_label(tercetak):
        satu = temuan(
            tabel.letak(baris, kolom.title),
            f'"{tercetak}" mengikuti angka yang tercetak; menurut hasil hitungan {benar}.',
            tercetak=tercetak,
            dihitung=benar,
            tingkat=Tingkat.PERINGATAN,
        )
        yield replace(satu, akibat=True)
        return
    yield temuan(
        tabel.letak(baris, kolom.title),
        f'Tercetak "{tercetak}", seharusnya {benar}.',
        tercetak=tercetak,
        dihitung=benar,
    )


_ANGKA_DARI_KATA = {
    "Kategori": "Tercetak Capaian",
    "Predikat": "Tercetak Nilai",
    "Tren": "Tercetak Selisih",
    "Status Target": "Tercetak Selisih Target",
}
"""Words, and the printed number that they were read from."""


def _menurut_tercetak(buku: Buku, baris: Baris, asal: str) -> str | None:
    """Give the word that follows from the printed number, right or wrong."""
    angka = baris.angka(_ANGKA_DARI_KATA.get(asal, ""))
    if angka is None:
        return None
    try:
        match asal:
            case "Kategori":
                return kategori(angka, buku.skala) if buku.skala else None
            case "Predikat":
                return predikat_sakip(angka, default_of("sakip"))
            case "Tren":
                return tren(angka, 0)
            case _:
                return status_target(angka, 0)
    except RuleError:
        return None
