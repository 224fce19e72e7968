"""Marks on the cells in which something was found: conditional formats that can be taken out."""

from collections.abc import Mapping, Sequence

from lakip_xl.audit.buku.catatan import BERTANDA, PENANDA, rumus_tanda
from lakip_xl.audit.temuan import Tingkat
from lakip_xl.package.annotations import Format, add_formats, formula_of, remove_formats, rules
from lakip_xl.package.lossless import Element


def corak(lembar_temuan: Element) -> dict[Tingkat, str]:
    """Find the differential style of each severity in the formats of the sheet Pemeriksaan."""
    hasil: dict[Tingkat, str] = {}
    for tingkat in BERTANDA:
        for aturan in rules(lembar_temuan):
            if f'"{tingkat.value}"' in formula_of(aturan) and aturan.get("dxfId"):
                hasil.setdefault(tingkat, aturan.get("dxfId"))
    return hasil


def beri_tanda(
    lembar: Element, sel: Mapping[Tingkat, Sequence[str]], corak_tingkat: Mapping[Tingkat, str]
) -> None:
    """Mark the cells of a sheet.

    Args:
        lembar: The sheet's root element.
        sel: Its cells that get a mark, by severity.
        corak_tingkat: The differential style by severity.
    """
    dipakai = (tingkat for tingkat in BERTANDA if tingkat in sel and tingkat in corak_tingkat)
    add_formats(
        lembar, [Format(sel[satu], rumus_tanda(satu), corak_tingkat[satu]) for satu in dipakai]
    )


def hapus_tanda(lembar: Element) -> None:
    """Take every mark out again."""
    remove_formats(lembar, lambda rumus: PENANDA in rumus)
