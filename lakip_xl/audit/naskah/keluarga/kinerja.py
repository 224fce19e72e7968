"""Tables of target, realisasi and capaian, one set of columns or one per year or quarter."""

from dataclasses import dataclass

from lakip_xl.audit.cetak import AngkaCetak
from lakip_xl.audit.checks.kategori import label_bersih, skala_dari_label
from lakip_xl.audit.model import BarisKinerja, Sel, TabelKinerja
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.keterangan import catatan_baris
from lakip_xl.audit.naskah.peran import Kolom, Peran
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.periode import Jenis, akumulasi
from lakip_xl.rules.skala import Skala


@dataclass(frozen=True, slots=True)
class Perangkat:
    """Columns that belong together: a target, what it was met by, and the capaian."""

    target: Kolom
    realisasi: list[Kolom]
    capaian: Kolom | None


def bangun(tabel: Tabel, skala: list[Skala]) -> list[TabelKinerja]:
    """Make a model of every set of target, realisasi and capaian columns."""
    target, realisasi = tabel.kolom(Peran.TARGET), tabel.kolom(Peran.REALISASI)
    capaian = _kolom_capaian(tabel)
    if not target and capaian:  # a value out of a weight is a realisasi out of a target
        target = tabel.kolom(Peran.BOBOT)
        realisasi = realisasi or tabel.kolom(Peran.NILAI)
    if not target:
        return []
    if capaian and not realisasi:
        realisasi = _waktu_sebagai_realisasi(tabel, target[-1])
    if not (realisasi or capaian):
        perangkat = [Perangkat(t, [], None) for t in target] if len(target) == 1 else []
    elif not capaian:
        perangkat = [Perangkat(t, _realisasi(t, realisasi, None), None) for t in target]
        perangkat = [satu for satu in perangkat if satu.realisasi]
    else:
        perangkat = [
            Perangkat(t, _realisasi(t, realisasi, c), c)
            for c in capaian
            if (t := _target(target, c)) is not None
        ]
    return [_satu(tabel, satu, skala, terakhir=satu is perangkat[-1]) for satu in perangkat]


def _waktu_sebagai_realisasi(tabel: Tabel, target: Kolom) -> list[Kolom]:
    """Give the columns headed by nothing but quarters, or the year of the target.

    Where the target has no year, the last year is meant.
    """
    lain = [k for k in tabel.kolom(Peran.LAIN) if k.indeks in tabel.kolom_angka]
    periode = [k for k in lain if k.periode and k.indeks > target.indeks]
    if len(periode) > 1:
        return periode
    tahun = [k for k in lain if k.tahun]
    sama = [k for k in tahun if k.tahun == target.tahun]
    return sama or tahun[-1:]


def _kolom_capaian(tabel: Tabel) -> list[Kolom]:
    """Give the capaian columns that hold figures and follow a yearly target, not a final one."""
    acuan = [k.indeks for k in tabel.kolom(Peran.ACUAN)]
    target = [k.indeks for k in tabel.kolom(Peran.TARGET, Peran.BOBOT)]
    hasil = []
    for kolom in tabel.kolom(Peran.CAPAIAN):
        sebelum = [i for i in (*acuan, *target) if i < kolom.indeks]
        if sebelum and max(sebelum) in acuan:
            continue
        if kolom.indeks in tabel.kolom_angka:
            hasil.append(kolom)
    return hasil


def _target(target: list[Kolom], capaian: Kolom) -> Kolom | None:
    """Find the target of a capaian: same year and period, else the nearest to its left."""
    sama = [k for k in target if k.label == capaian.label]
    if sama:
        dekat = [k for k in sama if k.indeks < capaian.indeks]
        return (dekat or sama)[-1]
    kiri = [k for k in target if k.indeks < capaian.indeks]
    seperiode = [k for k in kiri if not capaian.tahun or k.tahun in (None, capaian.tahun)]
    return seperiode[-1] if seperiode else None


def _realisasi(target: Kolom, realisasi: list[Kolom], capaian: Kolom | None) -> list[Kolom]:
    """Find the realisasi that a capaian may rest on, the likeliest first."""
    label = capaian.label if capaian is not None and any(capaian.label) else target.label
    sama = [k for k in realisasi if any(label) and k.label == label]
    if sama:
        return sama[-1:]
    kumulatif = [k for k in realisasi if not k.periode]
    if any(k.periode for k in realisasi) and kumulatif and not target.periode:
        realisasi = kumulatif
    batas = (
        capaian.indeks if capaian is not None else max((k.indeks for k in realisasi), default=0) + 1
    )
    kiri = [k for k in realisasi if k.indeks < batas]
    dekat = [k for k in kiri if k.indeks > target.indeks] or kiri
    return list(reversed(dekat))


