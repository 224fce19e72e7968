"""Labels against the values that they name: categories, reached or not, up or down."""

import re
from collections.abc import Iterator

from lakip_xl.audit.direction import may_be_lower
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.labels import class_of, clean_label, labels_of, preset_with
from lakip_xl.audit.relations.reading import Reading
from lakip_xl.audit.table.model import Cell, Kind, Table
from lakip_xl.audit.table.roles import Column, Role
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.skala import Skala, kategori

_REACHED = re.compile(
    r"^(?:telah |sudah )?(?:tercapai|memenuhi target|mencapai target)\b(?! sebagian)"
)
_MISSED = re.compile(r"^(?:tidak|belum|tak) (?:tercapai|memenuhi target|mencapai target)\b")
_TREND = (
    (re.compile(r"^(?:meningkat|naik|kenaikan|peningkatan)$"), 1),
    (re.compile(r"^(?:menurun|turun|penurunan)$"), -1),
    (re.compile(r"^(?:tetap|stabil)$"), 0),
)
_PLACE = (
    (re.compile(r"^(?:di ?atas|lebih tinggi|lebih besar)\b.{0,30}$"), 1),
    (re.compile(r"^(?:di ?bawah|lebih rendah|lebih kecil)\b.{0,30}$"), -1),
    (re.compile(r"^(?:sesuai|sama dengan)\b.{0,30}$"), 0),
)
WORDS_TREND = {1: "Meningkat", -1: "Menurun", 0: "Tetap"}
WORDS_PLACE = {1: "Di atas target", -1: "Di bawah target", 0: "Sesuai target"}


def labels(table: Table, scales: list[Skala], readings: list[Reading]) -> Iterator[Finding]:
    """Give the findings about labels of a table."""
    for column in label_columns(table):
        texts = [row.cells[column.index] for row in table.rows if row.kind is not Kind.TITLE]
        written = {clean_label(cell.text) for cell in texts if not cell.blank}
        own = _stated(written, scales)
        preset = preset_with(written)
        if own or preset:
            yield from _categories(table, texts, own, preset, readings)
        rated_rows = any(r.rule == "capaian" for r in readings)
        if column.role is not Role.NOTE or not rated_rows:  # else held to their row
            yield from _reached(table, texts)
        yield from _trends(table, texts)


def label_columns(table: Table) -> Iterator[Column]:
    """Give the columns that may hold categories."""
    for column in table.with_role(Role.KATEGORI, Role.OTHER, Role.NOTE, Role.CAPAIAN):
        written = any(not table.cell(i, column).blank for i in range(len(table.rows)))
        if written and column.index not in table.numeric:
            yield column


def _stated(written: set[str], scales: list[Skala]) -> list[Skala]:
    """Choose the scales of the report that know the labels of a column."""
    return [s for s in scales if len(written & labels_of(s)) >= max(1, 0.6 * len(written))]


MARGIN = 20.0
"""How far, in percent of capaian, offices set the bounds of a known scale otherwise."""


def _with_other_bounds(value: float, label: str, scale: Skala, written: set[str]) -> bool:
    """Tell whether a label may be right on a scale of the same words that nobody printed."""
    order = [clean_label(one.label) for one in scale.kelas]
    best, at, worst = (
        order.index(x)
        for x in (class_of(value + MARGIN, scale), label, class_of(value - MARGIN, scale))
    )
    used = [order.index(one) for one in written if one in order]
    outermost = len(used) > 2 and ((at == max(used) and at < best) or at == min(used) > worst)
    return best <= at <= worst or outermost


def rated(table: Table, row: int, label: int, readings: list[Reading]) -> list[float]:
    """Give the numbers that a label of a row may speak of: printed and computed capaian."""
    values: list[float] = []
    columns = [k for k in table.with_role(Role.CAPAIAN) if k.index in table.numeric]
    left = [k for k in columns if k.index < label] or columns
    for column in left:
        cell = table.cell(row, column)
        if cell.value is not None:
            values.append(cell.value)
        for reading in readings:
            for line in reading.lines if reading.rule == "capaian" else ():
                if line.row == row and line.result.column == column.index:
                    computed = reading.main.compute([c.value or 0.0 for c in line.operands])
                    values += [computed] if computed is not None else []
    return values


def _categories(
    table: Table,
    cells: list[Cell],
    own: list[Skala],
    preset: Skala | None,
    readings: list[Reading],
) -> Iterator[Finding]:
    scales = own or [s for s in (preset,) if s]
    known = set().union(*map(labels_of, scales))
    written = {clean_label(cell.text) for cell in cells}
    tested, found = 0, []
    for cell in cells:
        label = clean_label(cell.text)
        values = rated(table, cell.row, cell.column, readings)
        fitting = [s for s in scales if values and _of_size(values, s)]
        if label not in known or not fitting:
            continue
        tested += 1
        if any(class_of(value, s) == label for value in values for s in fitting):
            continue
        if _same_words(table, cell.row):
            continue  # the capaian is what is wrong there
        right = kategori(values[0], fitting[0])
        message = (
            f'Kategori tercetak "{cell.text.strip()}", padahal capaian '
            f"{tulis_angka(values[0])} termasuk {right}."
        )
        open_ = not own and any(_with_other_bounds(v, label, fitting[0], written) for v in values)
        level = Severity.INFO if open_ else Severity.GALAT
        found.append(finding("kategori", cell, message, right, level))
    if len(found) <= max(1, tested / 2):
        yield from found


