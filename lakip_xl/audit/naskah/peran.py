"""What a column is, read from its heading and the headings before it."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto


class Peran(Enum):
    """The meaning of a column."""

    NOMOR = auto()
    KODE = auto()
    URAIAN = auto()
    SATUAN = auto()
    TARGET = auto()
    REALISASI = auto()
    CAPAIAN = auto()
    KATEGORI = auto()
    PENJELASAN = auto()
    ANGGARAN = auto()
    REALISASI_ANGGARAN = auto()
    SERAPAN = auto()
    SISA = auto()
    BAGIAN = auto()
    EFISIENSI = auto()
    SELISIH = auto()
    ACUAN = auto()
    BOBOT = auto()
    NILAI = auto()
    NILAI_AKHIR = auto()
    JUMLAH = auto()
    PERSEN = auto()
    """A bare percentage, before the context says of what."""
    LAIN = auto()
    """A heading that says nothing of the figures under it."""


BERANGKA = frozenset(
    {
        Peran.TARGET,
        Peran.REALISASI,
        Peran.CAPAIAN,
        Peran.ANGGARAN,
        Peran.REALISASI_ANGGARAN,
        Peran.SERAPAN,
        Peran.SISA,
        Peran.BAGIAN,
        Peran.EFISIENSI,
        Peran.SELISIH,
        Peran.ACUAN,
        Peran.BOBOT,
        Peran.NILAI,
        Peran.NILAI_AKHIR,
        Peran.JUMLAH,
        Peran.PERSEN,
    }
)
"""Columns that hold figures."""

_POLA: tuple[tuple[Peran, str], ...] = (
    (Peran.NOMOR, r"^(no|nomor|no urut|#)$"),
    (Peran.KODE, r"^kode\b|^no rek"),
    (Peran.SATUAN, r"^satuan\b"),
    (Peran.TARGET, r"^t$"),
    (Peran.REALISASI, r"^(r|fisik)$"),
    (Peran.CAPAIAN, r"^c$"),
    (Peran.REALISASI, r"^keuangan( rp)?$"),
    (Peran.EFISIENSI, r"\bef[ei]siensi\b"),
    (
        Peran.PENJELASAN,
        r"penjelasan|keterangan|^ket\b|penyebab|faktor|permasalahan|hambatan|kendala|solusi",
    ),
    (Peran.PENJELASAN, r"tindak lanjut|rekomendasi|definisi|formula|sumber data|kondisi saat ini"),
    (Peran.PENJELASAN, r"penanggung|rencana aksi"),
    (Peran.BAGIAN, r"(terhadap|thd|dari) (total|jumlah)|proporsi|kontribusi|porsi"),
    (Peran.SISA, r"^(sisa|silpa)\b"),
    (
        Peran.SELISIH,
        r"^\+ ?/ ?-|selisih|deviasi|^gap\b|naik\W*turun|lebih ?/ ?kurang|kenaikan ?/",
    ),
    (Peran.SELISIH, r"^peningkatan ?/"),
    (Peran.SELISIH, r"^(perubahan|kenaikan|penurunan|pertumbuhan|bertambah)\b"),
    (Peran.KATEGORI, r"kategori|predikat|notifikasi|interpretasi|^status|^kriteria\b|^tren\b"),
    (Peran.SERAPAN, r"(penyerapan|serapan)\b"),
    (
        Peran.CAPAIAN,
        r"(capaian|kemajuan|realisasi|%) (kinerja )?(tahun )?(20\d\d )?(terhadap|thd|dibanding\w*)",
    ),
    (Peran.ACUAN, r"(realisasi|capaian|nilai|angka) (tingkat )?nasional|^nasional"),
    (
        Peran.ACUAN,
        r"target.*(akhir|renstra|rpjm|\brpd\b|menengah)|(standar|rata ?-? ?rata) nasional",
    ),
    (Peran.ACUAN, r"(akhir|renstra|rpjmd|rpd)\b.*target"),
    (Peran.CAPAIAN, r"capaian|kemajuan"),
    (Peran.PERSEN, r"^(%|persen|persentase|prosentase|presentase)"),
    (Peran.NILAI_AKHIR, r"(nilai|skor) (akhir|tertimbang)|bobot ?[x×] ?(nilai|skor)"),
    (Peran.URAIAN, r"^(program|kegiatan|sub ?kegiatan|sasaran|indikator|tujuan)\b"),
    (Peran.BOBOT, r"\bbobot\b"),
    (Peran.REALISASI, r"\brealisasi\b|^hasil\b"),
    (Peran.TARGET, r"\btarget\b|^rencana\b"),
    (Peran.ANGGARAN, r"\b(anggaran|pagu|alokasi|dpa|dipa|apbd)\b"),
    (Peran.NILAI, r"\b(nilai|skor)\b|kondisi awal|baseline|data awal"),
    (Peran.JUMLAH, r"\b(jumlah|total)\b"),
    (Peran.URAIAN, r"uraian|program|kegiatan|sasaran|indikator|tujuan|misi|belanja|komponen|aspek"),
    (
        Peran.URAIAN,
        r"\b(nama|instansi|jenis|jabatan|golongan|pendidikan|perangkat daerah|dimensi)\b",
    ),
    (Peran.URAIAN, r"\b(opd|skpd|kecamatan|kelurahan|bidang|unit kerja|unsur)\b"),
)
_TERURAI = tuple((peran, re.compile(pola)) for peran, pola in _POLA)

_UANG = re.compile(r"anggaran|pagu|keuangan|\brp\b|rupiah|belanja|\bdana\b|\bdi?pa\b|\bapbd\b")
_KINERJA = re.compile(r"kinerja|indikator|fisik|keluaran|output|outcome|sasaran")
_TAHUN = re.compile(r"\b(20\d\d)\b")
_SAMPAI = re.compile(r"\b(?:s ?/? ?d|sampai(?: dengan)?|akumulasi|kumulatif)\b")
"""Words of a column that accumulates periods."""
_BERTAHUN = re.compile(r"\b(?:tahun )?20\d\d\b")
_PERIODE = re.compile(r"\b(?:triwulan|tw|semester|smt|bulan)\s*([ivx]+|\d+)\b")
_ANAK_LEMAH = re.compile(
    r"^(|%|rp|l|p|20\d\d|(?:triwulan|tw|semester|smt) ?(?:[ivx]+|\d)|i{1,3}|iv|tahun|kinerja)$"
)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: where it is, how it is headed, what it means."""

    indeks: int
    kelompok: str
    """The upper heading, or the only one."""
    anak: str
    """The lower heading of a split heading; empty otherwise."""
    peran: Peran
    tahun: int | None = None
    periode: str | None = None

    @property
    def judul(self) -> str:
        """The heading as one text."""
        return " ".join(bagian for bagian in (self.kelompok, self.anak) if bagian)

    @property
    def label(self) -> tuple[int | None, str | None]:
        """Year and period: columns that belong together share them."""
        return (self.tahun, self.periode)


