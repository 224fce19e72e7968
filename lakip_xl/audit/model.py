"""What the checks read: tables as rows with meaning, wherever they come from.

Every figure is a :class:`Sel`: what is printed, what number that is, and where it stands. The
rows say what the figures are to each other. Nothing here changes once made.
"""

from dataclasses import dataclass, field
from functools import cached_property

from lakip_xl.audit.cetak import AngkaCetak
from lakip_xl.audit.temuan import Letak
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.skala import Skala


@dataclass(frozen=True, slots=True)
class Sel:
    """One figure or text of a table, with its place."""

    letak: Letak
    teks: str
    angka: AngkaCetak | None = None

    @property
    def nilai(self) -> float | None:
        """The number, or ``None`` where there is none."""
        return self.angka.nilai if self.angka else None

    @property
    def kosong(self) -> bool:
        """Whether nothing is filled in (a dash counts as nothing)."""
        return self.teks.strip() in {"", "-", "–", "—"}


@dataclass(frozen=True, slots=True)
class BarisKinerja:
    """An indicator: target, realisasi and what was made of them."""

    kunci: str
    uraian: str
    target: Sel | None
    realisasi: tuple[Sel, ...]
    """The realisasi that the capaian may rest on, the likeliest first."""
    capaian: Sel | None = None
    kategori: Sel | None = None
    penjelasan: Sel | None = None
    satuan: str = ""
    rumus: Rumus | None = None
    """The formula that the row states; without one it is told from the figures."""
    catatan: str = ""
    """What a note below the table says of the row."""


@dataclass(frozen=True, slots=True)
class TabelKinerja:
    """A table of target, realisasi and capaian."""

    nomor: str | None
    judul: str
    baris: tuple[BarisKinerja, ...]
    skala: Skala | None = None
    """The scale of the kategori column, when the report states one or its labels name it."""
    rata: Sel | None = None
    """The capaian of a row headed Rata-rata."""


@dataclass(frozen=True, slots=True)
class BarisAnggaran:
    """A line of the budget: a program, kegiatan, subkegiatan, or kind of spending."""

    kunci: str
    uraian: str
    induk: int | None
    """Position of the line of which it is a part; ``None`` at the top."""
    anggaran: Sel | None
    realisasi: Sel | None = None
    serapan: Sel | None = None
    sisa: Sel | None = None
    bagian: Sel | None = None
    """Share of the total budget, in percent."""
    capaian: Sel | None = None
    efisiensi: tuple[Sel, ...] = ()
    total: bool = False


@dataclass(frozen=True)
class TabelAnggaran:
    """A budget table; lines in order, totals among them."""

    nomor: str | None
    judul: str
    baris: tuple[BarisAnggaran, ...]

    @cached_property
    def _bagian(self) -> dict[int | None, list[int]]:
        hasil: dict[int | None, list[int]] = {}
        for posisi, baris in enumerate(self.baris):
            if not baris.total:
                hasil.setdefault(baris.induk, []).append(posisi)
        return hasil

    def bagian_dari(self, posisi: int | None) -> list[int]:
        """Positions of the direct parts of a line; of the whole table with ``None``."""
        return self._bagian.get(posisi, [])


@dataclass(frozen=True, slots=True)
class IndikatorMerit:
    """One indicator of the merit index: weight × score = nilai akhir."""

    bobot: Sel
    nilai: Sel
    akhir: Sel | None


@dataclass(frozen=True, slots=True)
class AspekMerit:
    """An aspek with its indicators and its printed total."""

    nomor: str
    nama: str
    indikator: tuple[IndikatorMerit, ...]
    total: Sel | None


@dataclass(frozen=True, slots=True)
class TabelMerit:
    """The merit index: aspek, indicators, grand total."""

    nomor: str | None
    judul: str
    aspek: tuple[AspekMerit, ...]
    total: Sel | None


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """An indicator across years, or beside a target: values, difference, verdict."""

    kunci: str
    uraian: str
    nilai: tuple[tuple[int | None, Sel], ...]
    """Year (or ``None``) and value, in printed order."""
    acuan: Sel | None
    """The end-of-plan target or the national figure, where the table compares with one."""
    selisih: Sel | None = None
    kategori: Sel | None = None
    persen: Sel | None = None
    """Progress towards the reference, in percent."""


