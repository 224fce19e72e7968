"""One mistake, one finding, across the whole workbook.

A wrong entry makes results wrong on other sheets, and each of them contradicts what is printed.
Where the results that findings speak of are computed from a figure that is found itself, the
workbook is computed again with that figure put right; findings that disappear are consequences.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lakip_xl.audit.buku.asal import Sel
from lakip_xl.audit.buku.coba import dengan_nilai
from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.package.addresses import Area, parse_cell

TERBANYAK = 3
"""So many figures are put right, one after the other; a workbook with more is damaged all over."""

_ANTAR_LEMBAR = {"antar-lembar", "jumlah-pegawai"}
"""Rules whose findings stand in another place than the result that they speak of."""
_MUNGKIN_AKIBAT = _ANTAR_LEMBAR | {"tercetak", "jumlah-total"}
"""Rules whose findings may follow from a figure elsewhere; the others look at one table, where
consequences were told apart already."""

Jalankan = Callable[[Buku], list[Temuan]]
"""Runs the rules on a workbook."""


@dataclass(frozen=True, slots=True)
class Pokok:
    """A finding that others may follow from: a cell, and what it should hold."""

    temuan: Temuan
    sel: Sel
    nilai: float


def pisahkan_akibat(buku: Buku, semua: list[Temuan], jalankan: Jalankan) -> list[Temuan]:
    """Give the findings, those that follow from another one as information.

    Args:
        buku: The workbook.
        semua: What was found in it.
        jalankan: Finds the same in another workbook.
    """
    berat = [t for t in semua if t.tingkat is not Tingkat.INFO]
    pokok = list(_pokok(buku, berat))
    if len(berat) < 2 or not pokok:
        return semua
    pembaca = Pembaca(buku)
    calon = []
    for satu in pokok:
        turunan = pembaca.turunan(satu.sel)
        mungkin = [t for t in berat if t is not satu.temuan and _tentang(buku, t, turunan)]
        if mungkin:
            calon.append((satu, mungkin))
    akibat: dict[Temuan, Temuan] = {}
    percobaan = 0
    # What most others may follow from comes first: then they need not be tried themselves. Of two
    # sheets that differ, either may be wrong: such figures come last.
    urutan = sorted(calon, key=lambda c: (c[0].temuan.aturan in _ANTAR_LEMBAR, -len(c[1])))
    for satu, mungkin in urutan:
        terbuka = [t for t in mungkin if t not in akibat]
        if satu.temuan in akibat or not terbuka or percobaan == TERBANYAK:
            continue
        percobaan += 1
        diperbaiki = dengan_nilai(buku, {satu.sel: satu.nilai})
        if diperbaiki is None:
            continue
        tersisa = {_tanda(t) for t in jalankan(diperbaiki) if t.tingkat is not Tingkat.INFO}
        akibat |= {t: _sebagai_akibat(t, satu.temuan) for t in terbuka if _tanda(t) not in tersisa}
    return [akibat.get(t, t) for t in semua]


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


class Pembaca:
    """Knows of every cell which formulas read it.

    Args:
        buku: The workbook.
    """

    def __init__(self, buku: Buku) -> None:
        self._menurut_sel: dict[Sel, list[Sel]] = {}
        self._menurut_area: dict[str, dict[Area, list[Sel]]] = {}
        for lembar in buku.diperiksa:
            for tempat, sel in lembar.sel.items():
                if sel.formula is not None and sel.formula.text:
                    self._catat(buku, sel.formula.text, (lembar.nama, *tempat))

    def _catat(self, buku: Buku, rumus: str, sel: Sel) -> None:
        for sheet, area in buku.rujukan.asal(rumus, *sel):
            if area.is_cell:
                self._menurut_sel.setdefault((sheet, *area[:2]), []).append(sel)
            else:
                self._menurut_area.setdefault(sheet, {}).setdefault(area, []).append(sel)

    def turunan(self, sel: Sel) -> set[Sel]:
        """Give the cells whose results depend on a cell, and the cell itself."""
        hasil, tepi = {sel}, [sel]
        while tepi:
            sheet, baris, kolom = kini = tepi.pop()
            pembaca = [*self._menurut_sel.get(kini, ())]
            for area, milik in self._menurut_area.get(sheet, {}).items():
                if area.holds(baris, kolom):
                    pembaca += milik
            baru = set(pembaca) - hasil
            hasil |= baru
            tepi += baru
        return hasil


def _tentang(buku: Buku, temuan: Temuan, sel: set[Sel]) -> bool:
    """Tell whether a finding may speak of the result of one of these cells."""
    tempat = _sel(temuan)
    if tempat is None or temuan.aturan not in _MUNGKIN_AKIBAT:
        return False
    if tempat in sel or _dihitung_di(buku, tempat) in sel:
        return True
    return temuan.aturan in _ANTAR_LEMBAR and any(
        buku.lembar[sheet].nilai(baris, kolom) == temuan.dihitung for sheet, baris, kolom in sel
    )


def _tanda(temuan: Temuan) -> tuple[str, str | None, str | None]:
    return temuan.aturan, temuan.sheet, temuan.sel


def _sebagai_akibat(satu: Temuan, pokok: Temuan) -> Temuan:
    pesan = f"{satu.pesan} Akibat dari {pokok.kunci or '-'} · {pokok.kolom or '-'}."
    return replace(satu, tingkat=Tingkat.INFO, pesan=pesan)