def normal(judul: str) -> str:
    r"""Bring a heading to the form in which it is matched.

    Example:
        >>> normal("CAPAIAN\nKinerja (%) :")
        'capaian kinerja %'
    """
    return " ".join(re.sub(r"[().:*\"“”_]", " ", judul.casefold()).split())


def peran_judul(judul: str) -> Peran:
    """Read the role of one heading, without its context.

    Example:
        >>> peran_judul("Tingkat Capaian").name, peran_judul("Pagu (Rp)").name
        ('CAPAIAN', 'ANGGARAN')
    """
    teks = normal(judul)
    for peran, pola in _TERURAI:
        if pola.search(teks):
            return _bernuansa(peran, teks)
    return Peran.LAIN


def _bernuansa(peran: Peran, teks: str) -> Peran:
    """Tell a budget column from a performance column by the words of its own heading."""
    persen = teks.startswith(("%", "persen", "prosen", "presen")) or teks.endswith(" %")
    if peran is Peran.REALISASI and persen and teks.startswith(("%", "pers", "pros", "pres")):
        peran = Peran.PERSEN
    if not _UANG.search(teks):
        return peran
    if peran is Peran.TARGET:
        return Peran.ANGGARAN
    if peran is Peran.REALISASI:
        return Peran.REALISASI_ANGGARAN
    if peran in (Peran.CAPAIAN, Peran.PERSEN):
        return Peran.SERAPAN
    return peran


