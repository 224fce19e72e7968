"""Which way an indicator is better, as far as its name says."""

import re

_TURUN = re.compile(
    r"\b(stunting|kemiskinan|penduduk miskin|pengangguran|kematian|kesakitan|prevalensi|inflasi|"
    r"gini|ketimpangan|putus sekolah|kriminalitas|kasus|waktu tunggu|temuan)\b",
    re.IGNORECASE,
)
_TETAP_NAIK = re.compile(
    r"\b(penurunan|menurun\w*|penanganan|ditangani|tertangani|penyelesaian|diselesaikan|"
    r"terselesaikan|selesai|ditindaklanjuti|tindak lanjut|cakupan|pencegahan|pengendalian|"
    r"terkendali\w*|bebas|"
    r"rehabilitasi|pelayanan|layanan|penemuan|ketepatan|keberhasilan)\b",
    re.IGNORECASE,
)


def makin_rendah_makin_baik(uraian: str) -> bool:
    """Tell whether an indicator's name says that less of it is better.

    Example:
        >>> makin_rendah_makin_baik("Prevalensi stunting")
        True
        >>> makin_rendah_makin_baik("Persentase kasus yang ditangani")
        False
    """
    return bool(_TURUN.search(uraian)) and not _TETAP_NAIK.search(uraian)
