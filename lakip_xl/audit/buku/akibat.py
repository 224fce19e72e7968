"""One mistake, one finding, across the whole workbook.

A wrong entry makes results wrong on other sheets, and each of them contradicts what is printed.
Where the results that findings speak of are computed from a figure that is found itself, the
workbook is computed again with that figure put right; findings that disappear are consequences.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lakip_xl.audit.buku.asal import Sel
from lakip_xl.audit.buku.coba import dengan_nilai
from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.rule import Trait
from lakip_xl.audit.temuan import Temuan
from lakip_xl.package.addresses import Area, parse_cell

TERBANYAK = 3
"""So many figures are put right, one after the other; a workbook with more is damaged all over."""

Jalankan = Callable[[Buku], list[Temuan]]
"""Runs the rules on a workbook."""


@dataclass(frozen=True, slots=True)
class Pokok:
    """A finding that others may follow from: a cell, and what it should hold."""

    temuan: Temuan
    sel: Sel
    nilai: float


def pisahkan_akibat(
    buku: Buku, semua: list[Temuan], jalankan: Jalankan, sifat: Mapping[str, Trait]
) -> list[Temuan]:
    """Give the findings, those that follow from another one as its consequences.

    Args:
        buku: The workbook.
        semua: What was found in it.
        jalankan: Finds the same in another workbook.
        sifat: What the findings of each rule are to others, by its id.
    """
    berat = [t for t in semua if t.mandiri]
    pokok = list(_pokok(buku, berat))
    if len(berat) < 2 or not pokok:
        return semua
    sumber = {
        t: sources(buku, _dibicarakan(buku, t, sifat))
        for t in berat
        if any(_mungkin(t, satu, sifat) for satu in pokok)
    }
    calon = []
    for satu in pokok:
        mungkin = [t for t in sumber if _mungkin(t, satu, sifat) and satu.sel in sumber[t]]
        if mungkin:
            calon.append((satu, mungkin))
    akibat: dict[Temuan, Temuan] = {}
    percobaan = 0
    # What most others may follow from comes first: then they need not be tried themselves. Of two
    # sheets that differ, either may be wrong: such figures come last.
    urutan = sorted(calon, key=lambda c: (Trait.ELSEWHERE in sifat[c[0].temuan.aturan], -len(c[1])))
    for satu, mungkin in urutan:
        terbuka = [t for t in mungkin if t not in akibat]
        if satu.temuan in akibat or not terbuka or percobaan == TERBANYAK:
            continue
        percobaan += 1
        diperbaiki = dengan_nilai(buku, {satu.sel: satu.nilai})
        if diperbaiki is None:
            continue
        tersisa = {_tanda(t) for t in jalankan(diperbaiki) if t.mandiri}
        akibat |= {t: t.sebagai_akibat(satu.temuan) for t in terbuka if _tanda(t) not in tersisa}
    return [akibat.get(t, t) for t in semua]


def _mungkin(temuan: Temuan, pokok: Pokok, sifat: Mapping[str, Trait]) -> bool:
    """Tell whether a finding is of a kind that may follow from another one."""
    milik = sifat[temuan.aturan]
    lain_lembar = Trait.ACROSS in milik and temuan.sheet != pokok.sel[0]
    return temuan is not pokok.temuan and (Trait.FOLLOWS in milik or lain_lembar)


def _pokok(buku: Buku, temuan: Iterable[Temuan]) -> Iterator[Pokok]:
    """Give the entries that are wrong, then the results that differ from what is printed."""
    hasil: list[Pokok] = []
    for satu in temuan:
        sel = _sel(satu)
        if sel is None:
            continue
        sumber = _dihitung_di(buku, sel)
        if sumber is None and isinstance(satu.dihitung, float):
            isi = buku.lembar[sel[0]].sel.get(sel[1:])
            if isi is not None and isi.formula is None:
                yield Pokok(satu, sel, satu.dihitung)
        elif sumber is not None and isinstance(satu.tercetak, float):
            hasil.append(Pokok(satu, sumber, satu.tercetak))
    yield from hasil


def _sel(temuan: Temuan) -> Sel | None:
    if temuan.sheet is None or temuan.sel is None:
        return None
    return (temuan.sheet, *parse_cell(temuan.sel))


def _dihitung_di(buku: Buku, sel: Sel) -> Sel | None:
    """Give the cell whose result a printed figure repeats; ``None`` for other cells."""
    sheet, baris, kolom = sel
    for tabel in buku.tabel.values():
        if tabel.berkas.sheet == sheet and tabel.berkas.data.holds(baris, kolom):
            judul = next((j for j, nomor in tabel.kolom.items() if nomor == kolom), "")
            asal = tabel.skema[judul].printed_of if judul else None
            return (sheet, baris, tabel.kolom[asal]) if asal and asal in tabel.kolom else None
    for medan in buku.medan.values():
        if (medan.lembar.nama, medan.baris, medan.kolom) == sel and medan.skema.printed_of:
            asal_medan = buku.medan.get(medan.skema.printed_of)
            if asal_medan is not None:
                return (asal_medan.lembar.nama, asal_medan.baris, asal_medan.kolom)
    return None


def _dibicarakan(buku: Buku, temuan: Temuan, sifat: Mapping[str, Trait]) -> Iterator[Sel]:
    """Give the cells whose results a finding speaks of."""
    sel = _sel(temuan)
    if sel is not None:
        yield _dihitung_di(buku, sel) or sel
    if Trait.ELSEWHERE in sifat[temuan.aturan]:
        for medan in buku.medan.values():
            if medan.skema.formula is not None and medan.nilai == temuan.dihitung:
                yield (medan.lembar.nama, medan.baris, medan.kolom)


def sources(buku: Buku, mulai: Iterable[Sel], *, deep: bool = True) -> set[Sel]:
    """Give the cells that the results of some cells are computed from, and these cells.

    Args:
        buku: The workbook.
        mulai: The cells.
        deep: Whether the cells that those are computed from count as well.
    """
    tepi = list(mulai)
    hasil = set(tepi)
    dilihat: set[tuple[str, Area]] = set()
    while tepi:
        sheet, baris, kolom = tepi.pop()
        lembar = buku.lembar.get(sheet)
        sel = lembar.sel.get((baris, kolom)) if lembar else None
        rumus = lembar.isi.formula(baris, kolom) if lembar and sel and sel.formula else None
        if rumus is None:
            continue
        for nama, area in buku.rujukan.reads(rumus, sheet, baris, kolom):
            # Every row of a column reads the same whole columns: their cells are in already.
            if (nama, area) in dilihat:
                continue
            dilihat.add((nama, area))
            baru = {(nama, *tempat) for tempat in _terisi(buku, nama, area)} - hasil
            hasil |= baru
            tepi += baru if deep else ()
    return hasil


def _terisi(buku: Buku, sheet: str, area: Area) -> Iterator[tuple[int, int]]:
    """Give the cells of an area that hold something."""
    lembar = buku.lembar.get(sheet)
    if lembar is None:
        return
    if area.size > len(lembar.sel):
        yield from (tempat for tempat in lembar.sel if area.holds(*tempat))
    else:
        yield from (tempat for tempat in area.cells() if tempat in lembar.sel)


def _tanda(temuan: Temuan) -> tuple[str, str | None, str | None]:
    return temuan.aturan, temuan.sheet, temuan.sel
