"""Formulas: overwritten, missing, other than their column's, leading nowhere."""

import re
from collections import Counter
from collections.abc import Iterator

from lakip_xl.audit.buku.asal import Sel, asal_mula, letak_sel, polos, setara, tulis
from lakip_xl.audit.buku.coba import dengan_rumus
from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.modul import lumpuh
from lakip_xl.audit.rule import Pembuat, rule
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.functions.prefixes import without_prefixes
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Table as TabelBerkas
from lakip_xl.workbook.formula import stored
from lakip_xl.workbook.schema import LATEST_VERSION, TABLES
from lakip_xl.workbook.schema.kinds import Kind

_LUAR = re.compile(r"\[\d+\]|\.xl[a-z]{1,2}\b", re.IGNORECASE)
_KATA_TERPANJANG = 24
"""Longer texts are sentences and notes; categories and statuses are shorter."""
_SEDIKITNYA = 2
"""So many rows make a formula that of the column."""


@rule(
    "konstanta-di-kolom-rumus",
    Tingkat.GALAT,
    tujuan="Kolom hitungan dan sel hitungan berisi rumus, bukan ketikan.",
    dasar="Angka yang diketik di atas rumus tidak ikut berubah bila isiannya berubah.",
    contoh="Capaian diketik 90, padahal rumus kolomnya memberi 79,41.",
)
def periksa_konstanta(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find constants where a formula belongs."""
    for berkas, kolom, judul in _kolom_rumus(buku):
        lembar = buku.lembar[berkas.sheet]
        for baris in range(berkas.data.first_row, berkas.data.last_row + 1):
            sel = lembar.sel.get((baris, kolom))
            if sel is not None and sel.formula is None and sel.value not in (None, ""):
                yield temuan(
                    _letak(buku, berkas, baris, kolom, judul),
                    f"Berisi ketikan {tulis(sel.value)}, bukan rumus kolom {judul}.",
                    tercetak=polos(sel.value),
                    tingkat=None if berkas.name in buku.tabel else Tingkat.PERINGATAN,
                )
    for medan in buku.medan.values():
        sel = medan.lembar.sel.get((medan.baris, medan.kolom))
        ditimpa = sel is not None and sel.formula is None and sel.value not in (None, "")
        dihitung = (
            medan.skema.formula is not None and medan.skema.computed_since <= buku.isi.version
        )
        if dihitung and sel is not None and ditimpa:
            yield temuan(
                medan.letak,
                f"Berisi ketikan {tulis(sel.value)}, bukan rumus {medan.skema.name}.",
                tercetak=polos(sel.value),
            )


@rule(
    "rumus-hilang",
    Tingkat.PERINGATAN,
    tujuan="Setiap baris yang terisi punya rumus di semua kolom hitungan.",
    dasar="Baris tanpa rumus terlewat dari hasil dan jumlah.",
    contoh="Baris 14 tidak punya rumus Capaian.",
)
def periksa_hilang(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find filled rows in which a calculated column is blank."""
    for tabel in buku.tabel.values():
        lembar = buku.lembar[tabel.berkas.sheet]
        for kolom in tabel.skema:
            if kolom.kind is not Kind.COMPUTED or kolom.title not in tabel.kolom:
                continue
            for baris in tabel:
                sel = lembar.sel.get((baris.nomor, tabel.kolom[kolom.title]))
                if sel is None or (sel.formula is None and sel.value in (None, "")):
                    letak = tabel.letak(baris, kolom.title)
                    yield temuan(letak, f"Rumus kolom {kolom.title} tidak ada di baris ini.")


@rule(
    "rumus-berbeda",
    Tingkat.PERINGATAN,
    tujuan="Semua sel kolom hitungan berisi rumus kolomnya, dan hasilnya hasil rumus templat.",
    dasar="Satu kolom, satu rumus.",
    contoh="Capaian baris 12 dihitung target / realisasi, baris lain dengan CAPAIAN.",
)
def periksa_berbeda(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find formulas that are not their column's, and whole columns with another result."""
    rujukan = buku.rujukan
    diganti: dict[Sel, str] = {}
    for berkas, kolom, judul in _kolom_rumus(buku):
        rumus = dict(_rumus_kolom(buku, berkas, kolom))
        templat = _templat(berkas, judul)
        if not rumus or set(rumus.values()) == {templat}:
            continue
        bentuk = {n: rujukan.normal(isi, berkas.sheet, n, kolom) for n, isi in rumus.items()}
        terbanyak, banyak = Counter(bentuk.values()).most_common(1)[0]
        seragam = banyak > len(bentuk) / 2 and banyak >= _SEDIKITNYA
        for nomor, isi in rumus.items():
            if seragam and bentuk[nomor] != terbanyak:
                yield temuan(
                    _letak(buku, berkas, nomor, kolom, judul),
                    f"Rumus di sel ini berbeda dari rumus kolom {judul}.",
                    tercetak=f"={isi}",
                )
            elif templat and rujukan.normal(templat, berkas.sheet, nomor, kolom) != bentuk[nomor]:
                diganti[(berkas.sheet, nomor, kolom)] = templat
    for medan in buku.medan.values():
        sel = medan.lembar.sel.get((medan.baris, medan.kolom))
        if medan.skema.formula is None or sel is None or not (sel.formula and sel.formula.text):
            continue
        templat = stored(medan.skema.formula).removeprefix("=")
        tempat = (medan.lembar.nama, medan.baris, medan.kolom)
        if rujukan.normal(sel.formula.text, *tempat) != rujukan.normal(templat, *tempat):
            diganti[tempat] = templat
    # A workbook of an earlier template rightly has that template's formulas.
    if buku.isi.version == LATEST_VERSION:
        yield from _hasil_lain(buku, diganti, temuan)


def _hasil_lain(buku: Buku, diganti: dict[Sel, str], temuan: Pembuat) -> Iterator[Temuan]:
    """Say where the template's formula gives another result than the workbook's."""
    if not diganti:
        return
    hasil = dengan_rumus(buku, diganti)
    berbeda = {
        sel for sel, nilai in hasil.items() if _lain(buku.lembar[sel[0]].nilai(*sel[1:]), nilai)
    }
    for sel in asal_mula(buku, berbeda):
        lama = buku.lembar[sel[0]].nilai(*sel[1:])
        yield temuan(
            letak_sel(buku, *sel),
            f"Rumus di sel ini memberi {tulis(lama)}, rumus templat {tulis(hasil[sel])}.",
            tercetak=polos(lama),
            dihitung=polos(hasil[sel]),
        )


def _lain(lama: CellValue, baru: CellValue) -> bool:
    """Tell whether two results differ in more than their wording, which versions may change."""
    teks = [satu for satu in (lama, baru) if isinstance(satu, str)]
    return not setara(lama, baru) and all(len(satu) <= _KATA_TERPANJANG for satu in teks)


def _rumus_kolom(buku: Buku, berkas: TabelBerkas, kolom: int) -> Iterator[tuple[int, str]]:
    lembar = buku.lembar[berkas.sheet]
    for nomor in range(berkas.data.first_row, berkas.data.last_row + 1):
        sel = lembar.sel.get((nomor, kolom))
        if sel is not None and sel.formula is not None and sel.formula.text:
            yield nomor, sel.formula.text


def _templat(berkas: TabelBerkas, judul: str) -> str | None:
    skema = TABLES.get(berkas.name)
    kolom = next((k for k in skema or () if k.title == judul), None)
    return stored(kolom.formula, berkas.name).removeprefix("=") if kolom and kolom.formula else None


def _kolom_rumus(buku: Buku) -> Iterator[tuple[TabelBerkas, int, str]]:
    """Give the calculated columns: those of the schema by its titles, and those of the file."""
    for berkas in buku.workbook.tables:
        tabel = buku.tabel.get(berkas.name)
        milik_kita = set()
        for kolom in tabel.skema if tabel else ():
            if tabel is not None and kolom.title in tabel.kolom:
                milik_kita.add(tabel.kolom[kolom.title])
                if kolom.kind is Kind.COMPUTED:
                    yield berkas, tabel.kolom[kolom.title], kolom.title
        if berkas.name in TABLES and tabel is None:
            continue
        for urutan, satu in enumerate(berkas.columns):
            nomor = berkas.area.first_column + urutan
            if satu.formula and nomor not in milik_kita:
                yield berkas, nomor, satu.name


def _letak(buku: Buku, berkas: TabelBerkas, baris: int, kolom: int, judul: str) -> Letak:
    tabel = buku.tabel.get(berkas.name)
    if tabel is not None and judul in tabel.kolom:
        for satu in tabel:
            if satu.nomor == baris:
                return tabel.letak(satu, judul)
    return buku.lembar[berkas.sheet].letak(baris, kolom, judul=judul)


@rule(
    "rujukan-rusak",
    Tingkat.GALAT,
    tujuan="Rumus dan nama hanya merujuk sel yang ada, di buku kerja ini.",
    dasar="#REF! berarti sel yang dirujuk sudah dihapus; berkas lain tidak ikut dikirim.",
    contoh="=SUM(#REF!) setelah satu kolom dihapus.",
)
def periksa_rujukan(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find references to nowhere, and to other files."""
    tanpa_modul = lumpuh(buku)
    diam = {
        (m.lembar.nama, m.baris, m.kolom) for nama, m in buku.medan.items() if nama in tanpa_modul
    }
    for lembar in buku.diperiksa:
        for (baris, kolom), sel in lembar.sel.items():
            rumus = sel.formula.text if sel.formula else ""
            if (lembar.nama, baris, kolom) in diam:
                continue
            if "#REF!" in rumus:
                yield temuan(lembar.letak(baris, kolom), "Rumus merujuk sel yang sudah dihapus.",
                             tercetak=f"={rumus}")  # fmt: skip
            elif "[" in rumus and _LUAR.search(without_prefixes(rumus)):
                yield temuan(
                    lembar.letak(baris, kolom),
                    "Rumus merujuk berkas lain, yang tidak ikut dikirim.",
                    tercetak=f"={rumus}",
                    tingkat=Tingkat.PERINGATAN,
                )
    for nama in buku.workbook.names:
        if nama.name in tanpa_modul or nama.name.startswith("_xlnm."):
            continue
        if "#REF!" in nama.formula:
            yield temuan(
                Letak(kunci=nama.name, sheet=nama.sheet),
                f"Nama {nama.name} merujuk sel yang sudah dihapus.",
                tercetak=f"={nama.formula}",
            )
