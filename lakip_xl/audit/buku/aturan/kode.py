"""The codes by which the budget is added up."""

from collections import Counter
from collections.abc import Iterator

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.tabel import Baris, TabelBuku, angka_dari
from lakip_xl.audit.rule import Pembuat, rule
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.kode import TINGKAT, Jenjang, kata_tingkat, kode_baku


def _kolom_kode(tabel: TabelBuku) -> tuple[str, ...]:
    """Give the columns that name a row of a table and may not repeat; none where they may."""
    return {
        "tblAnggaran": ("Kode",),
        "tblMerit": ("Aspek", "Indikator"),
        "tblAspekMerit": ("No",),
        "tblSAKIP": ("Tahun",),
        "tblSasaran": ("Sasaran",),
    }.get(tabel.skema.name, ())


@rule(
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
        kode = [tuple(_kunci(baris, judul) for judul in kolom) for baris in tabel]
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


def _kunci(baris: Baris, judul: str) -> str:
    """Give what names a row: a code in its normal form, a name without case and doubled blanks."""
    if judul == "Kode":
        return kode_baku(baris.nilai.get(judul))
    return " ".join(baris.teks(judul).split()).casefold()


@rule(
    "kode-tanpa-induk",
    Tingkat.PERINGATAN,
    tujuan="Setiap baris berada di bawah induk yang setingkat dengan induk baris sejenisnya.",
    dasar="Induk suatu baris adalah baris dengan awalan kode terpanjang; tanpa tingkat di "
    "antaranya jumlah induk itu tidak ada.",
    contoh="Kode 2.5.1 ada, kode 2.5 tidak, sedangkan subkegiatan lain punya kegiatan.",
)
def periksa_induk(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find lines of money without a code, and lines whose own parent is not there."""
    tabel = buku.tabel.get("tblAnggaran")
    jenjang = Jenjang.dari([baris.nilai.get("Kode") for baris in tabel or ()])
    for baris, kode in zip(tabel or (), jenjang.kode, strict=True):
        if tabel is not None and not kode:
            if baris.angka("Anggaran") is not None or baris.angka("Realisasi") is not None:
                yield temuan(
                    tabel.letak(baris, "Kode"),
                    "Baris berisi uang tanpa kode, sehingga tidak masuk jumlah; isi kodenya.",
                    tingkat=Tingkat.GALAT,
                )
        elif tabel is not None and (induk := jenjang.terlewat(kode)):
            atas = jenjang.induk(kode)
            akibat = f"langsung masuk {atas}" if atas else "berdiri sendiri"
            yield temuan(
                tabel.letak(baris, "Kode"),
                f"Kode {kode} tanpa induk {induk}, sehingga {akibat}.",
                tercetak=baris.teks("Kode"),
            )


@rule(
    "kode-angka",
    Tingkat.GALAT,
    tujuan="Kode ditulis sebagai teks, sehingga 1.10 tidak menjadi 1.1.",
    dasar="Excel menyimpan 1.10 yang diketik sebagai angka menjadi 1,1.",
    contoh="Sesudah 1.9 berdiri angka 1,1: seharusnya teks 1.10.",
)
def periksa_kode_angka(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find codes that Excel took for numbers or dates."""
    anggaran = {kode_baku(baris.nilai.get("Kode")) for baris in buku.tabel.get("tblAnggaran") or ()}
    for nama in ("tblAnggaran", "tblProgram", "tblEfisiensi"):
        tabel = buku.tabel.get(nama)
        if tabel is None or "Kode" not in tabel.kolom:
            continue
        semua = [kode_baku(baris.nilai.get("Kode")) for baris in tabel]
        lembar = buku.lembar[tabel.berkas.sheet]
        for posisi, baris in enumerate(tabel):
            nilai = angka_dari(baris.nilai.get("Kode"))
            if nilai is None:
                continue
            letak = tabel.letak(baris, "Kode")
            if lembar.number_format(baris.nomor, tabel.kolom["Kode"]).is_date:
                pesan = "Kode ini menjadi tanggal; ketik ulang sebagai teks (awali dengan ')."
                yield temuan(letak, pesan, tercetak=nilai)
            elif nama != "tblAnggaran" and _berdua(semua[posisi], anggaran):
                yield temuan(
                    letak,
                    f"Kode {semua[posisi]} tersimpan sebagai angka, sedangkan lembar Anggaran "
                    f"memuat {semua[posisi]} dan {semua[posisi]}0: dipakai yang pertama; ketik "
                    "sebagai teks (awali dengan ') agar pasti.",
                    tercetak=nilai,
                    tingkat=Tingkat.PERINGATAN,
                )
            elif mungkin := _maksud_kode(
                semua, posisi, set() if nama == "tblAnggaran" else anggaran
            ):
                yield temuan(
                    letak,
                    f"Kode {semua[posisi]} tersimpan sebagai angka; menurut kode di sekitarnya "
                    f"mungkin {mungkin}: ketik sebagai teks.",
                    tercetak=nilai,
                    dihitung=mungkin,
                )
            elif not nilai.is_integer():
                yield temuan(
                    letak,
                    f"Kode {semua[posisi]} tersimpan sebagai angka; ketik sebagai teks agar nol di "
                    "belakangnya tidak hilang.",
                    tercetak=nilai,
                    tingkat=Tingkat.INFO,
                )


def _berdua(kode: str, anggaran: set[str]) -> bool:
    """Tell whether the budget has both codes that one number may stand for."""
    return "." in kode and {kode, f"{kode}0"} <= anggaran


def _maksud_kode(semua: list[str], posisi: int, anggaran: set[str]) -> str | None:
    """Give the code that a number lost its last zero of, where the others give it away.

    Args:
        semua: The codes of the table.
        posisi: Which of them it is.
        anggaran: The codes of the budget, for a table whose rows may share one.
    """
    kode = semua[posisi]
    panjang = f"{kode}0"
    if "." not in kode or panjang in semua or kode in anggaran:
        return None
    if panjang in anggaran:
        return panjang
    berganda = semua.count(kode) > 1 and kode in semua[:posisi]
    beranak = any(satu.startswith(f"{panjang}.") for satu in semua)
    induk, _, akhir = panjang.rpartition(".")
    saudara = [
        int(satu.rpartition(".")[2])
        for satu in semua[:posisi]
        if satu.rpartition(".")[0] == induk and satu.rpartition(".")[2].isdecimal()
    ]
    berurut = bool(saudara) and saudara[-1] + 1 == int(akhir)
    return panjang if berganda or beranak or berurut else None


@rule(
    "tingkat-kode",
    Tingkat.PERINGATAN,
    tujuan="Tingkat sesuai dengan kodenya.",
    dasar="Program 1, kegiatan 1.1, subkegiatan 1.1.1; atau 5.01.01, 5.01.01.2.01, dan "
    "5.01.01.2.01.0001.",
    contoh="Kode 1.1.1 bertingkat Kegiatan.",
)
def periksa_tingkat(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find levels that contradict the code."""
    kata = {*map(kata_tingkat, TINGKAT)}
    # A table of indicators need not have a row of every code: the budget has them all.
    anggaran = [baris.nilai.get("Kode") for baris in buku.tabel.get("tblAnggaran") or ()]
    for nama in ("tblAnggaran", "tblProgram"):
        tabel = buku.tabel.get(nama)
        if tabel is None:
            continue
        jenjang = Jenjang.dari(anggaran or [baris.nilai.get("Kode") for baris in tabel])
        for baris in tabel:
            kode = kode_baku(baris.nilai.get("Kode"))
            diketik, benar = baris.teks("Tingkat"), jenjang.tingkat(kode) if kode else None
            if kata_tingkat(diketik) not in kata:
                continue  # blank: the code tells; an unknown word is found as a choice
            if benar is not None and kata_tingkat(diketik) != kata_tingkat(benar):
                yield temuan(
                    tabel.letak(baris, "Tingkat"),
                    f"Kode {kode} bertingkat {diketik}, menurut kodenya {benar}.",
                    tercetak=diketik,
                    dihitung=benar,
                )
