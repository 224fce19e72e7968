"""Audit a workbook: from the file to its findings."""

import os
from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.audit.buku.akibat import pisahkan_akibat
from lakip_xl.audit.buku.asal import Sel, membaca
from lakip_xl.audit.buku.aturan import WORKBOOK_RULES
from lakip_xl.audit.buku.indicators import indicator_tables
from lakip_xl.audit.buku.isi import Buku, baca_buku
from lakip_xl.audit.buku.modul import mati, tanpa_yang_mati
from lakip_xl.audit.buku.relations import relations
from lakip_xl.audit.causes import explain
from lakip_xl.audit.identity import identified
from lakip_xl.audit.indicators import WORKBOOK_INDICATOR_RULES
from lakip_xl.audit.read.workbook import foreign_sheets
from lakip_xl.audit.rule import Aturan, Trait, run
from lakip_xl.audit.rules.tables import TABLE_RULES
from lakip_xl.audit.temuan import Temuan, Tingkat, urutkan
from lakip_xl.package.addresses import parse_cell
from lakip_xl.workbook.book.opened import Book

_RELATION_RULES = (
    dict.fromkeys(("serapan", "sisa-anggaran", "efisiensi"), Trait.ACROSS)
    | {"jumlah-total": Trait.FOLLOWS}
    | dict.fromkeys(("jumlah-jenjang", "nilai-sakip", "nilai-ip-asn"), Trait.NONE)
)
"""What a workbook's relations find, and what that is to other findings."""
RULES: tuple[Aturan, ...] = (
    *(replace(r, traits=_RELATION_RULES[r.id]) for r in TABLE_RULES if r.id in _RELATION_RULES),
    *WORKBOOK_INDICATOR_RULES,
    *WORKBOOK_RULES,
)
"""Everything that a workbook is held to."""

_TRAITS = {rule.id: rule.traits for rule in RULES}


def aturan_buku() -> dict[str, Aturan]:
    """Give every rule that a workbook is held to, by id."""
    return {rule.id: rule for rule in RULES}


def periksa_buku(source: str | os.PathLike[str] | bytes | Book) -> list[Temuan]:
    """Audit a workbook.

    Args:
        source: The workbook's path, the whole file, or the open book. It need not be
            recalculated: every formula is computed anew.

    Returns:
        The findings, sorted by table and severity.

    Raises:
        LakipError: The file cannot be used; the message says why.
    """
    buku = Buku(source) if isinstance(source, Book) else baca_buku(source)
    # Computed before any cell is read: the process that computes begins with what this one holds.
    _ = buku.isi.evaluation
    found = [*temukan(buku)]
    if any(foreign_sheets(buku)):
        # The reader of drafts is only loaded where there is something to read.
        from lakip_xl.audit.buku.foreign import foreign_findings

        found += foreign_findings(buku, found)
    return identified(urutkan(found))


def temukan(buku: Buku) -> Iterator[Temuan]:
    """Find what is wrong with a workbook that has been read, consequences told apart."""
    yield from pisahkan_akibat(buku, _semua(buku), _semua, _TRAITS)


def _semua(semuanya: Buku) -> list[Temuan]:
    buku = tanpa_yang_mati(semuanya)
    tak_dipakai = mati(buku)
    return [t for t in _dari(buku) if t.sheet not in tak_dipakai]


def _dari(buku: Buku) -> list[Temuan]:
    semua = [
        t for hubungan, dihitung in relations(buku) for t in explain(hubungan, trusted=dihitung)
    ]
    for tabel in indicator_tables(buku):
        semua += run(WORKBOOK_INDICATOR_RULES, tabel, tabel.figures())
    semua += run(WORKBOOK_RULES, buku)
    return [_dengan_angka(buku, satu) for satu in _tanpa_akibat(buku, semua)]


def _tanpa_akibat(buku: Buku, semua: list[Temuan]) -> Iterator[Temuan]:
    """Leave out the Excel errors that follow from a wrong entry which is found itself.

    A wrong figure that two rules find is left with the first of them.
    """
    entri = {tempat for t in semua if _entri(t) and (tempat := _tempat(t))}
    galat = [(t, tempat) for t in semua if t.aturan == "nilai-galat" and (tempat := _tempat(t))]
    # An entry that makes an error is one, however harmless it looked by itself.
    penyebab = {e for e in entri if any(membaca(buku, tempat, {e}) for _, tempat in galat)}
    dikatakan: set[tuple[Sel | None, str | float | None]] = set()
    for satu in semua:
        tempat = _tempat(satu)
        sama = (tempat, satu.dihitung) in dikatakan
        if tempat is not None and isinstance(satu.dihitung, float):
            dikatakan.add((tempat, satu.dihitung))
        if sama or (satu.aturan == "nilai-galat" and tempat and membaca(buku, tempat, entri)):
            continue
        membuat_galat = tempat in penyebab and _entri(satu)
        yield replace(satu, tingkat=Tingkat.GALAT) if membuat_galat else satu


def _entri(temuan: Temuan) -> bool:
    return bool(_TRAITS[temuan.aturan] & Trait.ENTRY)


def _tempat(temuan: Temuan) -> Sel | None:
    if temuan.sheet is None or temuan.sel is None:
        return None
    return (temuan.sheet, *parse_cell(temuan.sel))


def _dengan_angka(buku: Buku, temuan: Temuan) -> Temuan:
    """Give the number itself where a cell holds one: the JSON is read by programs."""
    lembar = buku.lembar.get(temuan.sheet or "")
    if lembar is None or temuan.sel is None or not isinstance(temuan.tercetak, str):
        return temuan
    nilai = lembar.nilai(*parse_cell(temuan.sel))
    angka = nilai if isinstance(nilai, float) else None
    return temuan if angka is None else replace(temuan, tercetak=angka)
