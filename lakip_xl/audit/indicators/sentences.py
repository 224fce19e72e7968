"""Sentences that explain a row, against that row."""

from collections.abc import Iterator

from lakip_xl.audit.direction import lower_is_better
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.indicators.claims import Claim, read_claim
from lakip_xl.audit.indicators.formula import LOWER_FORMULAS
from lakip_xl.audit.indicators.model import Indicator, IndicatorTable
from lakip_xl.audit.labels import class_of, clean_label, labels_of, preset_with
from lakip_xl.audit.printed import Agreement, PrintedNumber, agreement
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.table.model import Cell
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.perbandingan import tercapai
from lakip_xl.rules.skala import kategori
from lakip_xl.schemes import LAKIP

LONGEST = 600
"""Longer cells are essays: their numbers may speak of anything."""
_HEAD = "Indikator\tTarget\tRealisasi\tCapaian (%)\tPenjelasan\nUnit terlayani\t34\t27\t79,41\t"


def _explained(table: IndicatorTable) -> Iterator[tuple[Indicator, Cell, Claim]]:
    """Give the rows of a table that are explained by sentences, with their claims."""
    for row in table.rows:
        if row.note is not None and row.note.text and len(row.note.text) <= LONGEST:
            yield row, row.note, read_claim(row.note.text)


def _own(row: Indicator, name: str) -> PrintedNumber | None:
    """Give the row's own number under the name that the sentence uses."""
    cell = {"target": row.target, "realisasi": row.realisasi, "capaian": row.capaian}[name]
    return cell.number if cell is not None else None


def _agrees(said: PrintedNumber, row: Indicator, name: str) -> bool:
    """Tell whether a quoted number is one of the row's, or rounds it."""
    own = _own(row, name)
    if name == "realisasi" and said.is_percent and not (own is not None and own.is_percent):
        name, own = "capaian", _own(row, "capaian")  # "realisasi 100%" of a row of documents
    values = [value for value, _ in own.readings] if own is not None else []
    if name == "capaian":
        values += row.rated()
    return not values or any(agreement(said, value) is not Agreement.DIFFERENT for value in values)


def _wrong(claim: Claim, row: Indicator) -> list[tuple[str, PrintedNumber]]:
    """Give the quoted numbers that are not the row's."""
    return [(name, said) for name, said in claim.numbers if not _agrees(said, row, name)]


def _owner(claim: Claim, table: IndicatorTable, of: Indicator) -> Indicator | None:
    """Find the nearest row above that has all the quoted numbers: what was copied from."""
    for row in reversed(table.rows[: table.rows.index(of)]):
        if all(_own(row, name) for name, _ in claim.numbers) and not _wrong(claim, row):
            return row
    return None


