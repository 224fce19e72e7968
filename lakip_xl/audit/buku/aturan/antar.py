"""Figures that stand in several tables of the workbook, against each other."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.tabel import angka_dari, sel_dari
from lakip_xl.audit.cetak import AngkaCetak, Kecocokan, bandingkan
from lakip_xl.audit.rule import Pembuat, Trait, rule
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kode import kode_baku
from lakip_xl.rules.pembulatan import sama
from lakip_xl.rules.sasaran import nama_baku

if TYPE_CHECKING:
    from lakip_xl.audit.table.model import Cell

_MERIT = re.compile(r"\bsistem merit\b", re.IGNORECASE)
_IP_ASN = re.compile(r"\b(indeks )?profesionalitas asn\b|\bip[- ]asn\b", re.IGNORECASE)


@rule(
    "antar-lembar",
    Tingkat.GALAT,
    tujuan="Angka yang sama di beberapa lembar sama besarnya.",
    dasar="Anggaran program di lembar Efisiensi dan Anggaran, belanja dan anggaran, indikator di "
    "lembar IKU dan di lembar indeksnya.",
    contoh="Realisasi program 2: 4.317.165.739 di Efisiensi, 4.317.167.739 di Anggaran.",
    traits=Trait.FOLLOWS | Trait.ELSEWHERE,
)
def periksa_antar_lembar(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare programmes, spending and indices across sheets."""
    yield from _program(buku, temuan)
    yield from _belanja(buku, temuan)
    yield from _indikator(buku, temuan)


