"""Audit a draft report: from the Word file to its findings."""

from collections.abc import Iterator
from pathlib import Path

from lakip_xl.audit.model import Rincian
from lakip_xl.audit.naskah.isi import Naskah, baca_naskah
from lakip_xl.audit.naskah.prosa.buku import NaskahDanBuku
from lakip_xl.audit.registry import Aturan, jalankan, semua_aturan
from lakip_xl.audit.sebab import redakan, satukan
from lakip_xl.audit.temuan import Temuan, urutkan

PROSA = "lakip_xl.audit.naskah.prosa"
"""The room of the rules that only a draft has."""


def aturan_naskah() -> dict[str, Aturan]:
    """Give every rule that a draft is held to, by id."""
    kamar = ("lakip_xl.audit.checks.", f"{PROSA}.")
    return {
        nama: satu
        for nama, satu in semua_aturan(PROSA).items()
        if satu.fungsi.__module__.startswith(kamar)
    }


def periksa_naskah(path: str | Path, buku: str | Path | None = None) -> list[Temuan]:
    """Audit a draft report.

    Args:
        path: A ``.docx`` file.
        buku: The workbook that it was written from, to compare with.

    Returns:
        The findings, sorted by table and severity.

    Raises:
        LakipError: A file cannot be used; the message says why.
    """
    naskah = baca_naskah(Path(path))
    temuan = list(temukan(naskah))
    if buku is not None:
        sudah = {(t.sel, t.dihitung) for t in temuan}
        lain = bandingkan_buku(naskah, Path(buku))
        temuan.extend(t for t in lain if (t.sel, t.dihitung) not in sudah)
    return urutkan(temuan)


def bandingkan_buku(naskah: Naskah, buku: Path) -> Iterator[Temuan]:
    """Hold the figures of a draft against those of a workbook, recomputed."""
    from lakip_xl.audit.buku.isi import baca_buku

    yield from jalankan(aturan_naskah().values(), [NaskahDanBuku(naskah, baca_buku(buku))])


def temukan(naskah: Naskah) -> Iterator[Temuan]:
    """Run every rule on a draft that has been read."""
    hukum = list(aturan_naskah().values())

    def periksa(model: object) -> list[Temuan]:
        return list(jalankan(hukum, [model]))

    semua: list[Temuan] = []
    for model in naskah.model:
        if not isinstance(model, Rincian):
            semua += satukan(model, periksa)
    for model in naskah.model:
        if isinstance(model, Rincian):
            semua += redakan(model, periksa, semua)
    yield from semua
    yield from jalankan(hukum, (naskah.berkas, naskah))
