"""Evaluations: grades against their value, values against their weight, indices by their method."""

import re
from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.labels import clean_label
from lakip_xl.audit.printed import Agreement
from lakip_xl.audit.relations.formula import MEAN, Formula
from lakip_xl.audit.relations.labels import finding
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.table.model import Cell, Kind, Row, Table
from lakip_xl.audit.table.roles import Role
from lakip_xl.rules.ikm import FACTOR, HIGHEST, LOWEST, mutu_pelayanan, nilai_ikm
from lakip_xl.rules.sakip import predikat_sakip
from lakip_xl.schemes import default_of, weights_of

_IKM, _SAKIP = default_of("ikm"), default_of("sakip")
_LOWEST_MARK, _HIGHEST_MARK = _IKM.number(LOWEST), _IKM.number(HIGHEST)

_GRADE_ROW = re.compile(r"predikat|kategori|tingkat akuntabilitas", re.IGNORECASE)
_GRADES = {one.label for one in _SAKIP.known_scale().kelas}
_COMPONENT = re.compile(r"perencanaan kinerja|pengukuran kinerja|pelaporan kinerja", re.IGNORECASE)
_UNSUR = re.compile(r"\bunsur\b", re.IGNORECASE)
_UNSUR_CODE = re.compile(r"^U\s?\d{1,2}$", re.IGNORECASE)
_INDEX = re.compile(r"\b(?:rata|nrr|indeks|ikm|skm|jumlah)", re.IGNORECASE)
FEWEST_UNSUR = 5
"""Rows below which marks of one to four are no survey of satisfaction."""


def grades(table: Table) -> Iterator[Finding]:
    """Give the findings about an evaluation of accountability or of satisfaction."""
    if sum(bool(_COMPONENT.search(row.full_name)) for row in table.rows) >= 2:
        yield from _predikat(table)
        yield from _within_weight(table)
    yield from _satisfaction(table)


def _predikat(table: Table) -> Iterator[Finding]:
    """Hold the predikat of each year against the value above it."""
    for i, row in enumerate(table.rows):
        if not _GRADE_ROW.search(row.full_name or row.label):
            continue
        for column in range(len(table.columns)):
            cell = row.cells[column]
            said = cell.text.strip().upper()
            above = [
                r.cells[column] for r in table.rows[:i] if not r.code and r.cells[column].number
            ]
            if said not in _GRADES or not above:
                continue
            value = above[-1].value or 0.0
            right = predikat_sakip(value, _SAKIP)
            if right != said:
                message = (
                    f"Predikat tercetak {said}, padahal nilai {above[-1].text} berpredikat {right}."
                )
                yield finding("predikat-sakip", cell, message, right)
                continue
            parts = [r.cells[column].value or 0.0 for r in _components(table)]
            summed = (
                predikat_sakip(sum(parts), _SAKIP)
                if len(parts) > 1 and sum(parts) <= 100
                else right
            )
            if summed != said:
                root = finding("nilai-sakip", above[-1], "", None)
                message = (
                    f"Predikat {said} mengikuti nilai yang tercetak; komponennya "
                    f"berpredikat {summed}."
                )
                yield finding("predikat-sakip", cell, message, summed).as_consequence(root)


def _components(table: Table) -> list[Row]:
    return [r for r in table.rows if r.code and r.parent is None and r.kind is Kind.ITEM]


