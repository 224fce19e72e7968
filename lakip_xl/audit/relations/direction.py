"""Rows whose capaian follows another formula than the rows around them, without a reason.

A capaian of target / realisasi is right for an indicator of which less is better. Where all other
rows are realisasi / target and nothing in the name speaks of less, target and realisasi have most
likely changed places.
"""

import re

from lakip_xl.audit.indicators.formula import lower_is_better
from lakip_xl.audit.relations.formula import DOWN, INVERSE, UP
from lakip_xl.audit.relations.reading import Reading, holds, telling
from lakip_xl.audit.table.model import Table

FEWEST = 2
"""Rows that must show the usual formula, and nothing else."""
_LESS = re.compile(
    r"\b(?:angka|jumlah kasus|kasus|korban|temuan|tidak|belum|tanpa|bebas|keluhan|pengaduan|"
    r"konflik|sengketa|pelanggar\w*|kejahatan|kriminal\w*|kecelakaan|kebakaran|bencana|rawan|rusak|kumuh|"
    r"buruk|kurang|miskin|kemiskinan|pengangguran|ketimpangan|kesenjangan|disparitas|gini|"
    r"rasio|"
    r"ketergantungan|beban|utang|silpa|tunggakan|sisa|kerugian|kehilangan|biaya|inflasi|waktu|lama|jangka|"
    r"durasi|hari|menit|respon\w*|response|time|lambat|keterlambatan|banding|kasasi|upaya hukum|pk|"
    r"turun\w*|menurun\w*|penurunan|berkurang\w*|pengurangan|putus|buta|drop|pengulangan|residivis|"
    r"kekerasan|perceraian|pernikahan|stunting|prevalensi|kematian|kesakitan|insiden\w*|penyakit|"
    r"penderita|hama|emisi|limbah|sampah|pencemaran|kerusakan|deforestasi|gangguan|risiko|resiko|"
    r"kesalahan|cacat|komplain|penolakan|batal\w*|retur|deviasi|losses)\b",
    re.IGNORECASE,
)


def one_way(table: Table, reading: Reading) -> frozenset[int]:
    """Give the row, if there is one, that alone turns the formula of its table round."""
    if reading.rule != "capaian" or len(reading.formulas) < 2 or reading.main is not UP:
        return frozenset()
    usual = [x for x in reading.lines if holds(x, (UP,)) and telling(x)]
    turned = [x for x in reading.lines if not holds(x, (UP, DOWN)) and holds(x, (INVERSE,))]
    if len(turned) != 1 or len(usual) < FEWEST:
        return frozenset()
    [row] = [x.row for x in turned]
    name = table.rows[row].full_name
    return frozenset() if lower_is_better(name) or _LESS.search(name) else frozenset({row})
