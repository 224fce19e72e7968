"""Comparison tables: values over years, or beside an end-of-plan or national figure."""

from lakip_xl.audit.model import BarisBanding, TabelBanding
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.peran import Kolom, Peran

_NILAI = (Peran.REALISASI, Peran.CAPAIAN, Peran.NILAI, Peran.LAIN)


def bangun(tabel: Tabel) -> list[TabelBanding]:
    """Make a model when the table compares years, or values with a reference."""
    acuan = next(iter(tabel.kolom(Peran.ACUAN)), None)
    nilai = _kolom_nilai(tabel, acuan)
    if not nilai or (acuan is None and len(nilai) < 2):
        return []
    selisih = next(iter(tabel.kolom(Peran.SELISIH)), None)
    kategori = next(iter(tabel.kolom(Peran.KATEGORI, Peran.PENJELASAN)), None)
    persen = _kolom_persen(tabel, acuan, nilai)
    baris = []
    for i, satu in enumerate(tabel.baris):
        if tabel.total(satu) or tabel.subtotal(satu):
            continue
        baris.append(
            BarisBanding(
                kunci=tabel.kunci[i],
                uraian=tabel.nama(satu),
                nilai=tuple((k.tahun, tabel.sel(i, k)) for k in nilai),
                acuan=tabel.sel(i, acuan) if acuan is not None else None,
                selisih=tabel.sel(i, selisih) if selisih is not None else None,
                kategori=tabel.sel(i, kategori) if kategori is not None else None,
                persen=tabel.sel(i, persen) if persen is not None else None,
            )
        )
    return [TabelBanding(tabel.nomor, tabel.judul, tuple(baris))]


def _kolom_nilai(tabel: Tabel, acuan: Kolom | None) -> list[Kolom]:
    """Give the value columns: one per year of a single role, or the one beside the reference.

    Where several roles have years, a difference speaks of the columns just before it.
    """
    selisih = next(iter(tabel.kolom(Peran.SELISIH)), None)
    dekat = tabel.naskah.kolom[selisih.indeks - 1].peran if selisih and selisih.indeks else None
    if selisih is not None and dekat is Peran.ANGGARAN:
        dua = [k for k in tabel.kolom(Peran.ANGGARAN) if k.indeks < selisih.indeks]
        return dua if len(dua) > 1 else []  # a budget before and after its change
    urutan = [dekat, *_NILAI] if dekat in _NILAI else list(_NILAI)
    for peran in filter(None, urutan):
        semua = [k for k in tabel.kolom(peran) if k.indeks in tabel.kolom_angka]
        bertahun = [k for k in semua if k.tahun is not None and k.periode is None]
        tahun = [k.tahun for k in bertahun if k.tahun is not None]
        if len(bertahun) > 1 and tahun == sorted(set(tahun)):
            return bertahun
        if acuan is not None and semua:
            return semua[:1]
    return []


def _kolom_persen(tabel: Tabel, acuan: Kolom | None, nilai: list[Kolom]) -> Kolom | None:
    """Find the progress column: a capaian to the right of both the reference and the value."""
    if acuan is None:
        return None
    batas = max(acuan.indeks, nilai[-1].indeks)
    kanan = [k for k in tabel.kolom(Peran.CAPAIAN, Peran.PERSEN) if k.indeks > batas]
    return kanan[0] if kanan else None
