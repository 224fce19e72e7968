"""What the audit leaves in a workbook: rows, links, marks, and the time.

One definition for both ways of writing it: into the package (``tulis``), and into a workbook that
is open in Excel. So each can take out what the other wrote.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.workbook.schema.pemeriksaan import FINDING_KEYS

MEDAN_WAKTU = "WaktuPeriksa"
"""The name of the cell that says when the workbook was audited."""
KOLOM_TAUTAN = FINDING_KEYS["sel"]
"""The column of tblTemuan whose cells are links."""
PENANDA = "temuan lakip-xl: "
"""Stands in the formula of every mark; by it they are found again."""
BERTANDA = (Tingkat.GALAT, Tingkat.PERINGATAN)
"""The severities whose cells are marked, the gravest first."""

_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip


def baris_temuan(temuan: Temuan) -> dict[str, str | float | None]:
    """Give a finding as a row of tblTemuan, by the titles of its columns.

    Example:
        >>> baris_temuan(Temuan("serapan", Tingkat.GALAT, sel="J12"))["Tingkat"]
        'galat'
    """
    isi = temuan.sebagai_kamus()
    return {judul: isi[kunci] for kunci, judul in FINDING_KEYS.items()}


def temuan_dari_baris(baris: Mapping[str, object]) -> Temuan | None:
    """Give the finding that a row of tblTemuan holds; None for a row without one.

    Example:
        >>> temuan = Temuan("serapan", Tingkat.GALAT, sel="J12", tercetak=95.67)
        >>> temuan_dari_baris(baris_temuan(temuan)) == temuan
        True
    """
    isi: dict[str, Any] = {kunci: baris.get(judul) for kunci, judul in FINDING_KEYS.items()}
    isi = {kunci: None if nilai == "" else nilai for kunci, nilai in isi.items()}
    if isi["tingkat"] not in {satu.value for satu in Tingkat}:
        return None
    return Temuan(
        **isi
        | {
            "aturan": isi["aturan"] or "",
            "tingkat": Tingkat(isi["tingkat"]),
            "pesan": isi["pesan"] or "",
        }
    )


def tujuan(temuan: Temuan) -> str | None:
    """Give the place that a finding's row links to, as Excel writes it.

    Example:
        >>> tujuan(Temuan("serapan", Tingkat.GALAT, sheet="Juli '24", sel="J12"))
        "'Juli ''24'!J12"
    """
    if not (temuan.sheet and temuan.sel):
        return None
    nama = temuan.sheet.replace("'", "''")
    return f"'{nama}'!{temuan.sel}"


def sel_bertanda(temuan: Iterable[Temuan]) -> dict[str, dict[Tingkat, tuple[str, ...]]]:
    """Give the cells that get a mark, by sheet and severity, each once, in the order found.

    Example:
        >>> sel_bertanda([Temuan("serapan", Tingkat.GALAT, sheet="Anggaran", sel="J12"),
        ...               Temuan("sisa", Tingkat.GALAT, sheet="Anggaran", sel="J12")])
        {'Anggaran': {<Tingkat.GALAT: 'galat'>: ('J12',)}}
    """
    hasil: dict[str, dict[Tingkat, dict[str, None]]] = {}
    for satu in temuan:
        if satu.sheet and satu.sel and satu.tingkat in BERTANDA:
            hasil.setdefault(satu.sheet, {}).setdefault(satu.tingkat, {})[satu.sel] = None
    return {
        sheet: {tingkat: tuple(sel) for tingkat, sel in isi.items()} for sheet, isi in hasil.items()
    }


def rumus_tanda(tingkat: Tingkat) -> str:
    """Give the formula of a mark: always true, and recognisable.

    It names no function and separates nothing, because Excel takes the formulas of conditional
    formats in the user's own language.

    Example:
        >>> rumus_tanda(Tingkat.GALAT)
        '"temuan lakip-xl: galat"<>""'
    """
    return f'"{PENANDA}{tingkat.value}"<>""'


def waktu_teks(waktu: datetime) -> str:
    """Write a time for readers.

    Example:
        >>> waktu_teks(datetime(2025, 2, 3, 9, 5))
        '3 Februari 2025 pukul 09.05'
    """
    return f"{waktu.day} {_BULAN[waktu.month - 1]} {waktu.year} pukul {waktu:%H.%M}"
