"""Sums that skip a row: SUM over too few rows, and chains of plus signs with a gap."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from lakip_xl.audit.buku.aturan.deret import formula_shapes
from lakip_xl.audit.buku.isi import Buku, Lembar
from lakip_xl.audit.rule import Pembuat, rule
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.package.addresses import Area, address, parse_area, parse_cell

_RANGE = re.compile(r"(?:SUM|AVERAGE)\(([A-Z]{1,3}[0-9]+:[A-Z]{1,3}[0-9]+)\)", re.IGNORECASE)
_CHAIN = re.compile(r"[A-Z]{1,3}[0-9]+(?:\+[A-Z]{1,3}[0-9]+){2,}", re.IGNORECASE)
_YEARS = range(1990, 2101)
Tempat = tuple[int, int]


@rule(
    "jumlah-melewatkan-baris",
    Tingkat.PERINGATAN,
    tujuan="Rumus jumlah mencakup semua baris angka yang dijumlahkannya.",
    dasar="Baris yang ditambahkan di tepi rentang tidak ikut terjumlah.",
    contoh="=SUM(D5:D11) di D13, padahal D12 juga berisi angka.",
)
def periksa_jumlah(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find sums whose neighbours are left out; a column without a gap leaves no doubt."""
    for lembar in buku.diperiksa:
        bentuk: Mapping[Tempat, str] | None = None
        for (baris, kolom), sel in lembar.sel.items():
            rumus = lembar.isi.formula(baris, kolom) if sel.formula else None
            isi = (rumus or "").replace(" ", "").replace("$", "")
            pasti = False
            if cocok := _RANGE.fullmatch(isi):
                area = parse_area(cocok[1])
                bentuk = formula_shapes(buku, lembar) if bentuk is None else bentuk
                kolom_angka = _Kolom(lembar, bentuk, kolom)
                terlewat = kolom_angka.di_tepi(area, baris)
                dalam = range(area.first_row, baris)
                pasti = all(kolom_angka.sejenis(i, area.last_row) for i in dalam)
            elif _CHAIN.fullmatch(isi):
                terlewat = _di_sela(lembar, [parse_cell(satu) for satu in isi.split("+")])
            else:
                continue
            if terlewat:
                sebut = ", ".join(address(*satu) for satu in terlewat)
                yield temuan(
                    lembar.letak(baris, kolom),
                    f"Jumlah ={rumus} tidak mencakup {sebut}, yang juga berisi angka.",
                    tercetak=f"={rumus}",
                    tingkat=Tingkat.GALAT if pasti else None,
                )


@dataclass(frozen=True, slots=True)
class _Kolom:
    """A column above its sum."""

    lembar: Lembar
    bentuk: Mapping[Tempat, str]
    kolom: int

    def sejenis(self, baris: int, seperti: int) -> bool:
        """Tell whether a row holds a figure like another row's: typed, or the same formula."""
        rumus = self.bentuk.get((baris, self.kolom))
        if rumus is not None:
            return rumus == self.bentuk.get((seperti, self.kolom))
        return _diketik(self.lembar, baris, self.kolom)

    def di_tepi(self, area: Area, baris: int) -> list[Tempat]:
        """Give the figures between a range and the sum below it, and right above the range."""
        if not area.first_column == area.last_column == self.kolom or area.last_row >= baris:
            return []
        bawah = range(area.last_row + 1, baris)
        terlewat = [*takewhile(lambda i: self.sejenis(i, area.last_row), bawah)]
        atas = area.first_row - 1
        sel = self.lembar.sel.get((atas, self.kolom))
        # Years stand above columns of figures, and are none.
        if sel is not None and sel.value not in _YEARS and self.sejenis(atas, area.first_row):
            terlewat.insert(0, atas)
        return [(i, self.kolom) for i in terlewat]


def _di_sela(lembar: Lembar, sel: list[Tempat]) -> list[Tempat]:
    """Give the numbers between the terms of a chain; many gaps mean that parents are added."""
    kolom = {k for _, k in sel}
    if len(kolom) > 1:
        return []
    baris = {b for b, _ in sel}
    satu = kolom.pop()
    sela = [
        n for n in range(min(baris), max(baris)) if n not in baris and _diketik(lembar, n, satu)
    ]
    return [(n, satu) for n in sela] if len(sela) * 2 < len(baris) else []


def _diketik(lembar: Lembar, baris: int, kolom: int) -> bool:
    sel = lembar.sel.get((baris, kolom))
    return sel is not None and sel.formula is None and isinstance(sel.value, float)


@rule(
    "baris-di-luar-tabel",
    Tingkat.PERINGATAN,
    tujuan="Tidak ada isian tepat di bawah tabel, di luar batasnya.",
    dasar="Rumus hanya menghitung baris yang ada di dalam tabel.",
    contoh="Baris 25 diisi, padahal tblProgram berakhir di baris 24.",
)
def periksa_bawah_tabel(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find rows that were typed below a table and did not become part of it."""
    for tabel in buku.tabel.values():
        area, lembar = tabel.berkas.area, buku.lembar[tabel.berkas.sheet]
        nomor = area.last_row + 1
        isi = [
            kolom
            for kolom in range(area.first_column, area.last_column + 1)
            if (sel := lembar.sel.get((nomor, kolom))) and sel.value not in (None, "")
        ]
        if len(isi) > 1:
            yield temuan(
                Letak(
                    tabel=tabel.skema.report_table,
                    kunci=f"baris {nomor}",
                    sheet=lembar.nama,
                    sel=address(nomor, isi[0]),
                ),
                f"Baris {nomor} terisi, tetapi di luar {tabel.skema.name} yang berakhir di baris "
                f"{area.last_row}; perluas tabelnya.",
            )
