"""Sasaran: the names on both tables of the sheet IKU are the same ones."""

from collections.abc import Iterator
from difflib import get_close_matches

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.modul import sebut
from lakip_xl.audit.buku.tabel import Baris, TabelBuku
from lakip_xl.audit.rule import Pembuat, rule
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat

_MIRIP = 0.85


def nama_baku(teks: str) -> str:
    """Write a name as it is compared: blanks collapsed, without regard to case.

    Example:
        >>> nama_baku(" Meningkatnya  mutu Layanan ")
        'meningkatnya mutu layanan'
    """
    return " ".join(teks.split()).casefold()


def isi_ke_bawah(tabel: TabelBuku, judul: str = "Sasaran") -> Iterator[tuple[Baris, str]]:
    """Give the rows with the name that counts: that of the row, or of the last one that had one."""
    terakhir = ""
    for baris in tabel:
        terakhir = baris.teks(judul) or terakhir
        yield baris, terakhir


@rule(
    "sasaran-tidak-cocok",
    Tingkat.PERINGATAN,
    tujuan="Setiap sasaran di tabel IKU punya baris di tabel nilai sasaran, dan sebaliknya.",
    dasar="Nilai sasaran dihitung dari indikator yang menyebut sasarannya; spasi dan huruf besar "
    "tidak membedakan.",
    contoh='"Meningkatnya mutu layanan" di IKU, "Meningkatnya mutu pelayanan" di nilai sasaran.',
)
def periksa_sasaran(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find sasaran without indicators, and indicators whose sasaran gets no value."""
    iku, sasaran = buku.tabel.get("tblIKU"), buku.tabel.get("tblSasaran")
    if iku is None or sasaran is None:
        return
    asal: dict[str, Baris] = {}
    for baris, nama in isi_ke_bawah(iku):
        if nama:
            asal.setdefault(nama_baku(nama), baris)
    tujuan = {nama_baku(b.teks("Sasaran")): b for b in sasaran if b.teks("Sasaran")}
    if asal and not tujuan:
        pertama = next(iter(asal.values()))
        yield temuan(
            Letak(
                tabel=iku.skema.report_table,
                kolom="Sasaran",
                sheet=sasaran.berkas.sheet,
                sel=iku.letak(pertama, "Sasaran").sel,
            ),
            f"Tabel nilai sasaran ({sasaran.skema.name}) kosong, padahal tabel IKU menyebut "
            f"{len(asal)} sasaran; salin nama sasarannya ke sana.",
        )
        return
    yield from _tanpa_pasangan(iku, asal, tujuan, "tabel nilai sasaran", temuan)
    yield from _tanpa_pasangan(sasaran, tujuan, asal, "tabel IKU", temuan)


def _tanpa_pasangan(
    tabel: TabelBuku,
    nama: dict[str, Baris],
    lain: dict[str, Baris],
    di_mana: str,
    temuan: Pembuat,
) -> Iterator[Temuan]:
    for satu, baris in nama.items():
        if satu in lain:
            continue
        # A name that is almost another one is that one, misspelt: that one's value lacks this.
        bebas = [n for n in lain if n not in nama]
        mirip = get_close_matches(satu, bebas, n=1, cutoff=_MIRIP)
        usul = f'; maksudnya "{lain[mirip[0]].teks("Sasaran")}"?' if mirip else ""
        yield temuan(
            tabel.letak(baris, "Sasaran"),
            f'Sasaran "{baris.teks("Sasaran")}" tidak ada di {di_mana}{usul or "."}',
            tercetak=baris.teks("Sasaran"),
            dihitung=lain[mirip[0]].teks("Sasaran") if mirip else None,
            tingkat=Tingkat.GALAT if mirip else None,
        )


@rule(
    "sasaran-kosong",
    Tingkat.PERINGATAN,
    tujuan="Setiap indikator termasuk satu sasaran.",
    dasar="Baris tanpa nama sasaran mengikuti sasaran baris di atasnya.",
    contoh="Baris pertama tabel IKU tanpa nama sasaran.",
)
def periksa_tanpa_sasaran(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find indicators above the first name of a sasaran."""
    iku = buku.tabel.get("tblIKU")
    if iku is None:
        return
    yatim = [iku.letak(b, "Sasaran") for b, nama in isi_ke_bawah(iku) if not nama]
    if yatim:
        yield temuan(yatim[0], f"Sasaran belum diisi di {sebut(s.sel for s in yatim)}.")
