"""The sheet Pemeriksaan: its table filled with findings, and emptied again."""

import textwrap
from collections.abc import Mapping, Sequence

from lakip_xl.audit.buku.catatan import KOLOM_TAUTAN, baris_temuan, tujuan
from lakip_xl.audit.temuan import Temuan
from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import address, parse_area
from lakip_xl.package.annotations import Link, add_links, remove_links
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.growth import grow, shrink
from lakip_xl.package.lossless import Element
from lakip_xl.package.workbook import Table, Workbook
from lakip_xl.workbook.schema.pemeriksaan import FINDING_KEYS, TBL_TEMUAN

_TINGGI_BARIS, _TEPI = 13.0, 4.0
"""Points: a line of text, and the room above and below the text."""
_DITAMBAHKAN = "0"
"""The value of customHeight by which a height is known that was added to a row without one."""


def kosongkan(editor: BookEditor, workbook: Workbook, tabel: Table) -> Table:
    """Make the sheet what the template has: so many blank rows, no links."""
    halaman = editor.sheet(_bagian(workbook, tabel))
    remove_links(halaman.root, lambda sel: _di_dalam(sel, tabel))
    lebih = tabel.data.last_row - tabel.data.first_row + 1 - TBL_TEMUAN.blank_rows
    if lebih > 0:
        tabel = shrink(editor, workbook, tabel, lebih)
    elif lebih < 0:
        tabel = grow(editor, workbook, tabel, -lebih)
    for nomor in range(tabel.data.first_row, tabel.data.last_row + 1):
        _setinggi(halaman.row(nomor), 1)
        for kolom in range(tabel.area.first_column, tabel.area.last_column + 1):
            if halaman.cell(nomor, kolom) is not None:
                halaman.set_value(nomor, kolom, None)
    return tabel


def isikan(editor: BookEditor, workbook: Workbook, tabel: Table, temuan: Sequence[Temuan]) -> None:
    """Fill the table with findings, one a row, each with a link to its cell.

    Raises:
        LakipError: Something stands below the table where rows are needed, or a column is gone.
    """
    kolom = {judul: _kolom(tabel, judul) for judul in FINDING_KEYS.values()}
    tabel = kosongkan(editor, workbook, tabel)
    kurang = len(temuan) - (tabel.data.last_row - tabel.data.first_row + 1)
    if kurang > 0:
        tabel = grow(editor, workbook, tabel, kurang)
    halaman = editor.sheet(_bagian(workbook, tabel))
    tautan = []
    for nomor, satu in enumerate(temuan, start=tabel.data.first_row):
        isi = baris_temuan(satu)
        _setinggi(halaman.row(nomor), _banyak_baris(isi))
        for judul, posisi in kolom.items():
            if isi[judul] is not None:
                halaman.set_value(nomor, posisi, isi[judul])
        if tempat := tujuan(satu):
            sel = address(nomor, kolom[KOLOM_TAUTAN])
            tautan.append(Link(sel, tempat, satu.sel or ""))
    add_links(halaman.root, tautan)


def _bagian(workbook: Workbook, tabel: Table) -> str:
    lembar = workbook.sheet(tabel.sheet)
    if lembar is None:
        raise workbook.package.error(f'kehilangan sheet "{tabel.sheet}"; ambil salinan yang utuh')
    return lembar.part


def _kolom(tabel: Table, judul: str) -> int:
    nomor = tabel.column_number(judul)
    if nomor is None:
        raise LakipError(
            f"Kolom {judul} tidak ada di {TBL_TEMUAN.name}; kembalikan judul kolom itu agar "
            "temuan dapat ditulis."
        )
    return nomor


def _di_dalam(sel: str, tabel: Table) -> bool:
    try:
        area = parse_area(sel)
    except ValueError:
        return False
    return tabel.data.first_row <= area.first_row <= tabel.data.last_row


def _setinggi(baris: Element, banyak: int) -> None:
    """Fit a row to so many lines, since Excel fits none on opening.

    A row that said nothing of its height says so again when it is set back to one line.
    """
    tinggi = str(banyak * _TINGGI_BARIS + _TEPI)
    if baris.get("customHeight") == _DITAMBAHKAN and baris.get("ht"):
        baris.drop("customHeight")
        baris.drop("ht")
    elif baris.get("customHeight"):
        return
    elif baris.get("ht"):
        baris.set("ht", tinggi)
        return
    if banyak > 1:
        baris.set("ht", tinggi)
        baris.set("customHeight", _DITAMBAHKAN)


def _banyak_baris(isi: Mapping[str, str | float | None]) -> int:
    """Count the lines that a finding's longest text takes in its column."""
    return max(
        len(textwrap.wrap(str(nilai or "-"), round(TBL_TEMUAN[judul].width)))
        for judul, nilai in isi.items()
    )
