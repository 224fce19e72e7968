"""The list of audit rules: each a small function with what a reader must know about it.

A rule is a generator that reads one kind of model and yields findings:

    @aturan(
        "serapan",
        Tingkat.GALAT,
        tujuan="Persentase serapan sama dengan realisasi dibagi anggaran.",
        dasar="Serapan = realisasi / anggaran × 100.",
        contoh="...",
    )
    def serapan(tabel: TabelAnggaran, temuan: Pembuat) -> Iterator[Temuan]: ...

The type of its first parameter decides what it is run on. ``semua_aturan()`` is what the
documentation is generated from.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, get_type_hints

from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.audit.walk import semua_sel
from lakip_xl.rules.errors import RuleError


class Pembuat(Protocol):
    """Makes a finding of the rule that it was handed to."""

    def __call__(  # noqa: D102 - the class says it
        self,
        letak: Letak,
        pesan: str,
        *,
        tercetak: str | float | None = None,
        dihitung: str | float | None = None,
        tingkat: Tingkat | None = None,
    ) -> Temuan: ...


Pemeriksaan = Callable[[Any, Pembuat], Iterator[Temuan]]


@dataclass(frozen=True, slots=True)
class Aturan:
    """One audit rule, as users and the documentation see it."""

    id: str
    tingkat: Tingkat
    """The severity of its findings, unless a finding says otherwise."""
    tujuan: str
    """What holds in a correct report, one Indonesian sentence."""
    dasar: str
    """The regulation or the arithmetic it rests on."""
    contoh: str
    """A wrong figure that it finds."""
    untuk: type
    """The model that it reads."""
    fungsi: Pemeriksaan

    def buat(
        self,
        letak: Letak,
        pesan: str,
        *,
        tercetak: str | float | None = None,
        dihitung: str | float | None = None,
        tingkat: Tingkat | None = None,
    ) -> Temuan:
        """Make a finding of this rule; it is a :class:`Pembuat`."""
        return Temuan(
            aturan=self.id,
            tingkat=tingkat or self.tingkat,
            sheet=letak.sheet,
            sel=letak.sel,
            tabel=letak.tabel,
            kunci=letak.kunci,
            kolom=letak.kolom,
            tercetak=tercetak,
            dihitung=dihitung,
            pesan=pesan,
        )

    def periksa(self, model: object) -> Iterator[Temuan]:
        """Run the rule on a model of its kind."""
        return self.fungsi(model, self.buat)


_ATURAN: dict[str, Aturan] = {}


def aturan(
    nama: str, tingkat: Tingkat, *, tujuan: str, dasar: str, contoh: str
) -> Callable[[Pemeriksaan], Pemeriksaan]:
    """Register a check as a rule; the annotation of its first parameter says what it reads."""

    def daftarkan(fungsi: Pemeriksaan) -> Pemeriksaan:
        if nama in _ATURAN:
            raise ValueError(f"two audit rules are called {nama!r}")
        untuk = next(iter(get_type_hints(fungsi).values()))
        _ATURAN[nama] = Aturan(nama, tingkat, tujuan, dasar, contoh, untuk, fungsi)
        return fungsi

    return daftarkan


def semua_aturan(*kamar: str) -> dict[str, Aturan]:
    """Give the rules by id, those of ``lakip_xl.audit.checks`` and of the rooms named.

    Args:
        kamar: Packages beside ``checks`` whose modules register rules of their own, such as
            ``lakip_xl.audit.naskah.prosa``.
    """
    for nama in ("lakip_xl.audit.checks", *kamar):
        paket = importlib.import_module(nama)
        for modul in pkgutil.iter_modules(paket.__path__):
            importlib.import_module(f"{nama}.{modul.name}")
    return dict(_ATURAN)


def jalankan(daftar: Iterable[Aturan], model: Iterable[object]) -> Iterator[Temuan]:
    """Run every rule on every model that it can read, model by model."""
    daftar = list(daftar)
    for satu in model:
        for hukum in daftar:
            if isinstance(satu, hukum.untuk):
                try:
                    yield from hukum.periksa(satu)
                except (OverflowError, RuleError):
                    yield _terlalu_besar(hukum, satu)


def _terlalu_besar(hukum: Aturan, model: object) -> Temuan:
    """Name the figure with which a rule's arithmetic leaves the numbers a computer has."""
    angka = ((abs(sel.nilai), sel) for sel in semua_sel(model) if sel.nilai is not None)
    _, sel = max(angka, key=lambda satu: satu[0], default=(0.0, None))
    return hukum.buat(
        sel.letak if sel else Letak(),
        "Angka ini terlalu besar untuk dihitung; perbaiki angkanya.",
        tercetak=sel.teks if sel else None,
        tingkat=Tingkat.GALAT,
    )
