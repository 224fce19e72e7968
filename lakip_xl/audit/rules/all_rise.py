"""A claim about every component of an evaluation: that all of them rose."""

import re
from collections.abc import Iterator

from lakip_xl.audit.draft import Draft
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.table.model import Kind
from lakip_xl.audit.table.roles import Role

_ALL_RISE = re.compile(
    r"peningkatan[^.]{0,60}\b(?:semua|seluruh)\s+komponen|\b(?:semua|seluruh) komponen[^.]{0,200}"
    r"meningkat|komponen[^.]{0,200}semuanya mengalami peningkatan",
    re.IGNORECASE,
)
_TABLE = (
    "Tabel 3.1 Nilai SAKIP\nNo\tKomponen\tNilai 2023\tNilai 2024\n"
    "1\tPerencanaan\t25,81\t{}\n2\tPelaporan\t11,20\t11,50\n\nTerjadi peningkatan pada "
    "semua komponen."
)


@rule(
    "klaim-semua-naik",
    Severity.GALAT,
    tujuan="Kalimat menyatakan semua komponen meningkat hanya bila semuanya meningkat.",
    dasar="Nilai setiap komponen pada tahun pertama dan tahun terakhir.",
    contoh="Perencanaan Kinerja turun dari 25.81 menjadi 25.50, padahal disebut semua meningkat.",
    wrong=_TABLE.format("25,50"),
    right=_TABLE.format("26,10"),
)
def check_all_rise(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Hold a claim that all components rose against the table of components."""
    for passage in draft.passages:
        table = draft.table_before(passage.block, numbered=False)
        if table is None or not _ALL_RISE.search(passage.text):
            continue
        skip = {Role.WEIGHT, Role.TARGET, Role.DIFFERENCE}
        years = [k for k in table.numeric if table.columns[k].role not in skip]
        fallen = []
        for row in table.rows if len(years) > 1 else ():
            first, last = row.cells[years[0]], row.cells[years[-1]]
            both = first.value is not None and last.value is not None
            part = row.kind is Kind.ITEM and row.parent is None and row.code
            if both and part and (last.value or 0.0) <= (first.value or 0.0):
                fallen.append(f"{row.name} ({first.text} menjadi {last.text})")
        if fallen:
            yield make(
                passage.at(table.number, None, "peningkatan komponen"),
                f"Kalimat menyatakan semua komponen meningkat, padahal tidak: {', '.join(fallen)}.",
                tercetak="semua komponen meningkat",
            )