def _satu(
    tabel: Tabel, perangkat: Perangkat, skala: list[Skala], *, terakhir: bool
) -> TabelKinerja:
    target, realisasi, capaian = perangkat.target, perangkat.realisasi, perangkat.capaian
    kategori = _kategori(tabel, capaian, skala)
    penjelasan = [k for k in tabel.kolom(Peran.PENJELASAN)[-1:] if terakhir and k != kategori]
    satuan = tabel.kolom(Peran.SATUAN)
    indikator = [k for k in tabel.kolom(Peran.URAIAN) if "indikator" in k.judul.casefold()]
    baris = []
    for posisi, satu in enumerate(tabel.baris):
        if tabel.total(satu) or tabel.subtotal(satu) or not satu.teks[target.indeks]:
            continue
        nama = " ".join(satu.teks[k.indeks] for k in indikator).strip()
        baris.append(
            BarisKinerja(
                kunci=tabel.kunci[posisi],
                uraian=nama or tabel.nama(satu),
                target=tabel.sel(posisi, target),
                realisasi=_sel_realisasi(tabel, posisi, target, realisasi),
                capaian=tabel.sel(posisi, capaian) if capaian is not None else None,
                kategori=tabel.sel(posisi, kategori) if kategori is not None else None,
                penjelasan=tabel.sel(posisi, penjelasan[0]) if penjelasan else None,
                satuan=satu.teks[satuan[0].indeks] if satuan else _satuan_judul(target),
                catatan=catatan_baris(tabel.naskah.catatan, tabel.kunci[posisi]),
            )
        )
    label = {label_bersih(b.kategori.teks) for b in baris if b.kategori and b.kategori.teks}
    rata = [i for i, b in enumerate(tabel.baris) if capaian is not None and tabel.rata(b)]
    return TabelKinerja(
        tabel.nomor,
        tabel.judul,
        tuple(baris),
        pilih_skala(label, skala),
        tabel.sel(rata[0], capaian) if capaian is not None and len(rata) == 1 else None,
    )


def _sel_realisasi(
    tabel: Tabel, posisi: int, target: Kolom, realisasi: list[Kolom]
) -> tuple[Sel, ...]:
    """Give the realisasi of a row; quarters under a yearly target in every way they add up."""
    sel = [tabel.sel(posisi, k) for k in realisasi]
    if target.periode or len(sel) < 2 or not all(k.periode for k in realisasi):
        return tuple(sel)
    angka = [s.angka for s in reversed(sel) if s.angka is not None]
    if not angka:
        return tuple(sel)
    desimal = max(a.desimal for a in angka)
    nilai = [a.nilai for a in angka]
    return tuple(
        Sel(sel[0].letak, teks, AngkaCetak(teks, hasil, desimal, angka[-1].satuan))
        for jenis in Jenis
        for hasil in [akumulasi(nilai, jenis)]
        for teks in [f"{tulis_angka(hasil)} ({jenis} triwulan)"]
    )


def _satuan_judul(target: Kolom) -> str:
    return "%" if "%" in target.judul else ""


def _kategori(tabel: Tabel, capaian: Kolom | None, skala: list[Skala]) -> Kolom | None:
    """Find the category of a capaian: the first to its right, before the next capaian."""
    semua = tabel.kolom(Peran.KATEGORI) or [
        k for k in tabel.kolom(Peran.PENJELASAN) if _berkategori(tabel, k, skala)
    ]
    if capaian is None:
        return semua[-1] if len(semua) == 1 else None
    lain = [k.indeks for k in tabel.kolom(Peran.CAPAIAN) if k.indeks > capaian.indeks]
    batas = min(lain, default=len(tabel.naskah.kolom))
    kanan = [k for k in semua if capaian.indeks < k.indeks < batas]
    return kanan[0] if kanan else None


def _berkategori(tabel: Tabel, kolom: Kolom, skala: list[Skala]) -> bool:
    """Tell whether a column of remarks holds the labels of a scale and no explanations."""
    label = {label_bersih(b.teks[kolom.indeks]) for b in tabel.baris if b.teks[kolom.indeks]}
    return pilih_skala(label, skala) is not None


def pilih_skala(label: set[str], skala: list[Skala]) -> Skala | None:
    """Find the scale that the labels belong to: one that the report states, else a preset."""
    if not label:
        return None
    cocok = [s for s in skala if label <= {label_bersih(kelas.label) for kelas in s.kelas}]
    if cocok:
        return cocok[0] if len({s.kelas for s in cocok}) == 1 else None
    return skala_dari_label(label)
