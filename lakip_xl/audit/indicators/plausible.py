"""Plausibility: figures that follow the arithmetic and still need a look.

What is merely unusual contradicts nothing: it is information. What is missing, or measured in two
units, is a warning.
"""

import re
from collections.abc import Iterator

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.indicators.model import Indicator, IndicatorTable
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.table.model import Cell
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka

HIGHEST, LOWEST = 150.0, 20.0
"""A capaian outside these bounds (percent) is rarely right, or the target rarely sensible."""
ABSURD = 10_000.0
"""A hundred times the target is never reached: a separator or a unit is another one."""

_REASON = re.compile(
    r"\b(?:karena|di ?sebabkan|dikarenakan|akibat|ditinjau|di luar batas wajar|"
    r"belum (?:diisi|tersedia|dilaporkan))\b",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(r"\b(persentase|prosentase|presentase)\b", re.IGNORECASE)
_MAY_EXCEED = re.compile(
    r"\b(pertumbuhan|kenaikan|peningkatan|laju|rasio|capaian|pencapaian)\b", re.IGNORECASE
)
_SHORT_UNITS = {"persen": "%", "dok": "dokumen", "org": "orang", "lap": "laporan"}
_HEAD = "Indikator\tTarget\tRealisasi\tCapaian (%)\tKeterangan\n"


def _explained(row: Indicator) -> bool:
    """Tell whether the row's explanation or a note gives a reason, or says it needs a look."""
    note = row.note.text if row.note is not None else ""
    return bool(_REASON.search(f"{note} {row.remark}"))


@rule(
    "capaian-tidak-wajar",
    Severity.INFO,
    tujuan="Capaian berada dalam batas yang wajar, atau barisnya menjelaskan sebabnya.",
    dasar="Capaian di atas 150% atau di bawah 20% biasanya berasal dari target atau satuan yang "
    "keliru.",
    contoh="Target 250 orang, realisasi 1.167 orang: 466,8%.",
    wrong=_HEAD + "Peserta pelatihan\t250\t1.167\t466,80\t-\n",
    right=_HEAD + "Peserta pelatihan\t250\t1.167\t466,80\tKarena ada peserta dari luar daerah\n",
)
def check_unusual(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Find capaian that are far too high or too low."""
    for row in table.rows:
        value, used = row.right_capaian(), row.used()
        if value is None or row.capaian is None or LOWEST <= value <= HIGHEST or _explained(row):
            continue
        if used is None or used[1] is not Rumus.NAIK:
            continue  # wrong already, or a formula that runs out of these bounds
        side = "di atas 150%" if value > HIGHEST else "di bawah 20%"
        yield make(
            row.capaian.place,
            f"Capaian {tulis_angka(value)}% {side}: tinjau target, realisasi, dan satuannya.",
            tercetak=row.capaian.text,
            tingkat=Severity.PERINGATAN if value > ABSURD else None,
        )


@rule(
    "persentase-lebih-dari-100",
    Severity.INFO,
    tujuan="Realisasi indikator persentase tidak lebih dari 100%, atau barisnya menjelaskannya.",
    dasar="Bagian tidak dapat melebihi keseluruhannya.",
    contoh="Persentase ASN yang mendapat pengembangan kompetensi: 231.87%.",
    wrong=_HEAD + "Persentase ASN terlatih\t90%\t131,87%\t146,52\t-\n",
    right=_HEAD + "Persentase ASN terlatih\t90%\t91,87%\t102,08\t-\n",
)
def check_percentages(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Find shares above the whole."""
    for row in table.rows:
        if not _PERCENTAGE.search(row.name) or _MAY_EXCEED.search(row.name) or _explained(row):
            continue
        for cell in (row.realisasi, row.target):
            number = cell.number if cell else None
            if cell is None or number is None or number.value <= 100:
                continue
            if number.is_percent or row.satuan.strip().startswith(("%", "Pers", "pers")):
                yield make(
                    cell.place,
                    f"Indikatornya persentase, tetapi nilainya {cell.text}: lebih dari 100%.",
                    tercetak=cell.text,
                )


@rule(
    "satuan-berbeda",
    Severity.PERINGATAN,
    tujuan="Target dan realisasi memakai satuan yang sama.",
    dasar="Capaian hanya berarti bila keduanya diukur dengan satuan yang sama.",
    contoh="Target 4 Dokumen, realisasi 4 Laporan.",
    wrong=_HEAD + "Dokumen perencanaan\t4 Dokumen\t4 Laporan\t100\t-\n",
    right=_HEAD + "Dokumen perencanaan\t4 Dokumen\t4 Dok\t100\t-\n",
)
def check_units(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Find rows whose target and realisasi have different units."""
    for row in table.rows:
        if row.realisasi is None:
            continue
        planned, reached = _unit(row.target), _unit(row.realisasi)
        if planned and reached and planned != reached:
            yield make(
                row.realisasi.place,
                f"Satuan target {row.target.text}, satuan realisasi {row.realisasi.text}.",
                tercetak=row.realisasi.text,
            )


def _unit(cell: Cell) -> str:
    unit = cell.number.unit if cell.number else ""
    unit = re.sub(r"\(.*?\)|[\s./]", "", unit).casefold()
    return _SHORT_UNITS.get(unit, unit)


@rule(
    "realisasi-kosong",
    Severity.PERINGATAN,
    tujuan="Setiap target mempunyai realisasi, atau barisnya menjelaskan mengapa tidak.",
    dasar="PermenPANRB 53/2014: setiap indikator yang diperjanjikan dilaporkan realisasinya.",
    contoh="Target 100%, kolom realisasi dan capaian tidak diisi.",
    wrong=_HEAD + "Izin terbit\t40\t36\t90\t-\nRapat\t12\t12\t100\t-\nAduan selesai\t20\t\t\t-\n",
    right=_HEAD + "Izin terbit\t40\t36\t90\t-\nRapat\t12\t12\t100\t-\n"
    "Aduan selesai\t20\t\t\tKarena data belum tersedia\n",
)
def check_blanks(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Find targets without realisasi, in tables where the other rows have one."""
    filled = [row for row in table.rows if row.realisasi is not None and not row.realisasi.blank]
    if len(filled) < len(table.rows) / 2:
        return
    for row in table.rows:
        cell = row.realisasi
        if cell is not None and cell.blank and not row.target.blank and not _explained(row):
            message = "Target diisi, tetapi realisasinya kosong."
            yield make(cell.place, message, tercetak=cell.text or None)


PLAUSIBLE = (check_unusual, check_percentages, check_units, check_blanks)
"""What the figures of an indicator are looked at for."""