@dataclass(frozen=True, slots=True)
class TabelBanding:
    """A comparison table."""

    nomor: str | None
    judul: str
    baris: tuple[BarisBanding, ...]


@dataclass(frozen=True, slots=True)
class KolomMatriks:
    """A column of figures that add up."""

    judul: str
    kelompok: str
    anak: str
    """The lower heading (``L``, ``P``, a year); empty when the heading is not split."""
    jumlah: bool
    """Whether the column is itself a sum of others (headed Jumlah or Total)."""
    pasti: bool = True
    """Whether its figures certainly add up; fractions without a unit may be an index."""


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """A row of figures, one place per column; ``total`` rows sum the rows above."""

    kunci: str
    sel: tuple[Sel, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class TabelMatriks:
    """Head counts, assets and other figures that add up down and across."""

    nomor: str | None
    judul: str
    kolom: tuple[KolomMatriks, ...]
    baris: tuple[BarisMatriks, ...]
    persen: tuple[tuple[Sel, ...], ...] = ()
    """Columns of percentages, one figure per row: shares of one of the columns."""


@dataclass(frozen=True, slots=True)
class PenilaianTahun:
    """The evaluation of one year: components, their sum, the predikat."""

    kolom: str
    komponen: tuple[tuple[Sel | None, Sel], ...]
    """Weight (where the table gives one) and value."""
    total: Sel | None
    predikat: Sel | None


@dataclass(frozen=True, slots=True)
class TabelSakip:
    """The evaluation of accountability (SAKIP) by component."""

    nomor: str | None
    judul: str
    tahun: tuple[PenilaianTahun, ...]
    bobot: tuple[Sel, ...]
    """The weights of the components that have one; the keys of their places name them."""
    nama: tuple[str, ...] = ()
    """The components that the weights belong to."""


@dataclass(frozen=True, slots=True)
class BarisIpAsn:
    """The professionalism index: the four dimensions and their sum."""

    kunci: str
    dimensi: tuple[tuple[str, Sel], ...]
    total: Sel | None


@dataclass(frozen=True, slots=True)
class TabelIpAsn:
    """The professionalism index of one or more offices."""

    nomor: str | None
    judul: str
    baris: tuple[BarisIpAsn, ...]


@dataclass(frozen=True, slots=True)
class Rincian:
    """A figure that sums, or averages, a few others of its column."""

    total: Sel
    bagian: tuple[Sel, ...]
    rata: bool = False
    """Whether it is their average."""
    setara: Sel | None = None
    """A figure that it may repeat instead: that of the line which heads the parts."""


@dataclass(frozen=True, slots=True)
class Akumulasi:
    """A value of the year beside the values of its quarters or months."""

    total: Sel
    periode: tuple[Sel, ...]
    uang: bool = False
    """Whether they are money, which only adds up."""


@dataclass(frozen=True, slots=True)
class TabelIkm:
    """The satisfaction index: the unsur, their mean, and the mean on the scale of 100."""

    nomor: str | None
    judul: str
    unsur: tuple[Sel, ...]
    rata: Sel | None
    konversi: Sel | None
    kategori: tuple[tuple[Sel, Sel], ...]
    """Value and category of every row that has both."""


Model = (
    TabelKinerja
    | TabelAnggaran
    | TabelMerit
    | TabelBanding
    | TabelMatriks
    | TabelSakip
    | TabelIpAsn
    | Rincian
    | Akumulasi
    | TabelIkm
)


@dataclass(frozen=True, slots=True)
class Berkas:
    """Everything that was understood of one file, for rules that compare tables."""

    tabel: tuple[Model, ...] = field(default=())
