"""A folder of offices' workbooks, made of seeds, with the figures that went into them."""

from dataclasses import dataclass, field
from pathlib import Path

from offices.buku_kantor import BukuKantor
from offices.kantor import SKALA_LIMA, Kantor, kantor

from lakip_xl.engine.recalculation import recalculate


@dataclass
class Folder:
    """A folder, and the figures of the offices whose workbooks are sound."""

    path: Path
    offices: dict[str, Kantor] = field(default_factory=dict)

    def budget(self, title: str, year: int) -> int:
        """Add the lowest rows of every office of a year; not by the code under test."""
        return sum(
            int(row.get(title) or 0)  # type: ignore[arg-type]
            for office in self.offices.values()
            if office.fields["TahunLaporan"] == year
            for row in office.anggaran
        )


def write_office(blank: Path, target: Path, seed: int, *, five: bool = False) -> Kantor:
    """Write the calculated workbook of an office of that seed."""
    office = kantor(seed, kementerian=seed % 2 == 0, skala=SKALA_LIMA) if five else kantor(seed)
    office.fields["NamaInstansi"] = f"{office.fields['NamaInstansi']} nomor {seed}"
    BukuKantor(blank, office, skala_diketik=five).simpan(target)
    recalculate(target)
    return office