def _of_size(values: list[float], scale: Skala) -> bool:
    """Tell whether values may be marks on a scale: 97 is none on one of four points."""
    top = scale.kelas[0].batas
    return top is None or max(values) <= LARGEST * top


LARGEST = 5.0
"""Times the highest bound of a scale that a value on it may be."""


def _same_words(table: Table, row: int) -> bool:
    """Tell whether target and realisasi are the same words, so that the capaian must be 100."""
    cells = [table.cell(row, k) for k in table.with_role(Role.TARGET, Role.REALISASI)]
    return len(cells) > 1 and not cells[0].number and len({c.text.casefold() for c in cells}) == 1


def _reached(table: Table, cells: list[Cell]) -> Iterator[Finding]:
    """Hold words of success against target and realisasi, or against the capaian."""
    said = [(c, _reached_word(c.text)) for c in cells]
    said = [(c, word) for c, word in said if word is not None]
    if len(said) < 0.6 * sum(not c.blank for c in cells):
        return  # a column of remarks, some of which begin with such a word
    target, real = table.first(Role.TARGET), table.with_role(Role.REALISASI)
    found = []
    for cell, word in said:
        row = table.rows[cell.row]
        values = rated(table, cell.row, cell.column, [])
        name = row.full_name
        lower = may_be_lower(name) or "tidak" in name.casefold().split()
        if values:
            right = [value >= 100 for value in values]
        elif target and real:
            t, r = table.cell(cell.row, target), table.cell(cell.row, real[-1])
            if t.value is None or r.value is None or _bounded(t.text):
                continue
            right = [r.value >= t.value, *([r.value <= t.value] if lower else [])]
        else:
            continue
        if word not in right:
            truth = "tidak tercapai" if word else "tercapai"
            message = f'Status tercetak "{cell.text.strip()}", padahal menurut angkanya {truth}.'
            found.append(finding("status-target", cell, message, truth))
    if len(found) <= max(1, len(said) / 3):
        yield from found


def _bounded(text: str) -> bool:
    return bool(re.match(r"\s*(?:[<≤]|maks)", text, re.IGNORECASE))


def _reached_word(text: str) -> bool | None:
    label = clean_label(text)
    if _REACHED.match(label):
        return True
    return False if _MISSED.match(label) else None


def _trends(table: Table, cells: list[Cell]) -> Iterator[Finding]:
    """Hold words of a comparison against the two figures that it is between."""
    reference = next((k for k in table.with_role(Role.REFERENCE) if k.index in table.numeric), None)
    skip = {Role.REFERENCE, Role.DIFFERENCE, Role.WEIGHT, Role.KATEGORI, Role.PERCENT}
    found, tested = [], 0
    for cell in cells:
        pair = _between(table, cell, reference.index if reference else None, skip)
        rules = _PLACE if reference is not None else _TREND
        words = WORDS_PLACE if reference is not None else WORDS_TREND
        said = next(
            (sign for pattern, sign in rules if pattern.match(clean_label(cell.text))), None
        )
        if pair is None or said is None:
            continue
        tested += 1
        now, before = pair
        true = (now > before) - (now < before)
        if true != said:
            message = (
                f'Tercetak "{cell.text.strip()}", padahal {tulis_angka(now)} dibandingkan '
                f"{tulis_angka(before)}: {words[true]}."
            )
            found.append(finding("arah-perbandingan", cell, message, words[true]))
    if len(found) <= max(1, tested / 2):
        yield from found


def _between(
    table: Table, cell: Cell, reference: int | None, skip: set[Role]
) -> tuple[float, float] | None:
    row = table.rows[cell.row]
    values = [
        row.cells[k].value
        for k in table.numeric
        if k < cell.column and table.columns[k].role not in skip and row.cells[k].number
    ]
    known = [v for v in values if v is not None]
    if reference is not None:
        base = row.cells[reference].value
        return (known[-1], base) if known and base is not None else None
    return (known[-1], known[-2]) if len(known) > 1 else None


def words_reached(table: Table) -> Iterator[Finding]:
    """Hold the capaian of targets in words against 100 where the realisasi is the same word."""
    target, result = table.first(Role.TARGET), table.first(Role.CAPAIAN)
    real = table.with_role(Role.REALISASI)
    if target is None or result is None or not real:
        return
    for i, row in enumerate(table.rows):
        t, r, c = (row.cells[k.index] for k in (target, real[-1], result))
        same = t.text.casefold().split() == r.text.casefold().split()
        if t.number or t.blank or not same or c.number is None or c.value in {1.0, 100.0}:
            continue
        message = f"{c.place.said} {c.text}, padahal realisasi sama dengan target ({t.text})."
        yield finding("capaian-teks", table.cell(i, result), message, 100.0)


_ERROR = re.compile(r"^#(?:DIV/0!|REF!|VALUE!|N/A|NAME\?|NUM!|NULL!)$")


def error_cells(table: Table) -> Iterator[Finding]:
    """Find the errors of a spreadsheet that were copied into a table."""
    for row in table.rows:
        for cell in row.cells:
            if cell.text.startswith("#") and _ERROR.match(cell.text):
                message = f"Sel memuat galat lembar kerja {cell.text}, bukan angka."
                yield finding("sel-galat", cell, message, None)


def finding(
    rule: str, cell: Cell, message: str, right: str | float | None, level: Severity = Severity.GALAT
) -> Finding:
    """Make a finding about a cell."""
    p = cell.place
    return Finding(
        rule, level, p.sheet, p.sel, p.tabel, p.kunci, p.kolom, cell.text.strip(), right, message
    )
