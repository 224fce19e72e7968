"""The scale in Pengaturan, on which every category and the score of every sasaran rests."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lakip_xl.audit.buku.aturan.sasaran import isi_ke_bawah, nama_baku
from lakip_xl.audit.buku.isi import Buku, area_nama
from lakip_xl.audit.buku.tabel import angka_dari
from lakip_xl.audit.rule import Pembuat, Trait, rule
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.package.addresses import address
from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kelompok import kategori_kelompok
from lakip_xl.rules.skala import Skala, kunci_label, susun_skala
from lakip_xl.schemes import LOWEST_MEANS

_JUDUL = ("Batas bawah", "Kategori", "Mean", "Batas termasuk")
_SEDIKITNYA = 2
_RATA_KELOMPOK = "kelompok"
"""Stands in the name of the method that needs means."""

_DIPERDEBATKAN = frozenset(LOWEST_MEANS)

Salah = tuple[int, int, str]
"""Row and column of the scale, from 0, and what is wrong there."""


@rule(
    "skala-pengaturan",
    Tingkat.GALAT,
    tujuan="Skala kategori di lembar Pengaturan lengkap dan tidak bertentangan.",
    dasar="Satu kelas satu baris: batas bawah, kategori, mean, dan apakah batasnya termasuk.",
    contoh="Dua kelas dengan batas bawah 70.",
    traits=Trait.ENTRY,
)
def periksa_skala(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Say which cell makes the scale unusable, or not what the office meant."""
    tempat = area_nama(buku.workbook, "SkalaKategori")
    isi = buku.isi_nama("SkalaKategori")
    if tempat is None or not isi:
        return
    sheet, area = tempat
    salah = list(_salah(isi, perlu_mean=_perlu_mean(buku)))
    salah += _mean_terpisah(buku, isi)
    if not salah and buku.skala is None:
        salah = [(0, 0, "Skala kategori tidak dapat dipakai: periksa batas, kategori, dan mean.")]
    for baris, kolom, pesan in salah:
        nilai = isi[baris][kolom]
        yield temuan(
            Letak(
                kunci=str(isi[baris][1] or f"kelas {baris + 1}"),
                kolom=f"Skala: {_JUDUL[kolom]}",
                sheet=sheet,
                sel=address(area.first_row + baris, area.first_column + kolom),
            ),
            pesan,
            tercetak=nilai if isinstance(nilai, str | float) else None,
        )


def _mean_terpisah(buku: Buku, isi: list[list[CellValue]]) -> Iterator[Salah]:
    """Hold the mean of the lowest class, which the first template kept in a cell of its own."""
    medan, skala = buku.medan.get("MeanTerendah"), buku.skala
    if medan is None or skala is None or buku.isi.version >= medan.skema.computed_since:
        return
    dipakai, mean = angka_dari(medan.nilai), skala.terendah.mean
    if dipakai is not None and mean is not None and dipakai != mean:
        kelas = [kunci_label(str(baris[1] or "")) for baris in isi]
        pesan = (
            f"Nilai sasaran dihitung dengan mean kelas terendah {tulis_angka(dipakai)} "
            f"({medan.skema.label}, {medan.letak.sel}), bukan {tulis_angka(mean)}; samakan."
        )
        yield kelas.index(kunci_label(skala.terendah.label)), 2, pesan


def _perlu_mean(buku: Buku) -> bool:
    """Tell whether the office's method uses the means; it does where no method is chosen."""
    metode = [str(sel) for baris in buku.isi_nama("MetodeSasaran") for sel in baris if sel]
    return not metode or _RATA_KELOMPOK in metode[0].casefold()


def _salah(isi: list[list[CellValue]], *, perlu_mean: bool) -> Iterator[Salah]:
    terisi = [
        (i, [*baris, None, None]) for i, baris in enumerate(isi) if any(_ada(s) for s in baris)
    ]
    if len(terisi) < _SEDIKITNYA:
        yield 0, 0, "Skala memerlukan paling sedikit dua kelas: batas bawah dan kategorinya."
        return
    dikenal = _Dikenal()
    for i, (bawah, nama, mean, termasuk, *_) in terisi:
        yield from dikenal.label(i, nama)
        yield from dikenal.batas(i, bawah, _kata(termasuk))
        if _kata(termasuk) not in ("", "ya", "tidak"):
            yield i, 3, f'"{termasuk}" bukan ya atau tidak.'
        if _ada(mean) and angka_dari(mean) is None:
            yield i, 2, f'Mean "{mean}" bukan angka.'
        elif not _ada(mean) and perlu_mean:
            yield i, 2, "Mean kelas ini kosong, padahal nilai sasaran dihitung dari mean kelas."
    mean_kelas = {i: angka_dari(mean) for i, (_, _, mean, *_) in terisi}
    for bawah_i, atas_i in pairwise(dikenal.urutan):
        rendah, tinggi = mean_kelas[bawah_i], mean_kelas[atas_i]
        if rendah is not None and tinggi is not None and rendah >= tinggi:
            pesan = (
                f"Mean {tulis_angka(tinggi)} tidak lebih besar dari mean kelas di bawahnya "
                f"({tulis_angka(rendah)})."
            )
            yield atas_i, 2, pesan


