"""The sentences that explain a row, true by construction."""

from lakip_xl.rules.capaian import RUMUS_BAKU, Batas, Rumus, capaian, capaian_baris, capaian_rentang
from lakip_xl.rules.format import tulis_angka, tulis_ukuran
from lakip_xl.rules.pembulatan import sama
from lakip_xl.rules.perbandingan import tercapai
from lakip_xl.rules.skala import Skala, kategori

_DESIMAL = 2
_PENUH = 100.0
_DESIMAL_TERBANYAK = 15


def penjelasan(  # noqa: PLR0913, PLR0917  # the arguments of the worksheet function
    tingkat: str,
    target: float | Batas,
    realisasi: float,
    satuan: str,
    rumus: Rumus = RUMUS_BAKU,
    persen: float | str | None = None,
    sebutan: str = "",
    target_atas: float | None = None,
    *,
    skala: Skala,
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
        persen: The row's own capaian, where a cap or the policy for zero has its say; the empty
            text says that the row has none.
        sebutan: The row's own category, where the office has a scale of its own.
        target_atas: The upper bound of the target, for ``rentang``.
        skala: The scale of the category where ``sebutan`` names none.

    Returns:
        Two sentences.

    Raises:
        RuleError: as ``capaian``.

    >>> from lakip_xl.schemes import LAKIP
    >>> print(penjelasan("Program", 85, 111.88, "%", skala=LAKIP))
    Target program tercapai: realisasi 111,88% lebih besar dari target 85%. Capaian kinerja \
131,62% termasuk kategori Sangat Berhasil.
    """
    if rumus is Rumus.RENTANG or isinstance(target, tuple):
        if persen is None or persen == "":
            persen = capaian_baris(realisasi, target, rumus, target_atas=target_atas)
        akhir = _akhir(float(persen), sebutan, skala)
        return f"{_rentang(tingkat, target, realisasi, satuan, target_atas)} {akhir}"
    if persen == "":
        nol = "target 0" if target == 0 else "realisasi 0"
        return (
            f"Capaian {_di_tengah_kalimat(tingkat)} tidak dihitung karena {nol}: "
            f"realisasi {tulis_ukuran(realisasi, satuan, _DESIMAL)}, "
            f"target {tulis_ukuran(target, satuan, _DESIMAL)}."
        )
    if persen is None:
        persen = capaian(realisasi, target, rumus)
    if target == 0:
        # Only the policy "100 bila realisasi 0" gives such a row a capaian.
        return (
            f"Target {_di_tengah_kalimat(tingkat)} tercapai: realisasi dan target sama dengan "
            f"{tulis_ukuran(target, satuan, _DESIMAL)}. {_akhir(float(persen), sebutan, skala)}"
        )
    desimal = _desimal_pembeda(realisasi, target)
    sampai = "tercapai" if tercapai(realisasi, target, rumus) else "belum tercapai"
    return (
        f"Target {_di_tengah_kalimat(tingkat)} {sampai}: "
        f"realisasi {tulis_ukuran(realisasi, satuan, desimal)} {_banding(realisasi, target)} "
        f"target {tulis_ukuran(target, satuan, desimal)}. "
        f"{_akhir(float(persen), sebutan, skala)}"
    )


def _akhir(persen: float, sebutan: str, skala: Skala) -> str:
    nama = sebutan or kategori(persen, skala)
    return f"Capaian kinerja {tulis_ukuran(persen, '%')} termasuk kategori {nama}."


def _rentang(
    tingkat: str,
    target: float | Batas,
    realisasi: float,
    satuan: str,
    target_atas: float | None,
) -> str:
    bawah, atas = target if isinstance(target, tuple) else (target, target_atas or target)
    di_dalam = capaian_rentang(realisasi, bawah, atas) == _PENUH and bawah <= realisasi <= atas
    letak = "di dalam" if di_dalam else "di atas" if realisasi > atas else "di bawah"
    return (
        f"Target {_di_tengah_kalimat(tingkat)} {'tercapai' if di_dalam else 'belum tercapai'}: "
        f"realisasi {tulis_ukuran(realisasi, satuan, _DESIMAL)} {letak} rentang target "
        f"{tulis_ukuran(bawah, satuan, _DESIMAL)} sampai {tulis_ukuran(atas, satuan, _DESIMAL)}."
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