def _program(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    efisiensi, anggaran = buku.tabel.get("tblEfisiensi"), buku.tabel.get("tblAnggaran")
    if efisiensi is None or anggaran is None:
        return
    asal = {kode_baku(satu.nilai.get("Kode")): satu for satu in anggaran}
    for baris in efisiensi:
        lain = asal.get(kode_baku(baris.nilai.get("Kode")))
        for judul in ("Anggaran", "Realisasi"):
            sel = efisiensi.sel(baris, judul)
            benar = lain.angka(judul) if lain else None
            if benar is None and lain is not None:
                benar = lain.angka(f"Jumlah {judul}")
            if sel.value is None or lain is None or benar is None or sama(sel.value, benar):
                continue
            rincian = lain.angka(f"Jumlah {judul}")
            if rincian is not None and sama(rincian, sel.value):
                continue  # the parent on the other sheet is wrong, and is found there
            yield temuan(
                sel.place,
                f"{judul} {sel.text}, di lembar {anggaran.berkas.sheet} {tulis_angka(benar)} "
                f"(selisih {tulis_angka(sel.value - benar)}).",
                tercetak=sel.text,
                dihitung=benar,
            )


def _belanja(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the totals by type of spending against those by programme."""
    for nama in ("Anggaran", "Realisasi"):
        belanja, total, tercetak = (
            _nilai(buku, satu)
            for satu in (f"Belanja{nama}", f"Total{nama}", f"TercetakTotal{nama}")
        )
        if belanja is None or total is None or sama(belanja, total):
            continue
        if tercetak is not None and sama(belanja, tercetak):
            continue  # the programmes do not add up to their own total, and that is found there
        yield temuan(
            buku.medan[f"Belanja{nama}"].letak,
            f"Jumlah {nama.lower()} menurut jenis belanja {tulis_angka(belanja)}, menurut program "
            f"{tulis_angka(total)} (selisih {tulis_angka(belanja - total)}).",
            tercetak=belanja,
            dihitung=total,
        )


def _nilai(buku: Buku, nama: str) -> float | None:
    return angka_dari(buku.medan[nama].nilai) if nama in buku.medan else None


def _indikator(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the indices on the sheet IKU against the sheets that compute them."""
    iku = buku.tabel.get("tblIKU")
    for pola, nama in (
        (_MERIT, ("TotalMerit", "IndeksMerit")),
        (_IP_ASN, ("NilaiIpAsn", "IndeksPegawaiIpAsn")),
    ):
        medan = [buku.medan[satu] for satu in nama if satu in buku.medan]
        nilai = [n for satu in medan if (n := angka_dari(satu.nilai)) is not None]
        if iku is None or not nilai:
            continue
        for baris in iku:
            sel = iku.sel(baris, "Realisasi")
            if not pola.search(baris.teks("Indikator")) or sel.value is None:
                continue
            angka = sel.number
            if angka is None or any(_sama(angka, satu) for satu in (*nilai, *_persen(nilai))):
                continue
            yield temuan(
                sel.place,
                f"Realisasi {sel.text}, di lembar {medan[0].lembar.nama} {tulis_angka(nilai[0])}.",
                tercetak=sel.text,
                dihitung=nilai[0],
            )


def _sama(angka: AngkaCetak, nilai: float) -> bool:
    return bandingkan(angka, nilai) is Kecocokan.SAMA


def _persen(nilai: list[float]) -> list[float]:
    """Give indices as offices also write them: 0,81 as 80,85."""
    return [satu * 100 for satu in nilai]


_LOWER_IS_BETTER = {Rumus.TURUN.value, Rumus.TURUN_RASIO.value}
_DIRECTED = {Rumus.NAIK.value} | _LOWER_IS_BETTER


@rule(
    "arah-perbandingan",
    Tingkat.GALAT,
    tujuan="Lembar Perbandingan menilai naik dan turunnya indikator seperti lembar IKU.",
    dasar="Indikator yang makin rendah makin baik memburuk bila angkanya naik, di lembar mana pun.",
    contoh="Angka kematian ibu (rumus turun) naik dari 72 menjadi 79, tetapi disebut Membaik.",
    traits=Trait.ENTRY,
)
def periksa_arah(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find comparisons that praise what the indicator's own rumus calls worse."""
    tabel = buku.tabel.get("tblPerbandingan")
    iku = {
        nama_baku(baris.teks("Indikator")): _rumus(baris.teks("Rumus"))
        for baris in buku.tabel.get("tblIKU") or ()
    }
    for baris in tabel or ():
        dasar = baris.teks("Dasar").strip().casefold()
        benar = (
            Rumus.NAIK.value
            if dasar == "capaian"
            else iku.get(nama_baku(baris.teks("Indikator")), "")
        )
        # Workbooks of earlier templates judge by what is typed, whatever is compared.
        dipakai = _rumus(baris.teks("Rumus Dipakai") or baris.teks("Rumus"))
        dinilai = any(baris.teks(judul) for judul in ("Perkembangan", "Kinerja Target"))
        if tabel is None or not dinilai or not {benar, dipakai} <= _DIRECTED:
            continue
        if (benar in _LOWER_IS_BETTER) != (dipakai in _LOWER_IS_BETTER):
            sebab = "capaian dinilai naik" if dasar == "capaian" else f"di lembar IKU {benar}"
            yield temuan(
                tabel.letak(baris, "Rumus"),
                f"Perbandingan indikator ini dinilai dengan rumus {dipakai}, padahal {sebab}; isi "
                f"kolom Rumus dengan {benar}.",
                tercetak=dipakai,
                dihitung=benar,
            )


def _rumus(teks: str) -> str:
    return teks.strip().casefold() or Rumus.NAIK.value


@rule(
    "jumlah-pegawai",
    Tingkat.PERINGATAN,
    tujuan="Jumlah pegawai menurut pendidikan, golongan, dan tahun sama.",
    dasar="Ketiga tabel menghitung orang yang sama.",
    contoh="Menurut pendidikan 50 orang, menurut golongan 49 orang.",
    traits=Trait.FOLLOWS | Trait.ELSEWHERE,
)
def periksa_pegawai(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare the head counts of the three tables of people."""
    hitungan: list[Cell] = [
        sel
        for nama in ("PegawaiPendidikan", "PegawaiGolongan", "PegawaiTahunIni")
        if (medan := buku.medan.get(nama)) is not None
        and (sel := sel_dari(medan.letak, medan.nilai)).number is not None
    ]
    nilai = [sel.value for sel in hitungan]
    for sel in hitungan:
        if (
            nilai.count(sel.value) < max(map(nilai.count, nilai))
            or len(set(nilai)) == len(nilai) > 1
        ):
            lain = next(satu for satu in hitungan if satu.value != sel.value)
            yield temuan(
                sel.place,
                f"Jumlah pegawai {sel.text}, di {lain.place.sel} {lain.text}.",
                tercetak=sel.text,
                dihitung=lain.value,
            )


@rule(
    "kode-tidak-ditemukan",
    Tingkat.PERINGATAN,
    tujuan="Kode di lembar Program dan Efisiensi ada di lembar Anggaran, dan sebaliknya.",
    dasar="Serapan dan efisiensi diambil dari baris berkode sama.",
    contoh="Kode 2.3.9 di lembar Program tidak ada di lembar Anggaran.",
)
def periksa_kode(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find codes that lead nowhere."""
    anggaran = buku.tabel.get("tblAnggaran")
    kode = {kode_baku(satu.nilai.get("Kode")) for satu in anggaran or ()} - {""}
    if anggaran is None or not kode:
        return
    for nama in ("tblProgram", "tblEfisiensi"):
        tabel = buku.tabel.get(nama)
        for baris in tabel or ():
            satu = kode_baku(baris.nilai.get("Kode"))
            if tabel is not None and satu and satu not in kode:
                yield temuan(
                    tabel.letak(baris, "Kode"),
                    f"Kode {baris.teks('Kode')} tidak ada di lembar {anggaran.berkas.sheet}.",
                    tercetak=baris.teks("Kode"),
                )
    program = buku.tabel.get("tblProgram")
    dilaporkan = {kode_baku(satu.nilai.get("Kode")) for satu in program or ()}
    if len(kode & dilaporkan) < len(kode) / 2:
        return  # the office reports on fewer levels than it budgets
    for baris in anggaran:
        satu = kode_baku(baris.nilai.get("Kode"))
        if satu and satu not in dilaporkan:
            yield temuan(
                anggaran.letak(baris, "Kode"),
                f"Kode {baris.teks('Kode')} punya anggaran, tetapi tidak ada di lembar Program.",
                tercetak=baris.teks("Kode"),
                tingkat=Tingkat.INFO,
            )
