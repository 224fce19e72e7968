"""Typing into the cells of a workbook file without opening Excel, as the tests of the audit need.

Only the sheet's XML changes, and stored results of formulas stay as they are: what a user's
workbook looks like before it is recalculated is part of what is tested.
"""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from lakip_xl.package.addresses import parse_cell
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook

Isi = str | float | None
"""A number, a text, nothing; a text that begins with ``=`` is a formula, unless it is a `Teks`."""


class Teks(str):
    """A text that stays one, whatever it begins with."""

    __slots__ = ()


def ketik(source: Path, target: Path, isi: Mapping[tuple[str, str], Isi]) -> Path:
    """Copy a workbook with other contents in some cells, by sheet and address."""
    paket = open_package(source)
    lembar = {sheet.name: sheet.part for sheet in Workbook(paket).sheets}
    bagian: dict[str, str] = {}
    for (sheet, sel), nilai in isi.items():
        part = lembar[sheet]
        teks = bagian.get(part) or paket.read(part).decode()
        bagian[part] = _ganti(teks, sel, nilai)
    return tulis_bagian(source, target, {nama: teks.encode() for nama, teks in bagian.items()})


def tulis_bagian(source: Path, target: Path, bagian: Mapping[str, bytes]) -> Path:
    """Copy a package with other parts."""
    target.write_bytes(b"".join(open_package(source).rewritten(bagian)))
    return target


def bagian(source: Path, nama: str) -> str:
    return open_package(source).read(nama).decode()


def _ganti(lembar: str, alamat: str, nilai: Isi) -> str:
    pola = re.compile(rf'<c r="{alamat}"((?: s="\d+")?)[^>/]*(?:/>|>.*?</c>)', re.DOTALL)
    baru = _sel(alamat, r"\1", nilai)
    hasil, kena = pola.subn(baru.replace("\\\\1", "\\1"), lembar, count=1)
    return hasil if kena else _sisipkan(lembar, alamat, _sel(alamat, "", nilai))


def _sel(alamat: str, gaya: str, nilai: Isi) -> str:
    if nilai is None:
        return f'<c r="{alamat}"{gaya}/>'
    if isinstance(nilai, str) and nilai.startswith("=") and not isinstance(nilai, Teks):
        return f'<c r="{alamat}"{gaya}><f>{escape(nilai[1:], quote=False)}</f></c>'
    if isinstance(nilai, str):
        isi = escape(nilai, quote=False)
        return f'<c r="{alamat}"{gaya} t="inlineStr"><is><t>{isi}</t></is></c>'
    return f'<c r="{alamat}"{gaya}><v>{nilai!r}</v></c>'


def _sisipkan(lembar: str, alamat: str, sel: str) -> str:
    """Put a new cell at its place in its row, which is made where there is none."""
    baris, kolom = parse_cell(alamat)
    ada = re.search(rf'<row r="{baris}"[^>]*?(?:/>|>(.*?)</row>)', lembar, re.DOTALL)
    if ada is None:
        sebelum = [m for m in re.finditer(r'<row r="(\d+)"', lembar) if int(m[1]) > baris]
        tempat = sebelum[0].start() if sebelum else lembar.index("</sheetData>")
        return f'{lembar[:tempat]}<row r="{baris}">{sel}</row>{lembar[tempat:]}'
    isi = ada[1] or ""
    kanan = [m for m in re.finditer(r'<c r="([A-Z]+\d+)"', isi) if parse_cell(m[1])[1] > kolom]
    tempat = kanan[0].start() if kanan else len(isi)
    pembuka = ada[0][: ada[0].index(">") + 1].replace("/>", ">")
    baru = f"{pembuka}{isi[:tempat]}{sel}{isi[tempat:]}</row>"
    return lembar[: ada.start()] + baru + lembar[ada.end() :]
