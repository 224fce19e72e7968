"""Marks on the cells in which something was found: conditional formats that can be taken out."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from lakip_xl.audit.buku.catatan import BERTANDA, PENANDA, rumus_tanda
from lakip_xl.audit.buku.sunting import buang_tanda, sisipkan_tanda
from lakip_xl.audit.temuan import Tingkat


def corak(lembar_temuan: str) -> dict[Tingkat, str]:
    """Find the differential style of each severity in the formats of the sheet Pemeriksaan."""
    hasil = {}
    for tingkat in BERTANDA:
        pola = rf'<cfRule\b[^>]*\sdxfId="(\d+)"[^>]*><formula>[^<]*"{tingkat.value}"'
        if cocok := re.search(pola, lembar_temuan.replace("&quot;", '"')):
            hasil[tingkat] = cocok[1]
    return hasil


def beri_tanda(
    lembar: str, sel: Mapping[Tingkat, Sequence[str]], corak_tingkat: Mapping[Tingkat, str]
) -> str:
    """Mark the cells of a sheet.

    Args:
        lembar: The sheet's XML.
        sel: Its cells that get a mark, by severity.
        corak_tingkat: The differential style by severity.
    """
    dipakai = (tingkat for tingkat in BERTANDA if tingkat in sel and tingkat in corak_tingkat)
    elemen = [
        f'<conditionalFormatting sqref="{" ".join(sel[tingkat])}">'
        f'<cfRule type="expression" priority="{nomor}" dxfId="{corak_tingkat[tingkat]}">'
        f"<formula>{escape(rumus_tanda(tingkat), quote=False)}</formula></cfRule>"
        "</conditionalFormatting>"
        for nomor, tingkat in enumerate(dipakai, start=1)
    ]
    return sisipkan_tanda(lembar, "".join(elemen), len(elemen)) if elemen else lembar


def hapus_tanda(lembar: str) -> str:
    """Take every mark out again."""
    return buang_tanda(lembar, PENANDA) if PENANDA in lembar else lembar
