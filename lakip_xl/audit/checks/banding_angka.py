"""The one way in which a printed figure is held against a computed one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import fsum

from lakip_xl.audit.cetak import AngkaCetak, Kecocokan, bandingkan
from lakip_xl.audit.model import Sel
from lakip_xl.audit.registry import Pembuat
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import bulatkan

BANYAK = 4
"""From this many rows on, a relation that most rows contradict is not the table's relation."""


def jumlah(sel: Iterable[Sel | None]) -> float | None:
    """Add up the numbers; ``None`` when there is none."""
    angka = [s.angka.nilai for s in sel if s is not None and s.angka is not None]
    return fsum(angka) if angka else None


def bulat(nilai: float, sel: Sel) -> float:
    """Round a computed value for showing: to the digits printed, and at least two."""
    return bulatkan(nilai, max(2, sel.angka.desimal if sel.angka else 2))


def bedakan(
    sel: Sel | None, dihitung: float, temuan: Pembuat, uraian: str, goyah: float = 0.0
) -> Iterator[Temuan]:
    """Yield a finding when a printed figure is not the computed one.

    Args:
        sel: The printed figure; without a number nothing is said.
        dihitung: What it should be.
        temuan: Makes the finding.
        uraian: How the value is computed, in words that fit after "seharusnya".
        goyah: How far the computed value may be off because its inputs are rounded.
    """
    if sel is not None and sel.angka is not None:
        klaim = AngkaDisebut(sel.letak, sel.angka, f"Tercetak {sel.teks}", f" ({uraian})")
        yield from hadapkan(klaim, dihitung, temuan, goyah)


@dataclass(frozen=True, slots=True)
class AngkaDisebut:
    """A number that somebody states: in a cell or in a sentence."""

    letak: Letak
    angka: AngkaCetak
    sebutan: str
    """How the finding begins: ``Tercetak 95.67``, ``Kalimat menyebut bobot 10``."""
    alasan: str = ""
    """How the true number is computed, as it stands behind it."""


def hadapkan(
    klaim: AngkaDisebut, dihitung: float, temuan: Pembuat, goyah: float = 0.0
) -> Iterator[Temuan]:
    """Yield a finding when a stated number is not the computed one: wrong, or only cut off."""
    hasil = bandingkan(klaim.angka, dihitung, goyah)
    if hasil is Kecocokan.SAMA:
        return
    desimal = max(2, klaim.angka.desimal)
    dipotong = hasil is Kecocokan.DIPOTONG
    kata = "dipotong: pembulatannya" if dipotong else "seharusnya"
    yield temuan(
        klaim.letak,
        f"{klaim.sebutan}, {kata} {tulis_angka(dihitung, desimal)}{klaim.alasan}.",
        tercetak=klaim.angka.teks,
        dihitung=bulatkan(dihitung, desimal),
        tingkat=Tingkat.PERINGATAN if dipotong else None,
    )


def cocok(sel: Sel | None, dihitung: float, goyah: float = 0.0) -> bool:
    """Tell whether a figure is the computed one, rounded or cut off."""
    return (
        sel is not None
        and sel.angka is not None
        and bandingkan(sel.angka, dihitung, goyah) is not Kecocokan.BEDA
    )


def wajar(temuan_baris: list[Temuan], diuji: int, lapor: Callable[[], Temuan]) -> Iterator[Temuan]:
    """Yield the findings of a table, unless there are too many to be believed.

    A table most of whose rows break a relation does not have that relation: it computes
    something else, or its headings were misread. Then one note says so.

    Args:
        temuan_baris: The findings, one or none per row.
        diuji: How many rows were tested.
        lapor: Makes the note.
    """
    if diuji >= BANYAK and len(temuan_baris) > diuji / 2:
        yield lapor()
    else:
        yield from temuan_baris
