"""The codes by which the budget is added up."""

from collections import Counter
from collections.abc import Iterator

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.susun import induk_kode
from lakip_xl.audit.buku.tabel import TabelBuku
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.workbook.schema.lists import TINGKAT


def _kolom_kode(tabel: TabelBuku) -> tuple[str, ...]:
    """Give the columns that name a row of a table and may not repeat; none where they may."""
    return {
        "tblAnggaran": ("Kode",),
        "tblMerit": ("Aspek", "Indikator"),
        "tblAspekMerit": ("No",),
        "tblSAKIP": ("Tahun",),
        "tblSasaran": ("Sasaran",),
    }.get(tabel.skema.name, ())


@aturan(
    "kode-ganda",
    Tingkat.GALAT,
    tujuan="Setiap kode, nomor indikator, dan tahun hanya sekali di tabelnya.",
    dasar="Penjumlahan menurut kode menghitung baris berkode sama dua kali.",
    contoh="Kode 1.2.3 ada di dua baris, sehingga anggarannya terhitung dua kali.",
)
def periksa_ganda(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find rows that are there twice."""
    for tabel in buku.tabel.values():
        kolom = _kolom_kode(tabel)
        if not kolom:
            continue
        kode = [tuple(baris.teks(judul) for judul in kolom) for baris in tabel]
        banyak = Counter(kode)
        pertama: dict[tuple[str, ...], int] = {}
        for baris, satu in zip(tabel, kode, strict=True):
            if satu in pertama and all(satu):
                yield temuan(
                    tabel.letak(baris, kolom[-1]),
                    f"{' '.join(kolom)} {'.'.join(satu)} ada {banyak[satu]} kali "
                    f"(pertama di baris {pertama[satu]}); isinya terhitung berulang.",
                    tercetak=".".join(satu),
                )
            pertama.setdefault(satu, baris.nomor)


@aturan(
    "kode-tanpa-induk",
    Tingkat.PERINGATAN,
    tujuan="Setiap kegiatan punya program, dan setiap subkegiatan punya kegiatan.",
    dasar="Induk = jumlah anak langsungnya; baris tanpa induk tidak masuk jumlah mana pun.",
    contoh="Kode 2.5.1 ada, kode 2.5 tidak.",
)
def periksa_induk(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find lines whose money reaches no total."""
    tabel = buku.tabel.get("tblAnggaran")
    kode = {baris.teks("Kode") for baris in tabel or ()}
    for baris in tabel or ():
        induk = induk_kode(baris.teks("Kode"))
        if tabel is not None and not baris.teks("Kode"):
            if baris.angka("Anggaran") is not None or baris.angka("Realisasi") is not None:
                yield temuan(
                    tabel.letak(baris, "Kode"), "Baris tanpa kode, sehingga tidak masuk jumlah."
                )
        elif tabel is not None and induk and induk not in kode:
            yield temuan(
                tabel.letak(baris, "Kode"),
                f"Kode {baris.teks('Kode')} tanpa induk {induk}, sehingga tidak masuk jumlah.",
                tercetak=baris.teks("Kode"),
            )


@aturan(
    "tingkat-kode",
    Tingkat.PERINGATAN,
    tujuan="Tingkat sesuai dengan banyaknya bagian kode.",
    dasar="Program 1, kegiatan 1.1, subkegiatan 1.1.1.",
    contoh="Kode 1.1.1 bertingkat Kegiatan.",
)
def periksa_tingkat(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find levels that contradict the depth of the code, in tables where most agree."""
    for nama in ("tblAnggaran", "tblProgram"):
        tabel = buku.tabel.get(nama)
        if tabel is None:
            continue
        salah = []
        terisi = [b for b in tabel if b.teks("Kode") and b.teks("Tingkat") in TINGKAT.values]
        for baris in terisi:
            dalam = baris.teks("Kode").count(".")
            benar = str(TINGKAT.values[dalam]) if dalam < len(TINGKAT.values) else None
            if baris.teks("Tingkat") != benar:
                salah.append((baris, benar))
        if len(salah) > len(terisi) / 2:
            continue  # this office writes its codes in another way
        for baris, benar in salah:
            yield temuan(
                tabel.letak(baris, "Tingkat"),
                f"Kode {baris.teks('Kode')} bertingkat {baris.teks('Tingkat')}"
                + (f", menurut kodenya {benar}." if benar else ", padahal kodenya lebih dalam."),
                tercetak=baris.teks("Tingkat"),
                dihitung=benar,
            )