@dataclass
class _Dikenal:
    """What the classes looked at so far are called, and where they begin."""

    _label: set[str] = field(default_factory=set)
    _batas: dict[tuple[float, bool], int] = field(default_factory=dict)
    _tanpa: list[int] = field(default_factory=list)

    def label(self, i: int, nama: CellValue) -> Iterator[Salah]:
        kunci = kunci_label(str(nama)) if _ada(nama) else ""
        if not kunci:
            yield i, 1, "Kelas ini tidak punya nama kategori."
        elif kunci in self._label:
            yield i, 1, f'Kategori "{nama}" ada dua kali; setiap kelas punya nama sendiri.'
        self._label.add(kunci)

    def batas(self, i: int, bawah: CellValue, termasuk: str) -> Iterator[Salah]:
        angka = angka_dari(bawah)
        if not _ada(bawah):
            if self._tanpa:
                yield i, 0, "Hanya kelas terbawah yang boleh tanpa batas bawah."
            self._tanpa.append(i)
        elif angka is None:
            yield i, 0, f'Batas bawah "{bawah}" adalah teks; ketik angkanya saja, misalnya 70.'
        elif self._batas.setdefault((angka, termasuk != "ya"), i) != i:
            yield i, 0, f"Dua kelas mempunyai batas bawah {tulis_angka(angka)}."

    @property
    def urutan(self) -> list[int]:
        """The classes from the lowest up."""
        return [*self._tanpa[:1], *(self._batas[kunci] for kunci in sorted(self._batas))]


def _kata(sel: CellValue) -> str:
    return "" if sel is None else str(sel).strip().casefold()


def _ada(sel: CellValue) -> bool:
    return sel is not None and str(sel).strip() != ""


@rule(
    "sasaran-bergantung-mean",
    Tingkat.INFO,
    tujuan="Kategori sasaran tidak bergantung pada mean kelas terendah yang dipilih.",
    dasar="Metode Rata-Rata Data Kelompok: 7,5 tercetak di laporan, titik tengah 0-55 adalah 27,5.",
    contoh="Satu indikator Sangat Berhasil dan satu Tidak Berhasil: nilai 50 atau 60.",
)
def periksa_mean(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Say of which sasaran the mean of the lowest class decides the category."""
    iku, sasaran, skala = buku.tabel.get("tblIKU"), buku.tabel.get("tblSasaran"), buku.skala
    if iku is None or skala is None or not _perlu_mean(buku):
        return
    pilihan = _mean_terendah(skala)
    if len(pilihan) < 2:
        return
    capaian: dict[str, list[float]] = {}
    sebutan: dict[str, str] = {}
    for baris, nama in isi_ke_bawah(iku):
        if (nilai := baris.angka("Capaian")) is not None:
            capaian.setdefault(nama_baku(nama), []).append(nilai)
            sebutan.setdefault(nama_baku(nama), nama)
    for kunci, nilai_sasaran in capaian.items():
        try:
            hasil = {m: kategori_kelompok(nilai_sasaran, _dengan(skala, m)) for m in pilihan}
        except RuleError:
            return  # a mean is missing, and that is found
        if len(set(hasil.values())) == 1:
            continue
        tabel = next(
            t for t in (sasaran, iku) if t and any(nama_baku(b.teks("Sasaran")) == kunci for b in t)
        )
        letak = next(
            tabel.letak(b, "Kategori") for b in tabel if nama_baku(b.teks("Sasaran")) == kunci
        )
        sebut = ", ".join(f"{kategori} dengan {tulis_angka(m)}" for m, kategori in hasil.items())
        yield temuan(
            letak,
            f'Kategori sasaran "{sebutan[kunci]}" bergantung pada mean kelas terendah: {sebut}.',
        )


def _dengan(skala: Skala, mean: float) -> Skala:
    """Give the scale with another mean of its lowest class."""
    terendah = skala.terendah
    return susun_skala(skala.nama, [*skala.kelas[:-1], replace(terendah, mean=mean)])


def _mean_terendah(skala: Skala) -> list[float]:
    """Give the means that the lowest class may have: its own, and the middle of its bounds.

    Where the scale is the report's, its disputed mean is the other one.
    """
    terendah, di_atas = skala.kelas[-1], skala.kelas[-2] if len(skala.kelas) > 1 else None
    if terendah.mean is None or di_atas is None or di_atas.batas is None:
        return []
    tengah = ((terendah.batas or 0.0) + di_atas.batas) / 2
    lain = _DIPERDEBATKAN if {terendah.mean, tengah} & _DIPERDEBATKAN else frozenset[float]()
    return sorted({terendah.mean, tengah} | lain)
