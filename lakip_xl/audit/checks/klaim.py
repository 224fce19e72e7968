"""What the sentences of a cell claim of their row: numbers, a comparison, success, a category."""

import re
from dataclasses import dataclass

from lakip_xl.audit.cetak import ANGKA, AngkaCetak, baca

_TAHUN = re.compile(r"\b(?:pada\s+)?tahun\s+(?:anggaran\s+)?\d{4}\b", re.IGNORECASE)
_NILAI = rf"\(?\s*(-?(?!(?:19|20)\d\d\b){ANGKA}\s*(?:%|persen\b)?)"
_LAIN = (
    r"(?!\b(?:anggaran|keuangan|belanja|lalu|sebelumnya|triwulan|semester|nasional|provinsi|"
    r"renstra|rpjmd|rpd|akhir|meningkat|menurun|naik|turun|dibanding\w*|dari|rata)\b)"
)
"""Words after which a number is not this year's of this row."""
_REALISASI = re.compile(
    rf"\b(?:ter)?realisasi(?:nya)?\b(?:{_LAIN}[^.;\d(]){{0,60}}{_NILAI}", re.IGNORECASE
)
_TARGET = re.compile(
    rf"\btarget\b(?:{_LAIN}(?!\brealisasi|\btercapai)[^.;:\d(]){{0,40}}{_NILAI}", re.IGNORECASE
)
_CAPAIAN = re.compile(
    rf"(?<!target )\bcapaian(?:nya)?\b(?:{_LAIN}[^.;\d(]){{0,60}}{_NILAI}", re.IGNORECASE
)
_LABEL = r"((?:(?:sangat|cukup|kurang|tidak)\s+)?(?:berhasil|tinggi|sedang|rendah|baik|buruk))"
_KATEGORI = re.compile(
    rf"\bkategori\b(?:\s+(?:capaian|kinerja))*\s*[\"“”'‘*:]*\s*{_LABEL}\b", re.IGNORECASE
)
_KATEGORI_AKHIR = re.compile(rf";\s*{_LABEL}\s*\.?\s*$", re.IGNORECASE)
"""A condensed statement: "tercapai; capaian 100%; Sangat Berhasil"."""
_LEBIH = re.compile(
    r"\b(lebih besar|lebih tinggi|melebihi|melampaui|di ?atas)\b.{0,20}?\btarget", re.IGNORECASE
)
_SAMA = re.compile(r"\b(sama dengan|sesuai(?: dengan)?)\s+target", re.IGNORECASE)
_KURANG = re.compile(
    r"\b(lebih kecil|lebih rendah|kurang dari|di ?bawah|(?:belum|tidak) mencapai)\b"
    r".{0,20}?\btarget",
    re.IGNORECASE,
)
_BELUM = re.compile(r"\b(?:tidak|belum)\s+(?:\w+\s+){0,2}tercapai\b", re.IGNORECASE)
_SUDAH = re.compile(
    r"^\s*tercapai\b|\b(?:telah|sudah|berhasil)\s+tercapai\b|\btarget\b[^.;]{0,60}\btercapai\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Klaim:
    """What a sentence says of its row; ``None`` where it says nothing."""

    realisasi: AngkaCetak | None
    target: AngkaCetak | None
    capaian: AngkaCetak | None
    kategori: str | None
    hubungan: str | None
    tercapai: bool | None

    @property
    def angka(self) -> tuple[tuple[str, AngkaCetak], ...]:
        """The numbers that it quotes, with what they are said to be."""
        semua = (("realisasi", self.realisasi), ("target", self.target), ("capaian", self.capaian))
        return tuple((nama, angka) for nama, angka in semua if angka is not None)


def baca_klaim(teks: str) -> Klaim:
    """Read what the sentences of a cell claim.

    Example:
        >>> klaim = baca_klaim("Realisasi Indikator Kegiatan (80.78%) lebih besar dari target "
        ...                    'sebanyak 100 %. Indikator masuk kategori "Sangat Berhasil"')
        >>> klaim.realisasi.nilai, klaim.target.nilai, klaim.hubungan, klaim.kategori
        (80.78, 100.0, 'lebih besar dari', 'Sangat Berhasil')
    """
    if len({satu[-4:] for satu in _TAHUN.findall(teks)}) <= 1:
        teks = _TAHUN.sub("", teks)  # with several years, a year tells whose number follows
    cocok = _KATEGORI.search(teks) or _KATEGORI_AKHIR.search(teks)
    sampai: bool | None = None
    if _BELUM.search(teks):
        sampai = False
    elif _SUDAH.search(teks):
        sampai = True
    return Klaim(
        _angka(_REALISASI, teks),
        _angka(_TARGET, teks),
        _angka(_CAPAIAN, teks),
        cocok[1].strip() if cocok else None,
        _hubungan(teks),
        sampai,
    )


def _angka(pola: re.Pattern[str], teks: str) -> AngkaCetak | None:
    cocok = pola.search(teks)
    return baca(cocok[1].replace("persen", "%").strip()) if cocok else None


def _hubungan(teks: str) -> str | None:
    if _KURANG.search(teks):
        return "lebih kecil dari"
    if _LEBIH.search(teks):
        return "lebih besar dari"
    return "sama dengan" if _SAMA.search(teks) else None
