"""Which paragraphs of a draft speak of which aspek of the merit index, and what is true of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.audit.checks.merit import jumlah_akhir
from lakip_xl.audit.model import AspekMerit, TabelMerit
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.rules.merit import BOBOT_ASPEK, NILAI_TERTINGGI, realisasi_aspek
from lakip_xl.rules.pembulatan import sama

_AWAL = re.compile(r"^(?:[-•]\s*)?(?:\d+\s*[.)]\s*)?")


@dataclass(frozen=True, slots=True)
class Fakta:
    """What the table says of an aspek."""

    tabel: TabelMerit
    aspek: AspekMerit
    bobot: float | None
    """Weight of the aspek in percent, where the index is the one of the regulation."""

    @property
    def nilai(self) -> list[float]:
        """The scores of its indicators."""
        return [i.nilai.nilai for i in self.aspek.indikator if i.nilai.nilai is not None]

    @property
    def akhir(self) -> float:
        """Its nilai akhir."""
        return jumlah_akhir(self.aspek) or 0.0

    @property
    def utuh(self) -> bool:
        """Whether the table agrees with itself, so that the prose can be held against it."""
        total = self.aspek.total.nilai if self.aspek.total else None
        return (
            self.maks > 0
            and len(self.nilai) == len(self.aspek.indikator)
            and (total is None or sama(total, self.akhir))
            and all(
                i.akhir is not None
                and i.akhir.nilai is not None
                and sama((i.bobot.nilai or 0.0) * (i.nilai.nilai or 0.0), i.akhir.nilai)
                for i in self.aspek.indikator
            )
        )

    @property
    def maks(self) -> float:
        """The most that it can get."""
        return sum((i.bobot.nilai or 0.0) * NILAI_TERTINGGI for i in self.aspek.indikator)

    @property
    def maksimal(self) -> int:
        """How many indicators have the best score."""
        return self.nilai.count(NILAI_TERTINGGI)

    @property
    def realisasi(self) -> float | None:
        """Its realisasi in percent."""
        return None if self.bobot is None else realisasi_aspek(self.akhir, self.maks, self.bobot)

    @property
    def capaian(self) -> float:
        """Its capaian in percent."""
        return self.akhir / self.maks * 100


def nama_aspek(teks: str) -> str:
    """Bring the name of an aspek to the form in which names are compared."""
    return " ".join(re.sub(r"[^a-z ]", " ", teks.casefold().replace("karier", "karir")).split())


def bagian_aspek(naskah: Naskah) -> Iterator[tuple[Alinea, Fakta]]:
    """Give every paragraph that speaks of an aspek, with the facts of that aspek."""
    asal = next(
        (
            (satu.naskah.blok, m)
            for satu, semua in zip(naskah.tabel, naskah.model_tabel, strict=True)
            for m in semua
            if isinstance(m, TabelMerit)
        ),
        None,
    )
    if asal is None:
        return
    mulai, tabel = asal
    bobot = BOBOT_ASPEK if len(tabel.aspek) == len(BOBOT_ASPEK) else (None,) * len(tabel.aspek)
    fakta = [Fakta(tabel, a, b) for a, b in zip(tabel.aspek, bobot, strict=True)]
    letak_tabel = sorted(t.naskah.blok for t in naskah.tabel)
    kini: Fakta | None = None
    batas = 0
    for alinea in naskah.alinea:
        if alinea.blok < mulai:
            continue
        awal = nama_aspek(_AWAL.sub("", alinea.teks))
        baru = [f for f in fakta if f.aspek.nama and awal.startswith(nama_aspek(f.aspek.nama))]
        if baru:
            kini = max(baru, key=lambda f: len(f.aspek.nama))
            batas = next((b for b in letak_tabel if b > alinea.blok), len(naskah.blok))
        if kini is not None and alinea.blok < batas:
            yield alinea, kini
