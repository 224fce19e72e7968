"""What the sentences of a cell claim of their row: numbers, a comparison, success, a category."""

import re
from dataclasses import dataclass

from lakip_xl.audit.printed import FIGURE, PrintedNumber, read_number

_YEAR = re.compile(r"\b(?:pada\s+)?tahun\s+(?:anggaran\s+)?\d{4}\b", re.IGNORECASE)
_VALUE = rf"\(?\s*(-?(?!(?:19|20)\d\d\b){FIGURE}\s*(?:%|persen\b)?)"
_OTHER = (
    r"(?!\b(?:anggaran|keuangan|belanja|lalu|sebelumnya|triwulan|semester|nasional|provinsi|"
    r"renstra|rpjmd|rpd|akhir|meningkat|menurun|naik|turun|dibanding\w*|dari|rata)\b|(?<=\s)-\d)"
)
"""Words after which a number is not this year's of this row; a sign belongs to its number."""
_REALISASI = re.compile(
    rf"\b(?:ter)?realisasi(?:nya)?\b(?:{_OTHER}[^.;\d(]){{0,60}}{_VALUE}", re.IGNORECASE
)
_TARGET = re.compile(
    rf"\btarget\b(?:{_OTHER}(?!\brealisasi|\btercapai)[^.;:\d(]){{0,40}}{_VALUE}", re.IGNORECASE
)
_CAPAIAN = re.compile(
    rf"(?<!target )\bcapaian(?:nya)?\b(?:{_OTHER}[^.;\d(]){{0,60}}{_VALUE}", re.IGNORECASE
)
_LABEL = r"((?:(?:sangat|cukup|kurang|tidak)\s+)?(?:berhasil|tinggi|sedang|rendah|baik|buruk))"
_KATEGORI = re.compile(
    rf"\bkategori\b(?:\s+(?:capaian|kinerja))*\s*[\"“”'‘*:]*\s*{_LABEL}\b", re.IGNORECASE
)
_KATEGORI_LAST = re.compile(rf";\s*{_LABEL}\s*\.?\s*$", re.IGNORECASE)
"""A condensed statement: "tercapai; capaian 100%; Sangat Berhasil"."""
_MORE = re.compile(
    r"\b(lebih besar|lebih tinggi|melebihi|melampaui|di ?atas)\b.{0,20}?\btarget", re.IGNORECASE
)
_SAME = re.compile(r"\b(sama dengan|sesuai(?: dengan)?)\s+target", re.IGNORECASE)
_LESS = re.compile(
    r"\b(lebih kecil|lebih rendah|kurang dari|di ?bawah|(?:belum|tidak) mencapai)\b"
    r".{0,20}?\btarget",
    re.IGNORECASE,
)
_MISSED = re.compile(r"\b(?:tidak|belum)\s+(?:\w+\s+){0,2}tercapai\b", re.IGNORECASE)
_REACHED = re.compile(
    r"^\s*tercapai\b|\b(?:telah|sudah|berhasil)\s+tercapai\b|\btarget\b[^.;]{0,60}\btercapai\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of its row; ``None`` where it says nothing."""

    realisasi: PrintedNumber | None
    target: PrintedNumber | None
    capaian: PrintedNumber | None
    kategori: str | None
    relation: str | None
    reached: bool | None

    @property
    def numbers(self) -> tuple[tuple[str, PrintedNumber], ...]:
        """The numbers that it quotes, with what they are said to be."""
        every = (("realisasi", self.realisasi), ("target", self.target), ("capaian", self.capaian))
        return tuple((name, number) for name, number in every if number is not None)


def read_claim(text: str) -> Claim:
    """Read what the sentences of a cell claim.

    Example:
        >>> klaim = read_claim("Realisasi Indikator Kegiatan (80.78%) lebih besar dari target "
        ...                    'sebanyak 100 %. Indikator masuk kategori "Sangat Berhasil"')
        >>> klaim.realisasi.value, klaim.target.value, klaim.relation, klaim.kategori
        (80.78, 100.0, 'lebih besar dari', 'Sangat Berhasil')
    """
    if len({one[-4:] for one in _YEAR.findall(text)}) <= 1:
        text = _YEAR.sub("", text)  # with several years, a year tells whose number follows
    match = _KATEGORI.search(text) or _KATEGORI_LAST.search(text)
    reached: bool | None = None
    if _MISSED.search(text):
        reached = False
    elif _REACHED.search(text):
        reached = True
    return Claim(
        _number(_REALISASI, text),
        _number(_TARGET, text),
        _number(_CAPAIAN, text),
        match[1].strip() if match else None,
        _relation(text),
        reached,
    )


def _number(pattern: re.Pattern[str], text: str) -> PrintedNumber | None:
    match = pattern.search(text)
    return read_number(match[1].replace("persen", "%").strip()) if match else None


def _relation(text: str) -> str | None:
    if _LESS.search(text):
        return "lebih kecil dari"
    if _MORE.search(text):
        return "lebih besar dari"
    return "sama dengan" if _SAME.search(text) else None