def _within_weight(table: Table) -> Iterator[Finding]:
    """Hold values against their weights, and the weights against 100."""
    weight = table.first(Role.WEIGHT)
    parts = _components(table)
    if weight is None or len(parts) < 3:
        return
    weights = [row.cells[weight.index] for row in parts]
    if any(cell.number is None for cell in weights):
        return
    total = sum(cell.value or 0.0 for cell in weights)
    scores = [
        k for k in table.numeric if k != weight.index and table.columns[k].role is not Role.CAPAIAN
    ]
    if total != 100:
        nested = {
            row.key: sum(table.rows[k].cells[weight.index].value or 0 for k in table.parts(i))
            for i, row in enumerate(table.rows)
            if row in parts
        }
        wrong = [r for r in parts if nested[r.key] and nested[r.key] != r.cells[weight.index].value]
        standard = [
            r
            for r in parts
            if abs(total - 100) == abs((r.cells[weight.index].value or 0) - _standard(r))
        ]
        cell = (wrong or standard or parts)[0].cells[weight.index]
        right = (cell.value or 0.0) + 100 - total
        yield finding(
            "batas-bobot", cell, f"Bobot komponen berjumlah {total:g}, seharusnya 100.", right
        )
    for k in scores:
        for row, limit in zip(parts, weights, strict=True):
            value = row.cells[k].value
            if value is not None and value > (limit.value or 0.0) and total == 100:
                message = f"Nilai {row.cells[k].text} melebihi bobotnya {limit.text}."
                yield finding("batas-bobot", row.cells[k], message, None)


def _standard(row: Row) -> float:
    """Give the weight of a component by the regulation."""
    said = row.full_name.casefold()
    weights = weights_of("sakip").items()
    return next((w for name, w in weights if name.casefold().split()[0] in said), 0)


_NINTH = 0.111
"""1/9 as the regulation prints it; with it the sum of nine weighted unsur stays below the mean."""
_WEIGHTED = Formula("tertimbang", lambda v: fsum(v) * _NINTH, "unsur × 0,111")
_INDEXED = Formula("indeks", lambda v: nilai_ikm(v, _IKM), "rata-rata unsurnya × 25")
_WEIGHTED_INDEX = Formula("indeks-tertimbang", lambda v: fsum(v) * _NINTH * _IKM.number(FACTOR), "")
_LETTERS = {k.label.casefold(): k.sebutan.casefold() for k in _IKM.known_scale().kelas}
_GRADE_NAMES = set(_LETTERS.values())


def _satisfaction(table: Table) -> Iterator[Finding]:
    """Hold a survey of satisfaction against its unsur: the mean, the index, the grades."""
    values = [k for k in table.with_role(Role.SCORE) if k.index in table.numeric]
    named = any(_UNSUR.search(k.title) for k in table.columns) or any(
        _UNSUR_CODE.match(row.cells[0].text) for row in table.rows
    )
    if len(values) != 1 or not named:
        return
    column = values[0].index
    marked = [row for row in table.rows if row.cells[column].number]
    short = [row.cells[column] for row in marked if _INDEX.search(row.label)]
    unsur = tuple(r.cells[column] for r in marked if not _INDEX.search(r.label))
    if len(unsur) < FEWEST_UNSUR or any(
        not _LOWEST_MARK <= (c.value or 0.0) <= _HIGHEST_MARK for c in unsur
    ):
        return
    means = [cell for cell in short if (cell.value or 0) <= _HIGHEST_MARK]
    indices = [cell for cell in short if (cell.value or 0) > _HIGHEST_MARK]
    for cells, formula, other, words in (
        (means, MEAN, _WEIGHTED, "rata-rata unsurnya"),
        (indices, _INDEXED, _WEIGHTED_INDEX, ""),
    ):
        for cell in cells[-1:]:
            relation = Relation("nilai-ikm", cell, unsur, formula, words=words, also=(other,))
            if relation.judge() is not Agreement.SAME:
                yield relation.finding()
    label = table.first(Role.KATEGORI)
    if label is not None:
        for row in marked:
            yield from _service_grade(row.cells[column], row.cells[label.index])


def _service_grade(value: Cell, grade: Cell) -> Iterator[Finding]:
    said = clean_label(grade.text)
    said = _LETTERS.get(said, said)
    right = mutu_pelayanan(value.value or 0.0, _IKM)
    if said in _GRADE_NAMES and clean_label(right) != said:
        message = (
            f'Mutu tercetak "{grade.text.strip()}", padahal nilai {value.text} termasuk {right}.'
        )
        yield finding("mutu-pelayanan", grade, message, right)
