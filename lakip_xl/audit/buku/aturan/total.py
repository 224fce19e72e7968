"""The totals of the budget against its own rows, whatever the formula of the workbook says."""

from collections.abc import Iterator
from math import isclose

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.rule import Pembuat, Trait, rule
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kode import Nilai, awalan, gulung, kode_baku
from lakip_xl.workbook.book.tables import number_of

_TOTALS = (("TotalAnggaran", "Anggaran"), ("TotalRealisasi", "Realisasi"))


@rule(
    "total-anggaran",
    Tingkat.GALAT,
    tujuan="Total anggaran dan realisasi memuat semua baris, menurut kodenya.",
    dasar="Rumus templat lama hanya menjumlahkan baris yang kolom Tingkatnya diketik Program; "
    "baris lain hilang dari totalnya.",
    contoh="Dua dari tiga program tidak diberi Tingkat; totalnya hanya program yang ketiga.",
    traits=Trait.FOLLOWS,
)
def periksa_total(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find totals whose formula leaves rows out."""
    tabel = buku.tabel.get("tblAnggaran")
    if tabel is None:
        return
    for nama, judul in _TOTALS:
        medan = buku.medan.get(nama)
        if medan is None or medan.lembar.isi.formula(medan.baris, medan.kolom) is None:
            continue  # a typed total is named as such
        semua: list[tuple[str, Nilai]] = [
            (kode_baku(baris.nilai.get("Kode")), baris.angka(judul)) for baris in tabel
        ]
        nilai, seharusnya = gulung(semua)
        isi = number_of(medan.nilai)
        # An older total takes what is typed above; that it differs is said of the row itself.
        kode = {kode for kode, _ in semua}
        teratas = [
            satu if satu is not None else rinci
            for (satu_kode, satu), rinci in zip(semua, nilai, strict=True)
            if satu_kode and kode.isdisjoint([*awalan(satu_kode)])
        ]
        if not isinstance(seharusnya, float) or (isi is None and medan.nilai is not None):
            continue  # an error is named where it begins
        diketik = sum(satu for satu in teratas if isinstance(satu, float))
        if isi is None or not (_sama(isi, seharusnya) or _sama(isi, diketik)):
            kini = "kosong" if isi is None else tulis_angka(isi)
            yield temuan(
                medan.letak,
                f"Total {judul.lower()} menurut rumus sel ini {kini}, jumlah barisnya menurut kode "
                f"{tulis_angka(seharusnya)}: lengkapi kolom Tingkat, atau pindahkan isinya ke buku "
                "baru dari 'lakip-xl baru' yang menjumlahkan menurut kode.",
                tercetak=isi,
                dihitung=seharusnya,
            )


def _sama(satu: float, lain: float) -> bool:
    return isclose(satu, lain, rel_tol=1e-12, abs_tol=0.005)
