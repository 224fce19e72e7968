"""Weights, bounds, scales and choices: the settings that every result rests on."""

from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.buku.isi import Buku, area_nama
from lakip_xl.audit.buku.skema import uses_default
from lakip_xl.audit.buku.tabel import TabelBuku, angka_dari
from lakip_xl.audit.rule import Pembuat, Trait, rule
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.package.addresses import address
from lakip_xl.package.values import CellValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import sama
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.kinds import Format, Type
from lakip_xl.workbook.schema.model import Column, Field
from lakip_xl.workbook.schema.sakip import COMPONENTS

_BERBOBOT = ("BobotAspekMerit", "BobotIpAsn")
_SENDIRI = {
    ("tblSasaran", "Sasaran"),
    *(("tblPegawaiIPASN", column.title) for column in TABLES["tblPegawaiIPASN"] if column.choices),
}
"""Choices that a rule of their own explains better."""
_PENENTU = {("tblEfisiensi", "Indikator")}
"""Choices without which a figure is left out of a mean."""


@rule(
    "bobot-seratus",
    Tingkat.GALAT,
    tujuan="Bobot aspek merit, dimensi IP ASN, dan komponen SAKIP masing-masing berjumlah 100.",
    dasar="PermenPANRB 40/2018, 38/2018, dan 88/2021.",
    contoh="Bobot aspek merit 10, 10, 30, 10, 20, 10, 4, dan 16 berjumlah 110.",
)
def periksa_bobot(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Add up each set of weights on the sheet Pengaturan."""
    for nama in _BERBOBOT:
        yield from _seratus(
            buku, nama, [sel for baris in buku.isi_nama(nama) for sel in baris], temuan
        )
    skema = [baris[0] for baris in buku.isi_nama("SkemaSakip")]
    for nomor, baris in enumerate(buku.isi_nama("BobotSakip")):
        if nomor < len(skema) and skema[nomor]:
            yield from _seratus(buku, "BobotSakip", baris, temuan, nomor)


def _seratus(
    buku: Buku, nama: str, nilai: list[CellValue], temuan: Pembuat, nomor: int = 0
) -> Iterator[Temuan]:
    tempat = area_nama(buku.workbook, nama)
    angka = [n for satu in nilai if (n := angka_dari(satu)) is not None]
    total = fsum(angka)
    if tempat is None or not angka or sama(total, 100):
        return
    sheet, area = tempat
    yield temuan(
        Letak(
            kunci=nama,
            kolom="Bobot",
            sheet=sheet,
            sel=address(area.first_row + nomor, area.first_column),
        ),
        f"Bobot {nama} berjumlah {tulis_angka(total)}, bukan 100.",
        tercetak=total,
        dihitung=100.0,
    )


@rule(
    "bobot-indikator",
    Tingkat.PERINGATAN,
    tujuan="Bobot setiap indikator sistem merit sama dengan bobot di pedoman penilaian.",
    dasar="PermenPANRB 40/2018 dan pedoman penilaian KASN: 37 indikator, nilai tertinggi 410.",
    contoh="Indikator 3.1 berbobot 2,5, di pedoman 5.",
)
def periksa_bobot_indikator(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare the typed weights with those of the guideline, where that scheme is used."""
    tabel = buku.tabel.get("tblMerit") if uses_default(buku, "merit") else None
    pedoman = {(aspek, nomor): bobot for aspek, nomor, _, bobot in TABLES["tblMerit"].rows}
    for baris in tabel or ():
        bobot = baris.angka("Bobot")
        benar = angka_dari(pedoman.get((baris.angka("Aspek"), baris.angka("Indikator"))))
        if tabel is not None and bobot is not None and benar is not None and bobot != benar:
            yield temuan(
                tabel.letak(baris, "Bobot"),
                f"Bobot {tulis_angka(bobot)}, di pedoman {tulis_angka(benar)}.",
                tercetak=bobot,
                dihitung=benar,
            )


@rule(
    "di-luar-batas",
    Tingkat.GALAT,
    tujuan="Setiap isian berada di antara batas terendah dan tertinggi kolomnya.",
    dasar="Batas isian kolom: nilai merit 0 sampai 4, komponen 0 sampai 100, cacah tidak negatif.",
    contoh="Nilai indikator merit 5, tertinggi 4.",
    traits=Trait.ENTRY,
)
def periksa_batas(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find figures that were pasted past the entry check."""
    for tabel in buku.tabel.values():
        for kolom in tabel.skema:
            if kolom.is_filled_by_user and kolom.format is not Format.RUPIAH:
                yield from _batas_kolom(tabel, kolom, temuan)
    for medan in buku.medan.values():
        if medan.skema.is_filled_by_user:
            pesan = _langgar(medan.skema, angka_dari(medan.nilai))
            if pesan:
                yield temuan(medan.letak, pesan, tercetak=angka_dari(medan.nilai))


def _batas_kolom(tabel: TabelBuku, kolom: Column, temuan: Pembuat) -> Iterator[Temuan]:
    for baris in tabel:
        angka = baris.angka(kolom.title)
        pesan = _langgar(kolom, angka)
        if pesan:
            yield temuan(tabel.letak(baris, kolom.title), pesan, tercetak=angka)


def _langgar(kolom: Column | Field, angka: float | None) -> str | None:
    if angka is None:
        return None
    if kolom.minimum is not None and angka < kolom.minimum:
        return f"{tulis_angka(angka)} lebih kecil dari {tulis_angka(kolom.minimum)}."
    if kolom.maximum is not None and angka > kolom.maximum:
        return f"{tulis_angka(angka)} lebih besar dari {tulis_angka(kolom.maximum)}."
    if kolom.type is Type.WHOLE and not angka.is_integer():
        return f"{tulis_angka(angka, 10)} bukan bilangan bulat."
    return None


@rule(
    "pilihan",
    Tingkat.PERINGATAN,
    tujuan="Isian kolom yang punya daftar pilihan ada di daftarnya.",
    dasar="Daftar pilihan di lembar Pengaturan, dan nama baris di tabel yang dirujuk.",
    contoh='Rumus "naikk" tidak dikenal, sehingga capaian tidak dapat dihitung.',
    traits=Trait.ENTRY,
)
def periksa_pilihan(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find words that are in no list."""
    for tabel in buku.tabel.values():
        for kolom in tabel.skema:
            if not kolom.is_filled_by_user or (tabel.skema.name, kolom.title) in _SENDIRI:
                continue
            sumber, pilihan = _pilihan(buku, kolom)
            for baris in tabel if pilihan else ():
                isi = baris.teks(kolom.title)
                if isi and _baku(isi) not in pilihan:
                    yield temuan(
                        tabel.letak(baris, kolom.title),
                        f'"{isi}" tidak ada di {sumber}.',
                        tercetak=isi,
                        tingkat=Tingkat.GALAT
                        if (tabel.skema.name, kolom.title) in _PENENTU
                        else None,
                    )


def _baku(isi: str) -> str:
    """Write a choice as it is compared: blanks, hyphens and case make no other word."""
    return "".join(huruf for huruf in isi if huruf.isalnum() or huruf == "_").casefold()


def _pilihan(buku: Buku, kolom: Column) -> tuple[str, set[str]]:
    if (daftar := kolom.choices) is not None:
        # A list without values of its own is filled in by the office, on Pengaturan.
        isi = daftar.values or [sel for baris in buku.isi_nama(daftar.name) for sel in baris if sel]
        return f"daftar {daftar.title}", {_baku(str(satu)) for satu in isi}
    if kolom.choices_from is not None and kolom.choices_from[0] in buku.tabel:
        nama, judul = kolom.choices_from
        return nama, {_baku(baris.teks(judul)) for baris in buku.tabel[nama]} - {""}
    return "", set()


@rule(
    "bobot-merit",
    Tingkat.INFO,
    tujuan="Bobot indikator setiap aspek berjumlah seperti pada peraturannya.",
    dasar="Peraturan KASN 9/2019: 10, 10, 32,5, 10, 20, 10, 4, dan 6; seluruhnya 102,5, sehingga "
    "nilai tertinggi 410.",
    contoh="Bobot indikator aspek 5 berjumlah 22,5, menurut peraturannya 20.",
)
def periksa_bobot_merit(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare the sums of the weights of the eight aspek with those of the guideline."""
    tabel = buku.tabel.get("tblMerit")
    pedoman: dict[str, float] = {}
    for aspek, _, _, bobot in TABLES["tblMerit"].rows:
        pedoman[str(aspek)] = pedoman.get(str(aspek), 0.0) + (angka_dari(bobot) or 0.0)
    diketik: dict[str, list[float | None]] = {}
    for baris in tabel or ():
        diketik.setdefault(baris.teks("Aspek"), []).append(baris.angka("Bobot"))
    if tabel is None or diketik.keys() != pedoman.keys():
        return
    for aspek, semua in diketik.items():
        if None in semua:
            continue
        total = fsum(satu for satu in semua if satu is not None)
        if not sama(total, pedoman[aspek]):
            yield temuan(
                Letak(tabel.skema.report_table, aspek, "Bobot", tabel.berkas.sheet),
                f"Bobot indikator aspek {aspek} berjumlah {tulis_angka(total)}, menurut "
                f"peraturannya {tulis_angka(pedoman[aspek])}.",
                tercetak=total,
                dihitung=pedoman[aspek],
            )


@rule(
    "batas-bobot",
    Tingkat.GALAT,
    tujuan="Nilai komponen tidak melebihi bobotnya, dan bobot berjumlah 100.",
    dasar="PermenPANRB 88/2021; komponen lama tanpa bobot tercetak tidak dibatasi.",
    contoh="Komponen berbobot 15 tercetak bernilai 18.",
    traits=Trait.ENTRY,
)
def periksa_batas_bobot(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the components of SAKIP against the weights of their year's scheme."""
    tabel = buku.tabel.get("tblSAKIP")
    skema = [baris[0] for baris in buku.isi_nama("SkemaSakip")]
    bobot = buku.isi_nama("BobotSakip")
    for baris in tabel or ():
        pilihan = baris.teks("Skema")
        milik = bobot[skema.index(pilihan) if pilihan in skema else 0] if bobot else []
        for judul, batas in zip(COMPONENTS, map(angka_dari, milik), strict=False):
            nilai = baris.angka(judul)
            if tabel is not None and nilai is not None and batas is not None and nilai > batas:
                yield temuan(
                    tabel.letak(baris, judul),
                    f"Nilai {tulis_angka(nilai)} melebihi bobotnya, {tulis_angka(batas)}.",
                    tercetak=nilai,
                    dihitung=batas,
                )
