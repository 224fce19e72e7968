"""Marks on the cells in which something was found: conditional formats that can be taken out."""

import re
from collections.abc import Iterable

from lakip_xl.audit.buku.sunting import buang_tanda, sisipkan_tanda
from lakip_xl.audit.temuan import Temuan, Tingkat

PENANDA = "temuan lakip-xl: "
"""Stands in the formula of every mark; by it they are found again."""
_BERTANDA = (Tingkat.GALAT, Tingkat.PERINGATAN)


def corak(lembar_temuan: str) -> dict[Tingkat, str]:
    """Find the differential style of each severity in the formats of the sheet Pemeriksaan."""
    hasil = {}
    for tingkat in _BERTANDA:
        pola = rf'<cfRule\b[^>]*\sdxfId="(\d+)"[^>]*><formula>[^<]*"{tingkat.value}"'
        if cocok := re.search(pola, lembar_temuan.replace("&quot;", '"')):
            hasil[tingkat] = cocok[1]
    return hasil


def beri_tanda(lembar: str, temuan: Iterable[Temuan], corak_tingkat: dict[Tingkat, str]) -> str:
    """Mark the cells of a sheet.

    Args:
        lembar: The sheet's XML.
        temuan: The findings on this sheet.
        corak_tingkat: The differential style by severity.
    """
    sel: dict[Tingkat, list[str]] = {}
    for satu in temuan:
        if satu.sel and satu.tingkat in corak_tingkat:
            sel.setdefault(satu.tingkat, []).append(satu.sel)
    elemen = [
        f'<conditionalFormatting sqref="{" ".join(dict.fromkeys(sel[tingkat]))}">'
        f'<cfRule type="expression" priority="{nomor}" dxfId="{corak_tingkat[tingkat]}">'
        f'<formula>LEN("{PENANDA}{tingkat.value}")&gt;0</formula></cfRule></conditionalFormatting>'
        for nomor, tingkat in enumerate((t for t in _BERTANDA if t in sel), start=1)
    ]
    return sisipkan_tanda(lembar, "".join(elemen), len(elemen)) if elemen else lembar


def hapus_tanda(lembar: str) -> str:
    """Take every mark out again."""
    return buang_tanda(lembar, PENANDA) if PENANDA in lembar else lembar
