"""Sums that skip a row: SUM over too few rows, and chains of plus signs with a gap."""

import re
from collections.abc import Iterator

from lakip_xl.audit.buku.isi import Buku, Lembar
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.package.addresses import Area, address, parse_area, parse_cell

_SUM = re.compile(r"SUM\((\$?[A-Z]{1,3}\$?[0-9]+:\$?[A-Z]{1,3}\$?[0-9]+)\)", re.IGNORECASE)
_RANTAI = re.compile(r"\$?[A-Z]{1,3}\$?[0-9]+(?:\+\$?[A-Z]{1,3}\$?[0-9]+){2,}", re.IGNORECASE)
_TAHUN = range(1990, 2101)


@aturan(
    "jumlah-melewatkan-baris",
    Tingkat.PERINGATAN,
    tujuan="Rumus jumlah mencakup semua baris angka yang dijumlahkannya.",
    dasar="Baris yang ditambahkan di tepi rentang tidak ikut terjumlah.",
    contoh="=SUM(D5:D11) di D13, padahal D12 juga berisi angka.",
)
def periksa_jumlah(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find sums whose neighbours are left out."""
    for lembar in buku.diperiksa:
        for (baris, kolom), sel in lembar.sel.items():
            rumus = sel.formula.text.replace(" ", "") if sel.formula else ""
            if cocok := _SUM.fullmatch(rumus):
                terlewat = _di_tepi(lembar, parse_area(cocok[1]), baris, kolom)
            elif _RANTAI.fullmatch(rumus):
                terlewat = _di_sela(lembar, [parse_cell(satu) for satu in rumus.split("+")])
            else:
                continue
            if terlewat:
                sebut = ", ".join(address(r, kolom_lewat) for r, kolom_lewat in terlewat)
                yield temuan(
                    lembar.letak(baris, kolom),
                    f"Jumlah ={rumus} tidak mencakup {sebut}, yang juga berisi angka.",
                    tercetak=f"={rumus}",
                )


def _di_tepi(lembar: Lembar, area: Area, baris: int, kolom: int) -> list[tuple[int, int]]:
    """Give the numbers between a range and the total below it, and right above the range."""
    if area.first_column != area.last_column or area.first_column != kolom:
        return []
    if area.last_row >= baris:
        return []
    terlewat = []
    for nomor in range(area.last_row + 1, baris):
        if not _diketik(lembar, nomor, kolom):
            break
        terlewat.append((nomor, kolom))
    atas = lembar.sel.get((area.first_row - 1, kolom))
    if atas is not None and _diketik(lembar, area.first_row - 1, kolom):
        # Years stand above columns of figures, and are none.
        terlewat[:0] = [] if atas.value in _TAHUN else [(area.first_row - 1, kolom)]
    return terlewat


def _di_sela(lembar: Lembar, sel: list[tuple[int, int]]) -> list[tuple[int, int]]:
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


@aturan(
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
