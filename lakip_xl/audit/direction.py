"""Indicators of which less is better, by the words of their names."""

import re

_LESS = re.compile(
    r"\b(?:stunting|kemiskinan|penduduk miskin|pengangguran|kematian|kesakitan|prevalensi|inflasi|"
    r"gini|ketimpangan|putus sekolah|kriminalitas|kasus|waktu tunggu|temuan)\b",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:miskin|gizi|kesenjangan|putus|(?<!tepat )waktu|lama|hari|menit|jam|detik|pelanggaran|"
    r"kecelakaan|kejadian|kebakaran|rasio|keluhan|komplain|pengaduan|penolakan|ditolak|kerusakan|"
    r"kehilangan|kerugian|keterlambatan|kesalahan|gagal|tunggakan|sisa|backlog|emisi|risiko|beban|"
    r"insiden|turun\w*|menurun\w*|penurunan)\b",
    re.IGNORECASE,
)
_STILL_HIGHER = re.compile(
    r"\b(?:penurunan|menurun\w*|penanganan|ditangani|tertangani|penyelesaian|diselesaikan|"
    r"terselesaikan|selesai|ditindaklanjuti|tindak lanjut|cakupan|pencegahan|pengendalian|"
    r"terkendali\w*|bebas|"
    r"rehabilitasi|pelayanan|layanan|penemuan|ketepatan|keberhasilan)\b",
    re.IGNORECASE,
)


def lower_is_better(name: str) -> bool:
    """Tell whether an indicator's name says that less of it is better.

    Example:
        >>> lower_is_better("Prevalensi stunting")
        True
        >>> lower_is_better("Persentase kasus yang ditangani")
        False
    """
    return bool(_LESS.search(name)) and not _STILL_HIGHER.search(name)


def may_be_lower(text: str) -> bool:
    """Tell whether a word of a name or a sentence leaves it open that less is better.

    Example:
        >>> may_be_lower("Lama pelayanan izin"), may_be_lower("Layanan tepat waktu")
        (True, False)
    """
    return bool(_LESS.search(text) or _PERHAPS.search(text))
