"""Audit a draft report: from the Word file to its findings."""

from collections.abc import Iterator
from pathlib import Path

from lakip_xl.audit.naskah.isi import Naskah, baca_naskah
from lakip_xl.audit.registry import Aturan, jalankan, semua_aturan
from lakip_xl.audit.sebab import satukan
from lakip_xl.audit.temuan import Temuan, urutkan

PROSA = "lakip_xl.audit.naskah.prosa"
"""The room of the rules that only a draft has."""


def aturan_naskah() -> dict[str, Aturan]:
    """Give every rule that a draft is held to, by id."""
    return semua_aturan(PROSA)


def periksa_naskah(path: str | Path) -> list[Temuan]:
    """Audit a draft report.

    Args:
        path: A ``.docx`` file.

    Returns:
        The findings, sorted by table and severity.

    Raises:
        LakipError: The file cannot be used; the message says why.
    """
    return urutkan(temukan(baca_naskah(Path(path))))


def temukan(naskah: Naskah) -> Iterator[Temuan]:
    """Run every rule on a draft that has been read."""
    hukum = list(aturan_naskah().values())

    def periksa(model: object) -> list[Temuan]:
        return list(jalankan(hukum, [model]))

    for model in naskah.model:
        yield from satukan(model, periksa)
    yield from jalankan(hukum, (naskah.berkas, naskah))