@rule(
    "kalimat-angka",
    Severity.GALAT,
    tujuan="Kalimat penjelasan menyebut angka barisnya sendiri.",
    dasar="Target, realisasi, dan capaian dalam kalimat dibandingkan dengan kolom barisnya.",
    contoh="Realisasi 231.87%, kalimatnya menyebut 102.82%; atau kalimat program lain disalin.",
    wrong=_HEAD + "Realisasi 25 unit dari target 34 unit.\n",
    right=_HEAD + "Realisasi 27 unit dari target 34 unit.\n",
)
def check_numbers(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Find sentences that quote other numbers than those of their row."""
    for row, cell, claim in _explained(table):
        wrong = _wrong(claim, row)
        real = row.realisasi
        empty = claim.realisasi is not None and real is not None and real.number is None
        if not wrong and not empty:
            continue
        parts = [f"{name} {said.text} (barisnya {_text(row, name)})" for name, said in wrong]
        if empty and claim.realisasi is not None:
            parts.insert(0, f"realisasi {claim.realisasi.text} (barisnya kosong)")
        owner = _owner(claim, table, row) if len(claim.numbers) > 1 else None
        source = f"; angkanya milik baris {owner.key}" if owner is not None else ""
        yield make(
            cell.place,
            f"Kalimat menyebut {', '.join(parts)}{source}.",
            tercetak=", ".join(said.text for _, said in wrong) or cell.text,
            dihitung=", ".join(_text(row, name) for name, _ in wrong) or None,
        )


def _text(row: Indicator, name: str) -> str:
    own = _own(row, name)
    return own.text if own is not None else "kosong"


@rule(
    "kalimat-hubungan",
    Severity.GALAT,
    tujuan="Kata lebih besar, sama dengan, atau lebih kecil dari target sesuai dengan angkanya.",
    dasar="Perbandingan realisasi dengan target pada baris yang sama.",
    contoh="Realisasi 100%, target 100%, kalimatnya lebih besar dari target.",
    wrong=_HEAD + "Realisasi lebih besar dari target.\n",
    right=_HEAD + "Realisasi lebih kecil dari target.\n",
)
def check_relations(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Find sentences whose comparison is not that of the numbers."""
    for row, cell, claim in _explained(table):
        pairs = row.pairs()
        if claim.relation is None or not pairs:
            continue
        if _wrong(claim, row) and _owner(claim, table, row) is not None:
            continue  # the sentence is another row's: that is the one thing to say of it
        if _falls(row):
            continue  # "melampaui target" speaks of the performance there, not of the numbers
        right = {_relation(pair.realisasi, pair.target) for pair in pairs}
        if claim.relation not in right:
            yield make(
                cell.place,
                f'Kalimat menyatakan realisasi "{claim.relation}" target, padahal realisasi '
                f"{tulis_angka(pairs[0].realisasi)} {min(right)} target "
                f"{tulis_angka(pairs[0].target)}.",
                tercetak=claim.relation,
                dihitung=min(right),
            )


def _falls(row: Indicator) -> bool:
    used = row.used()
    rumus = row.rumus or (used[1] if used else None)
    return rumus in LOWER_FORMULAS or lower_is_better(row.name)


def _relation(realisasi: float, target: float) -> str:
    """Say how two numbers relate, in the words of the sentences."""
    if realisasi == target:
        return "sama dengan"
    return "lebih besar dari" if realisasi > target else "lebih kecil dari"


@rule(
    "kalimat-tercapai",
    Severity.GALAT,
    tujuan="Kalimat menyatakan target tercapai hanya bila realisasinya mencapai target.",
    dasar="Realisasi dibandingkan dengan target menurut rumus barisnya.",
    contoh='Target 34 unit, realisasi 27 unit: "Target kinerja telah tercapai".',
    wrong=_HEAD + "Target kinerja telah tercapai.\n",
    right=_HEAD + "Target kinerja tidak tercapai.\n",
)
def check_reached(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Find sentences that claim success or failure against the numbers."""
    for row, cell, claim in _explained(table):
        pairs, used = row.pairs(), row.used()
        if claim.reached is None or not pairs:
            continue
        rumus = used[1] if used else row.rumus or Rumus.NAIK
        if any(tercapai(p.realisasi, p.target, rumus) is claim.reached for p in pairs):
            continue
        words = ("tercapai", "tidak tercapai")
        said, right = words if claim.reached else words[::-1]
        yield make(
            cell.place,
            f"Kalimat menyatakan target {said}, padahal realisasi "
            f"{tulis_angka(pairs[0].realisasi)} dari target {tulis_angka(pairs[0].target)}.",
            tercetak=said,
            dihitung=right,
        )


@rule(
    "kalimat-kategori",
    Severity.GALAT,
    tujuan="Kategori dalam kalimat adalah kategori capaian barisnya.",
    dasar="Skala ordinal pada Bab III.A laporan, atau Permendagri 86/2017.",
    contoh='Capaian 80.78%, kalimatnya kategori "Sangat Berhasil": seharusnya Berhasil.',
    wrong=_HEAD + 'Indikator ini masuk kategori "Sangat Berhasil".\n',
    right=_HEAD + 'Indikator ini masuk kategori "Berhasil".\n',
)
def check_categories(table: IndicatorTable, make: Maker) -> Iterator[Finding]:
    """Find sentences that name a category that is not the row's."""
    said = {clean_label(c.kategori) for _, _, c in _explained(table) if c.kategori}
    scale = table.scale or preset_with(said) or (LAKIP if said & labels_of(LAKIP) else None)
    if scale is None:
        return
    known = labels_of(scale)
    for row, cell, claim in _explained(table):
        values, label = row.rated(), clean_label(claim.kategori or "")
        if label not in known or not values:
            continue
        if any(class_of(value, scale) == label for value in values):
            continue
        right = kategori(values[0], scale)
        yield make(
            cell.place,
            f'Kalimat menyebut kategori "{claim.kategori}", padahal capaian '
            f"{tulis_angka(values[0])}% termasuk {right}.",
            tercetak=claim.kategori,
            dihitung=right,
        )


ROW_SENTENCES = (check_numbers, check_relations, check_reached, check_categories)
"""What the sentence beside a row is held to."""
