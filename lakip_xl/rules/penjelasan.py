"""The sentences that explain a row, true by construction."""

from lakip_xl.rules.capaian import RUMUS_BAKU, Rumus, capaian
from lakip_xl.rules.format import tulis_angka, tulis_ukuran
from lakip_xl.rules.pembulatan import sama
from lakip_xl.rules.perbandingan import tercapai
from lakip_xl.rules.skala import kategori

_DESIMAL = 2
_DESIMAL_TERBANYAK = 15


def penjelasan(
    tingkat: str,
    target: float,
    realisasi: float,
    satuan: str,
    rumus: Rumus = RUMUS_BAKU,
) -> str:
    """Write the sentences for one row of a performance table.

    They say "tercapai" only when R meets T by the row's formula, compare the two numbers as
    they are, and quote the row's own numbers, capaian and category. Numbers have at most two
    decimals, unless two different numbers would then look the same.

    Source: LKjIP tabel 3.11, column "Penjelasan".

    Args:
        tingkat: What the row is: program, kegiatan, subkegiatan, ...
        target: T, in the unit of the indicator.
        realisasi: R, in the same unit.
        satuan: The unit: ``%``, ``Dokumen``, ``Rp``, ...
        rumus: The row's formula.

    Returns:
        Two sentences.

    Raises:
        RuleError: as ``capaian``.

    >>> print(penjelasan("Program", 85, 111.88, "%"))
    Target program tercapai: realisasi 111,88% lebih besar dari target 85%. Capaian kinerja \
131,62% termasuk kategori Sangat Berhasil.
    """
    persen = capaian(realisasi, target, rumus)
    desimal = _desimal_pembeda(realisasi, target)
    sampai = "tercapai" if tercapai(realisasi, target, rumus) else "belum tercapai"
    return (
        f"Target {_di_tengah_kalimat(tingkat)} {sampai}: "
        f"realisasi {tulis_ukuran(realisasi, satuan, desimal)} {_banding(realisasi, target)} "
        f"target {tulis_ukuran(target, satuan, desimal)}. "
        f"Capaian kinerja {tulis_ukuran(persen, '%')} termasuk kategori {kategori(persen)}."
    )


def _banding(realisasi: float, target: float) -> str:
    if sama(realisasi, target):
        return "sama dengan"
    return "lebih besar dari" if realisasi > target else "lebih kecil dari"


def _desimal_pembeda(realisasi: float, target: float) -> int:
    """Give the digits behind the comma at which different numbers look different."""
    desimal = _DESIMAL
    if not sama(realisasi, target):
        while desimal < _DESIMAL_TERBANYAK and (
            tulis_angka(realisasi, desimal) == tulis_angka(target, desimal)
        ):
            desimal += 1
    return desimal


def _di_tengah_kalimat(tingkat: str) -> str:
    """Lower the case of a word within a sentence; an abbreviation such as IKU keeps it."""
    kata = " ".join(tingkat.split())
    return kata if kata.isupper() else kata.lower()