def baca_kolom(judul: list[tuple[str, str]]) -> list[Kolom]:
    """Give every column its role, from left to right.

    Args:
        judul: Upper and lower heading of each column; the lower is empty where the heading is
            not split.

    Returns:
        The columns.
    """
    hasil: list[Kolom] = []
    uang = False
    sebelum = Peran.LAIN
    for indeks, (kelompok, anak) in enumerate(judul):
        kolom = _satu_kolom(indeks, kelompok, anak)
        peran = kolom.peran
        uang_di_kelompok = bool(_UANG.search(normal(kelompok)))
        if peran is Peran.ANGGARAN or (peran is Peran.REALISASI_ANGGARAN):
            uang = True
        elif peran is Peran.TARGET or (
            peran in (Peran.REALISASI, Peran.CAPAIAN) and _KINERJA.search(normal(kolom.judul))
        ):
            uang = uang_di_kelompok
            peran = Peran.ANGGARAN if uang and peran is Peran.TARGET else peran
        if uang or uang_di_kelompok:
            peran = _sebagai_uang(peran, sebelum, kolom)
        elif peran is Peran.PERSEN:
            peran = Peran.CAPAIAN
        if "%" in kolom.judul and peran in (Peran.ANGGARAN, Peran.REALISASI_ANGGARAN):
            peran = Peran.LAIN if peran is Peran.ANGGARAN else Peran.SERAPAN
        hasil.append(replace(kolom, peran=peran))
        sebelum = peran
    return _selisih_sebagai_efisiensi(_capaian_sebagai_realisasi(hasil))


def _selisih_sebagai_efisiensi(kolom: list[Kolom]) -> list[Kolom]:
    """Read "Capaian, Serapan, Selisih" as an efisiensi: the difference of the two."""
    peran = [k.peran for k in kolom]
    if not {Peran.CAPAIAN, Peran.SERAPAN} <= set(peran) or Peran.EFISIENSI in peran:
        return kolom
    batas = max(peran.index(Peran.CAPAIAN), peran.index(Peran.SERAPAN))
    return [
        replace(k, peran=Peran.EFISIENSI) if k.peran is Peran.SELISIH and k.indeks > batas else k
        for k in kolom
    ]


def _capaian_sebagai_realisasi(kolom: list[Kolom]) -> list[Kolom]:
    """Read "Target, Capaian, %" as target, realisasi and capaian: offices use the word for both."""
    if any(k.peran is Peran.REALISASI for k in kolom):
        return kolom
    hasil = list(kolom)
    for i, (kiri, tengah, kanan) in enumerate(zip(kolom, kolom[1:], kolom[2:], strict=False)):
        tiga = (kiri.peran, tengah.peran, kanan.peran)
        nilai = "%" not in tengah.judul and "tingkat" not in tengah.judul.casefold()
        if tiga == (Peran.TARGET, Peran.CAPAIAN, Peran.CAPAIAN) and nilai:
            hasil[i + 1] = replace(tengah, peran=Peran.REALISASI)
    return hasil


def _sebagai_uang(peran: Peran, sebelum: Peran, kolom: Kolom) -> Peran:
    if peran is Peran.REALISASI:
        persen = "%" in kolom.judul and sebelum is Peran.REALISASI_ANGGARAN
        return Peran.SERAPAN if persen else Peran.REALISASI_ANGGARAN
    if peran is Peran.PERSEN:
        return Peran.SERAPAN
    bukan_kinerja = not _KINERJA.search(normal(kolom.judul))
    if peran is Peran.CAPAIAN and bukan_kinerja and sebelum is Peran.REALISASI_ANGGARAN:
        return Peran.SERAPAN
    return peran


def _satu_kolom(indeks: int, kelompok: str, anak: str) -> Kolom:
    teks = normal(f"{kelompok} {anak}")
    tahun = _TAHUN.findall(normal(anak)) or _TAHUN.findall(normal(kelompok))
    periode = None if _SAMPAI.search(teks) else _PERIODE.search(teks)
    inti = " ".join(_BERTAHUN.sub("", normal(anak)).split())
    if _ANAK_LEMAH.match(inti):
        peran = peran_judul(kelompok)
        if inti == "%" and peran not in (Peran.CAPAIAN, Peran.SERAPAN):
            peran = Peran.PERSEN
    else:
        peran = peran_judul(anak)
        if peran is Peran.LAIN:
            peran = peran_judul(kelompok)
        elif peran in (Peran.TARGET, Peran.REALISASI) and _UANG.search(teks):
            peran = _bernuansa(peran, teks)
    return Kolom(
        indeks,
        kelompok,
        anak,
        peran,
        int(tahun[0]) if len(tahun) == 1 else None,
        periode[1] if periode else None,
    )
