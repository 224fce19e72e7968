"""The workbook's tables in the shape that the shared checks read.

Printed figures are what the checks hold against the inputs. Where nothing is printed, there is
nothing to hold: the workbook's own formulas are trusted, and other rules watch over them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.tabel import Baris, TabelBuku, sel_dari
from lakip_xl.audit.checks.banding_angka import BANYAK
from lakip_xl.audit.model import (
    AspekMerit,
    BarisAnggaran,
    BarisIpAsn,
    BarisKinerja,
    BarisMatriks,
    IndikatorMerit,
    KolomMatriks,
    Model,
    PenilaianTahun,
    Sel,
    TabelAnggaran,
    TabelIpAsn,
    TabelKinerja,
    TabelMatriks,
    TabelMerit,
    TabelSakip,
)
from lakip_xl.rules.capaian import Rumus
from lakip_xl.schemes import weights_of
from lakip_xl.workbook.schema.sakip import COMPONENTS


def susun(buku: Buku) -> Iterator[Model]:
    """Give every table that shared checks can read."""
    for nama, pembuat in (
        ("tblIKU", _kinerja),
        ("tblProgram", _kinerja),
        ("tblAnggaran", _anggaran),
        ("tblEfisiensi", _efisiensi),
        ("tblBelanja", _belanja),
        ("tblMerit", _merit),
        ("tblAset", _aset),
        ("tblSAKIP", _sakip),
        ("tblIPASN", _ip_asn),
    ):
        tabel = buku.tabel.get(nama)
        if tabel is not None and tabel.baris:
            yield pembuat(buku, tabel)


def sel_tercetak(tabel: TabelBuku, judul: str) -> list[Sel]:
    """Give the figures of a printed column, row by row, with the digits of their column.

    A cell cannot hold the zeros of 66.00. Where most of a column is printed to two decimals,
    the other figures were too.
    """
    semua = [tabel.sel(baris, judul) for baris in tabel]
    angka = [sel.angka for sel in semua if sel.angka is not None]
    desimal, banyak = Counter(a.desimal for a in angka).most_common(1)[0] if angka else (0, 0)
    if len(angka) < BANYAK or banyak <= len(angka) / 2:
        return semua
    return [
        replace(sel, angka=replace(sel.angka, desimal=desimal))
        if sel.angka is not None and sel.angka.desimal < desimal
        else sel
        for sel in semua
    ]


def _terisi(sel: Sel) -> Sel | None:
    return None if sel.kosong else sel


def _medan(buku: Buku, nama: str) -> Sel | None:
    """Give a printed figure outside the tables, if there is one."""
    medan = buku.medan.get(nama)
    return _terisi(sel_dari(medan.letak, medan.nilai)) if medan else None


def rumus_dari(teks: str) -> Rumus | None:
    """Read the cell Rumus; blank means naik, an unknown word nothing."""
    if not teks:
        return Rumus.NAIK
    return Rumus(teks) if teks in Rumus.__members__.values() else None


def _kinerja(buku: Buku, tabel: TabelBuku) -> TabelKinerja:
    baris = []
    for satu, tercetak in zip(tabel, sel_tercetak(tabel, "Tercetak Capaian"), strict=True):
        satuan = satu.teks("Satuan")
        penjelasan = "Tercetak Penjelasan"
        baris.append(
            BarisKinerja(
                kunci=tabel.letak(satu, "Target").kunci or "",
                uraian=satu.teks("Indikator") or satu.teks("Uraian Indikator"),
                target=tabel.sel(satu, "Target", satuan),
                realisasi=(tabel.sel(satu, "Realisasi", satuan),),
                capaian=tabel.sel(satu, "Capaian", "%") if tercetak.kosong else tercetak,
                penjelasan=tabel.sel(satu, penjelasan) if penjelasan in tabel.kolom else None,
                satuan=satuan,
                rumus=rumus_dari(satu.teks("Rumus")),
            )
        )
    return TabelKinerja(tabel.skema.report_table, tabel.skema.caption, tuple(baris), buku.skala)


def induk_kode(kode: str) -> str:
    """Give the code of the line above: ``1.1`` of ``1.1.3``, "" of a program."""
    return kode.rpartition(".")[0]


def _berjenjang(baris: list[BarisAnggaran]) -> list[BarisAnggaran]:
    """Tell every line which one it is a part of, by its code."""
    posisi = {satu.kunci: i for i, satu in reversed(list(enumerate(baris)))}
    return [replace(satu, induk=posisi.get(induk_kode(satu.kunci))) for satu in baris]


def _anggaran(buku: Buku, tabel: TabelBuku) -> TabelAnggaran:
    baris = [
        BarisAnggaran(
            kunci=satu.teks("Kode"),
            uraian=satu.teks("Uraian"),
            induk=None,
            anggaran=tabel.sel(satu, "Anggaran"),
            realisasi=tabel.sel(satu, "Realisasi"),
            serapan=serapan,
        )
        for satu, serapan in zip(tabel, sel_tercetak(tabel, "Tercetak Serapan"), strict=True)
        if satu.teks("Kode")  # a line without a code is part of nothing, and that is found
    ]
    total = BarisAnggaran(
        kunci="Total",
        uraian="Total",
        induk=None,
        anggaran=_medan(buku, "TercetakTotalAnggaran"),
        realisasi=_medan(buku, "TercetakTotalRealisasi"),
        serapan=_medan(buku, "TercetakSerapanTotal"),
        total=True,
    )
    semua = (*_berjenjang(baris), total)
    return TabelAnggaran(tabel.skema.report_table, tabel.skema.caption, semua)


def _efisiensi(buku: Buku, tabel: TabelBuku) -> TabelAnggaran:
    baris = [
        BarisAnggaran(
            kunci=satu.teks("Kode"),
            uraian=satu.teks("Program"),
            induk=None,
            anggaran=_diisi_atau(tabel, satu, "Anggaran"),
            realisasi=_diisi_atau(tabel, satu, "Realisasi"),
            serapan=serapan,
            sisa=_terisi(tabel.sel(satu, "Tercetak Efisiensi Rp")),
        )
        for satu, serapan in zip(tabel, sel_tercetak(tabel, "Tercetak Serapan"), strict=True)
    ]
    efisiensi = _medan(buku, "TercetakTotalEfisiensi")
    total = BarisAnggaran(
        kunci="Total",
        uraian="Total",
        induk=None,
        anggaran=_medan(buku, "TercetakEfisiensiAnggaran"),
        realisasi=_medan(buku, "TercetakEfisiensiRealisasi"),
        serapan=_medan(buku, "TercetakEfisiensiSerapan"),
        sisa=_medan(buku, "TercetakTotalEfisiensiRp"),
        capaian=_medan(buku, "TercetakEfisiensiCapaian"),
        efisiensi=(efisiensi,) if efisiensi else (),
        total=True,
    )
    return TabelAnggaran(tabel.skema.report_table, tabel.skema.caption, (*baris, total))


def _diisi_atau(tabel: TabelBuku, baris: Baris, judul: str) -> Sel:
    """Give what is typed, else what the workbook takes from the sheet Anggaran."""
    return _terisi(tabel.sel(baris, judul)) or tabel.sel(baris, f"Jumlah {judul}")


def _belanja(buku: Buku, tabel: TabelBuku) -> TabelAnggaran:
    baris = [
        BarisAnggaran(
            kunci=satu.teks("No"),
            uraian=satu.teks("Jenis Belanja"),
            induk=None,
            anggaran=tabel.sel(satu, "Anggaran"),
            realisasi=tabel.sel(satu, "Realisasi"),
            serapan=serapan,
        )
        for satu, serapan in zip(tabel, sel_tercetak(tabel, "Tercetak Serapan"), strict=True)
    ]
    total = BarisAnggaran(
        kunci="Total",
        uraian="Total",
        induk=None,
        anggaran=_medan(buku, "TercetakBelanjaAnggaran"),
        realisasi=_medan(buku, "TercetakBelanjaRealisasi"),
        serapan=_medan(buku, "TercetakBelanjaSerapan"),
        total=True,
    )
    return TabelAnggaran(tabel.skema.report_table, tabel.skema.caption, (*baris, total))


def _merit(_buku: Buku, tabel: TabelBuku) -> TabelMerit:
    kelompok: dict[str, list[Baris]] = {}
    for satu in tabel:
        kelompok.setdefault(satu.teks("Aspek"), []).append(satu)
    aspek = tuple(
        AspekMerit(
            nomor,
            nomor,
            tuple(
                IndikatorMerit(tabel.sel(satu, "Bobot"), tabel.sel(satu, "Nilai"), None)
                for satu in baris
            ),
            None,
        )
        for nomor, baris in kelompok.items()
    )
    return TabelMerit(tabel.skema.report_table, tabel.skema.caption, aspek, None)


def _aset(buku: Buku, tabel: TabelBuku) -> TabelMatriks:
    """Give the assets with the workbook's own total, so that double counting shows."""
    judul = "Jumlah Unit"
    baris = [
        BarisMatriks(satu.teks("Bidang Barang"), (tabel.sel(satu, judul),))
        for satu in tabel
        if satu.angka("Golongan") != 1
    ]
    total = _medan(buku, "TotalAset")
    if total is not None:
        baris.append(BarisMatriks("Total", (total,), total=True))
    kolom = (KolomMatriks(judul, judul, "", jumlah=False),)
    return TabelMatriks(tabel.skema.report_table, tabel.skema.caption, kolom, tuple(baris))


