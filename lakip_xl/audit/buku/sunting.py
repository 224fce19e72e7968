"""Small edits of a worksheet's XML as text, so that they can be undone to the last byte.

Parsing and writing a part again would change quotes, prefixes and spaces that nobody asked to
change. What is edited here is always written in the one form below, and found again by it.
"""

import re
from collections.abc import Mapping
from html import escape

from lakip_xl.package.addresses import address, column_number
from lakip_xl.package.values import encoded_text, number_text

_SESUDAH_TANDA = (
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects",
    "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
"""What follows the conditional formats in a worksheet, in the order of the standard."""
_ISI = re.compile(r"</sheetData>|<sheetData\s*/>")
_NOMOR = re.compile(r' r="(\d+)"')
_SEL = re.compile(r'<c r="([A-Z]+)\d+"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_SEMUA_TANDA = re.compile(r"<conditionalFormatting\b[^>]*>(.*?)</conditionalFormatting>", re.DOTALL)
_SATU_TANDA = re.compile(r"<cfRule\b(?:[^>]*/>|.*?</cfRule>)", re.DOTALL)
_PRIORITAS = re.compile(r'(<cfRule\b[^>]*\spriority=")(\d+)(")')


def sel_teks(alamat: str, gaya: str, nilai: str | float | None) -> str:
    """Write a cell. A text is written as a text, whatever it begins with.

    Example:
        >>> sel_teks("B9", ' s="50"', "=1+1")
        '<c r="B9" s="50" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'
        >>> sel_teks("B9", ' s="50"', None)
        '<c r="B9" s="50" t="n"></c>'
    """
    if nilai is None or nilai == "":
        return f'<c r="{alamat}"{gaya} t="n"></c>'
    if isinstance(nilai, str):
        teks = escape(encoded_text(nilai), quote=False)
        return (
            f'<c r="{alamat}"{gaya} t="inlineStr"><is><t xml:space="preserve">{teks}</t></is></c>'
        )
    return f'<c r="{alamat}"{gaya}><v>{number_text(nilai)}</v></c>'


def pola_sel(alamat: str) -> re.Pattern[str]:
    """Give the pattern of a cell; its group ``gaya`` is the attribute of its style."""
    return re.compile(
        rf'<c r="{alamat}"(?P<gaya>(?:\s+s="\d+")?)[^>/]*(?:/>|>(?P<isi>.*?)</c>)', re.DOTALL
    )


def pola_baris(nomor: int) -> re.Pattern[str]:
    """Give the pattern of a row."""
    return re.compile(rf'<row r="{nomor}"(?:[^>/]*/>|[^>]*>.*?</row>)', re.DOTALL)


def ganti_sel(lembar: str, alamat: str, nilai: str | float | None) -> str:
    """Put a value into a cell that exists; the sheet comes back unchanged where it does not."""
    return pola_sel(alamat).sub(lambda sel: sel_teks(alamat, sel["gaya"], nilai), lembar, count=1)


def ganti_baris(baris: str, isi: Mapping[int, str | float | None]) -> str:
    """Put values into the cells of a row, by column; a cell that is not there yet is made.

    Example:
        >>> ganti_baris('<row r="9"><c r="B9" s="5"/></row>', {3: 1.5})
        '<row r="9"><c r="B9" s="5"/><c r="C9"><v>1.5</v></c></row>'
    """
    pembuka, _, dalam = baris.removesuffix("/>").removesuffix("</row>").partition(">")
    nomor = _NOMOR.search(pembuka)
    if nomor is None:
        return baris
    sel = {column_number(satu[1]): satu[0] for satu in _SEL.finditer(dalam)}
    for kolom, nilai in isi.items():
        alamat = address(int(nomor[1]), kolom)
        if kolom in sel:
            sel[kolom] = ganti_sel(sel[kolom], alamat, nilai)
        elif nilai is not None:
            sel[kolom] = sel_teks(alamat, "", nilai)
    return f"{pembuka}>{''.join(sel[kolom] for kolom in sorted(sel))}</row>"


def sisipkan_tanda(lembar: str, tanda: str, banyak: int) -> str:
    """Put conditional formats in front of those that the sheet has.

    Args:
        lembar: The sheet's XML.
        tanda: The elements, whose rules have the priorities 1 to ``banyak``.
        banyak: How far the other rules move back.
    """
    isi = _ISI.search(lembar)
    if isi is None:
        return lembar
    lembar = _geser(lembar, banyak)
    berikut = re.compile(rf"<(?:{'|'.join(_SESUDAH_TANDA)})\b|</worksheet>")
    tempat = berikut.search(lembar, isi.end())
    if tempat is None:
        return lembar
    return lembar[: tempat.start()] + tanda + lembar[tempat.start() :]


def buang_tanda(lembar: str, penanda: str) -> str:
    """Take out the conditional formats whose formula holds a marker, and move the others back.

    Excel puts the rules of the same cells together when it saves: a user's rule beside ours stays.
    """
    banyak = 0

    def saring(semua: re.Match[str]) -> str:
        nonlocal banyak
        aturan = _SATU_TANDA.findall(semua[1])
        milik_kita = [satu for satu in aturan if penanda in satu]
        banyak += len(milik_kita)
        if not milik_kita:
            return semua[0]
        if len(milik_kita) == len(aturan):
            return ""
        hasil = semua[0]
        for satu in milik_kita:
            hasil = hasil.replace(satu, "", 1)
        return hasil

    tersisa = _SEMUA_TANDA.sub(saring, lembar)
    prioritas = [int(cocok[2]) for cocok in _PRIORITAS.finditer(tersisa)]
    # A user may have put a rule of his own in front meanwhile: then the numbers stay.
    return _geser(tersisa, -banyak) if all(satu > banyak for satu in prioritas) else tersisa


def _geser(lembar: str, banyak: int) -> str:
    return _PRIORITAS.sub(lambda c: f"{c[1]}{int(c[2]) + banyak}{c[3]}", lembar)
