"""How rows are called that are sums or means of other rows."""

import re

TOTAL = re.compile(r"^(?:grand\s+)?(?:total|jumlah|jml)\b", re.IGNORECASE)
TOTAL_ONLY = re.compile(
    r"^(?:grand\s+)?(?:total|jumlah|jml)\b(?:\W*\b(?:total|keseluruhan|seluruh\w*|nilai|skor|bobot|akhir|"
    r"capaian|umum|jumlah|anggaran|belanja|pendapatan|pegawai|asn|pns|bruto|netto|[ivx]+|[a-z]|\d+)\b)*\W*$",
    re.IGNORECASE,
)
REGION = re.compile(
    r"^(?:kabupaten|kab\.|kota|provinsi|prov\.|indonesia|nasional)(?!\w)", re.IGNORECASE
)
"""How a row is called that speaks of a whole region."""
SUBTOTAL = re.compile(r"^(?:sub[\s-]{0,4}(?:total|jumlah))\b", re.IGNORECASE)
MEAN = re.compile(r"^rata[\s-]{0,4}rata\b", re.IGNORECASE)
MEAN_ONLY = re.compile(
    r"^rata[\s-]{0,4}rata(?:\W+(?:capaian|kinerja|realisasi|indikator|sasaran|strategis|tujuan|program|"
    r"kegiatan|nilai|skor|persentase|penyerapan|serapan|anggaran|keseluruhan|total|jumlah|tingkat|"
    r"efisiensi|tahun|dari|iku|opd|[ivx]+|\d+))*\W*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\b(?:j ?u ?m ?l ?a ?h|t ?o ?t ?a ?l)\b", re.IGNORECASE)


def joined(label: str) -> str:
    """Join a word that is set in spaced letters.

    >>> joined("J U M L A H II")
    'JUMLAH II'
    """
    return _LETTERS.sub(lambda found: found[0].replace(" ", ""), label)