def _sakip(buku: Buku, tabel: TabelBuku) -> TabelSakip:
    skema = [baris[0] for baris in buku.isi_nama("SkemaSakip")]
    bobot = buku.isi_nama("BobotSakip")
    tahun = []
    for satu, tercetak in zip(tabel, sel_tercetak(tabel, "Tercetak Nilai"), strict=True):
        pilihan = satu.teks("Skema")
        nomor = skema.index(pilihan) if pilihan in skema else 0
        komponen = tuple(
            (sel_dari(sel.letak, bobot[nomor][i]) if bobot else None, sel)
            for i, judul in enumerate(COMPONENTS)
            if not (sel := tabel.sel(satu, judul)).kosong
        )
        tahun.append(PenilaianTahun(satu.teks("Tahun"), komponen, tercetak, None))
    return TabelSakip(tabel.skema.report_table, tabel.skema.caption, tuple(tahun), ())


def _ip_asn(_buku: Buku, tabel: TabelBuku) -> TabelIpAsn:
    judul = {nama: nama.capitalize() for nama in weights_of("ip_asn")}
    baris = tuple(
        BarisIpAsn(
            satu.teks("Instansi"),
            tuple((nama, tabel.sel(satu, kolom)) for nama, kolom in judul.items()),
            tercetak,
        )
        for satu, tercetak in zip(tabel, sel_tercetak(tabel, "Tercetak IP ASN"), strict=True)
    )
    return TabelIpAsn(tabel.skema.report_table, tabel.skema.caption, baris)
