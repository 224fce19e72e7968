"""What is still missing, and the zeros that no percentage can be taken of."""

from collections.abc import Iterator

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.modul import sebut
from lakip_xl.audit.buku.tabel import Baris, TabelBuku
from lakip_xl.audit.rule import Pembuat, Trait, rule
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.kode import Jenjang, kode_baku
from lakip_xl.workbook.schema.model import Column, Table

_KINERJA = ("tblIKU", "tblProgram")
_UANG = ("tblAnggaran", "tblBelanja")
_DIRINCI = 3
"""So many blanks of a kind are named one by one; more become one finding that lists them."""
_IDENTITAS = (("NamaInstansi", "Nama instansi"), ("TahunLaporan", "Tahun laporan"))


def _punya(tabel: TabelBuku, judul: str) -> bool:
    return judul in tabel.kolom


def _kosong(baris: Baris, judul: str) -> bool:
    return not baris.teks(judul)


@rule(
    "isian-kosong",
    Tingkat.PERINGATAN,
    tujuan="Isian yang diperlukan hasil di sebelahnya sudah diisi.",
    dasar="Baris tanpa target, realisasi, atau pagu tidak masuk rata-rata dan jumlah.",
    contoh="Realisasi 81 diisi, targetnya kosong.",
)
def periksa_kosong(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find blanks beside figures, and a report without an office or a year."""
    if any(tabel.baris for nama, tabel in buku.tabel.items() if nama in (*_KINERJA, *_UANG)):
        for nama, sebutan in _IDENTITAS:
            medan = buku.medan.get(nama)
            if medan is not None and medan.nilai in (None, ""):
                yield temuan(medan.letak, f"{sebutan} belum diisi; laporan memerlukannya.")
    for nama in _KINERJA:
        if (tabel := buku.tabel.get(nama)) is not None:
            yield from _kinerja(tabel, temuan)
    for nama in _UANG:
        if (tabel := buku.tabel.get(nama)) is not None:
            yield from _uang(tabel, temuan)


def _kinerja(tabel: TabelBuku, temuan: Pembuat) -> Iterator[Temuan]:
    tanpa_target = [b for b in tabel if _kosong(b, "Target") and not _kosong(b, "Realisasi")]
    yield from _sebut(tabel, tanpa_target, "Target", "padahal realisasinya terisi", temuan)
    bertarget = [b for b in tabel if not _kosong(b, "Target")]
    tanpa_hasil = [b for b in bertarget if _kosong(b, "Realisasi")]
    if len(tanpa_hasil) * 2 > len(tabel.baris):  # where most are there, realisasi-kosong tells
        yield from _sebut(tabel, tanpa_hasil, "Realisasi", "padahal targetnya terisi", temuan)
    tanpa_satuan = [b for b in bertarget if _kosong(b, "Satuan")]
    yield from _sebut(tabel, tanpa_satuan, "Satuan", "padahal targetnya terisi", temuan)
    if _punya(tabel, "Jenis") and any(not _kosong(b, "Jenis") for b in tabel):
        tanpa_jenis = [b for b in bertarget if _kosong(b, "Jenis")]
        yield from _sebut(tabel, tanpa_jenis, "Jenis", "padahal baris lain terisi", temuan)


def _uang(tabel: TabelBuku, temuan: Pembuat) -> Iterator[Temuan]:
    jenjang = Jenjang.dari([b.nilai.get("Kode") for b in tabel])
    daun = [b for b in tabel if not jenjang.berinduk(kode_baku(b.nilai.get("Kode")))]
    # A realisasi without a budget is found by batas-anggaran.
    kosong = [b for b in daun if _kosong(b, "Realisasi") and not _kosong(b, "Anggaran")]
    yield from _sebut(tabel, kosong, "Realisasi", "padahal anggarannya terisi", temuan)


def _sebut(
    tabel: TabelBuku, baris: list[Baris], judul: str, sebab: str, temuan: Pembuat
) -> Iterator[Temuan]:
    if not _punya(tabel, judul):
        return
    letak = [tabel.letak(satu, judul) for satu in baris]
    if len(letak) <= _DIRINCI:
        for satu in letak:
            yield temuan(satu, f"{judul} kosong, {sebab}.")
    else:
        daftar = sebut(satu.sel for satu in letak)
        yield temuan(letak[0], f"{judul} kosong di {len(letak)} baris ({daftar}), {sebab}.")


@rule(
    "pembagi-nol",
    Tingkat.PERINGATAN,
    tujuan="Baris dengan target 0 atau pagu 0 dinilai menurut kebijakan di Pengaturan.",
    dasar="Tidak ada persentase terhadap nol; kebijakannya dipilih instansi (KebijakanNol).",
    contoh="Kegiatan dibatalkan: target 0, realisasi 0.",
    traits=Trait.ENTRY,
)
def periksa_nol(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Name the rows of which no percentage can be computed, and what becomes of them."""
    pilihan = [str(sel) for baris in buku.isi_nama("KebijakanNol") for sel in baris if sel]
    kebijakan = f' Kebijakan di Pengaturan: "{pilihan[0]}".' if pilihan else ""
    for nama, judul, akibat in (
        *((n, "Target", "capaiannya tidak dihitung menurut pembagian") for n in _KINERJA),
        *((n, "Anggaran", "serapannya tidak dihitung") for n in (*_UANG, "tblEfisiensi")),
    ):
        tabel = buku.tabel.get(nama)
        for baris in tabel or ():
            if tabel is not None and baris.angka(judul) == 0:
                sebutan = "Target" if judul == "Target" else "Pagu"
                yield temuan(
                    tabel.letak(baris, judul),
                    f"{sebutan} 0: {akibat}.{kebijakan} Kosongkan baris yang dibatalkan, atau "
                    "jelaskan di laporan.",
                    tercetak=0.0,
                )


_JUMLAH = {"jumlah", "total", "subtotal", "grand", "rata-rata", "rerata"}
_IKUT = _JUMLAH | {"sub", "keseluruhan", "seluruhnya", "akhir", ":"}
_IKUT_UANG = _IKUT | {"anggaran", "belanja", "pagu", "dana"}
_BERNAMA: dict[str, tuple[str, ...]] = {
    "tblIKU": ("Sasaran", "Indikator"),
    "tblProgram": ("Kode", "Uraian Indikator"),
    "tblAnggaran": ("Kode", "Uraian"),
    "tblEfisiensi": ("Kode", "Sasaran"),
    "tblBelanja": ("No", "Jenis Belanja"),
    "tblPegawaiPendidikan": ("Pendidikan",),
    "tblPegawaiGolongan": ("Golongan",),
    "tblAset": ("Bidang Barang",),
}


@rule(
    "baris-jumlah",
    Tingkat.GALAT,
    tujuan="Tabel tidak memuat baris jumlah yang diketik.",
    dasar="Jumlah dihitung di atas tabel; baris jumlah di dalamnya terhitung sebagai isian.",
    contoh='Baris "JUMLAH" di bawah kegiatan terakhir: totalnya menjadi dua kali lipat.',
)
def periksa_baris_jumlah(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find rows of totals inside the tables."""
    for nama, judul in _BERNAMA.items():
        tabel = buku.tabel.get(nama)
        for baris in tabel or ():
            if tabel is None:
                continue
            kolom = next((j for j in judul if _adalah_jumlah(baris.teks(j), tabel.skema)), None)
            if kolom and any(baris.angka(k.title) is not None for k in _angka(tabel.skema)):
                yield temuan(
                    tabel.letak(baris, kolom),
                    f'Baris "{baris.teks(kolom)}" adalah jumlah yang diketik di dalam tabel, '
                    "sehingga dapat terhitung dua kali; hapus baris itu.",
                    tercetak=baris.teks(kolom),
                )


def _angka(skema: Table) -> Iterator[Column]:
    return (k for k in skema if k.is_filled_by_user and k.printed_of is None)


def _adalah_jumlah(teks: str, skema: Table) -> bool:
    kata = teks.casefold().replace(":", " ").split()
    ikut = _IKUT if skema.name in _KINERJA else _IKUT_UANG
    return bool(kata) and kata[0] in _JUMLAH | {"sub"} and ikut.issuperset(kata)
