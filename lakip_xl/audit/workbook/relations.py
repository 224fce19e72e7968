"""What the printed figures of a workbook follow from: its tables as declarations of relations.

Printed figures are held against what was typed. Where nothing is printed there is nothing to
hold: the workbook's own formulas are trusted, and other rules watch over them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import fsum
from weakref import WeakKeyDictionary

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.relations.differences import EFFICIENCY, UNSPENT
from lakip_xl.audit.relations.formula import DIFFERENCE, PERCENT, SUM, Formula
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.table.model import Cell
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.audit.workbook.tables import AuditedTable, cell_of
from lakip_xl.rules.kode import Jenjang
from lakip_xl.schemes import weights_of
from lakip_xl.workbook.book.tables import BookRow
from lakip_xl.workbook.schema.sakip import COMPONENTS


@dataclass(frozen=True, slots=True)
class Money:
    """A table of budget and spending, and the named cells of its printed total row."""

    table: str
    budget: str
    spent: str
    absorption: str
    rest: str = ""
    capaian: str = ""
    efficiency: str = ""
    tree: bool = False
    """Whether its codes make some rows parts of others."""


MONEY = (
    Money("tblAnggaran", "TercetakTotalAnggaran", "TercetakTotalRealisasi",
          "TercetakSerapanTotal", tree=True),
    Money("tblEfisiensi", "TercetakEfisiensiAnggaran", "TercetakEfisiensiRealisasi",
          "TercetakEfisiensiSerapan", "TercetakTotalEfisiensiRp", "TercetakEfisiensiCapaian",
          "TercetakTotalEfisiensi"),
    Money("tblBelanja", "TercetakBelanjaAnggaran", "TercetakBelanjaRealisasi",
          "TercetakBelanjaSerapan"),
)  # fmt: skip

_AMOUNTS = ("Anggaran", "Realisasi")
_BACKWARDS = Formula("selisih-balik", lambda v: v[1] - v[0], "realisasi - anggaran")
_OF_OUTPUT = Formula(
    "menurut-keluaran",
    lambda v: v[0] * v[2] / 100 - v[1] if len(v) > 2 else None,
    "anggaran × capaian - realisasi",
)
"""The saving by the ministry's older method: PAK × CK - RAK."""
SAVING = replace(DIFFERENCE, words="anggaran - realisasi")


Group = tuple[list[Relation], set[str | None]]
"""The relations of a table, and the places of the figures among them that are computed."""
_MADE: WeakKeyDictionary[AuditedBook, list[Group]] = WeakKeyDictionary()


def relations(book: AuditedBook) -> list[Group]:
    """Give the relations of a workbook, table by table."""
    if book not in _MADE:
        _MADE[book] = list(_relations(book))
    return _MADE[book]


def _relations(book: AuditedBook) -> Iterator[Group]:
    for money in MONEY:
        table = book.tables.get(money.table)
        if table is not None and table.rows:
            amounts = Amounts(book, table, money)
            yield [*amounts.relations()], amounts.computed
    for name, make in (("tblSAKIP", _accountability), ("tblIPASN", _professionalism)):
        table = book.tables.get(name)
        if table is not None and table.rows:
            yield [relation for relation in make(table) if relation.computable], set()


def related(book: AuditedBook) -> frozenset[tuple[str | None, str | None]]:
    """Give sheet and address of the printed figures that relations hold."""
    return frozenset(
        (relation.result.place.sheet, relation.result.place.sel)
        for found, _ in relations(book)
        for relation in found
    )


def printed_field(book: AuditedBook, name: str) -> Cell | None:
    """Give a printed figure outside the tables, if there is one."""
    field = book.fields.get(name)
    cell = cell_of(field_place(field), field.value) if field else None
    return cell if cell is not None and cell.number is not None else None


class Amounts:
    """The amounts of a table of money, as typed or taken from another sheet."""

    def __init__(self, book: AuditedBook, table: AuditedTable, money: Money) -> None:
        self.book, self.table, self.money = book, table, money
        self.computed: set[str | None] = set()
        self.rows = [row for row in table if row.text("Kode") or not money.tree]
        self.typed = {title: [self._amount(row, title) for row in self.rows] for title in _AMOUNTS}
        self.parts: dict[int | None, list[int]] = defaultdict(list)
        for i, parent in enumerate(self._parents()):
            self.parts[parent].append(i)

    def _amount(self, row: BookRow, title: str) -> Cell:
        """Give what is typed, else what the workbook takes from the sheet Anggaran."""
        cell = self.table.cell(row, title)
        taken = not self.money.tree and cell.blank and f"Jumlah {title}" in self.table.columns
        if taken:
            cell = self.table.cell(row, f"Jumlah {title}")
            self.computed.add(cell.place.sel)
        return cell

    def _parents(self) -> list[int | None]:
        if not self.money.tree:
            return [None] * len(self.rows)
        tree = Jenjang.dari([row.values.get("Kode") for row in self.rows])
        first = {code: i for i, code in reversed(list(enumerate(tree.kode))) if code}
        return [first.get(tree.induk(code) or "") for code in tree.kode]

    def leaves(self, position: int | None, title: str) -> Iterator[Cell]:
        """Give the direct parts of a row; the parts of those that are blank in their place."""
        for i in self.parts[position]:
            cell = self.typed[title][i]
            if cell.number is not None:
                yield cell
            else:
                yield from self.leaves(i, title)

    def relations(self) -> Iterator[Relation]:
        """Give every relation whose figures are there."""
        for one in self._all():
            if one.result.number is not None and one.computable:
                yield one

    def _all(self) -> Iterator[Relation]:
        budget, spent = (self.typed[title] for title in _AMOUNTS)
        printed = self._printed("Tercetak Serapan")
        rest = self._printed("Tercetak Efisiensi Rp")
        for i in range(len(self.rows)):
            for title in _AMOUNTS:
                yield from self._sum("jumlah-jenjang", self.typed[title][i], i, title)
            if i in printed:
                yield from self._absorption(printed[i], i, spent[i], budget[i])
            if i in rest and budget[i].number and spent[i].number:
                yield Relation(
                    "sisa-anggaran", rest[i], (budget[i], spent[i]), SAVING, also=(_BACKWARDS,)
                )
        yield from self._totals(rest)

    def _printed(self, title: str) -> dict[int, Cell]:
        if title not in self.table.columns:
            return {}
        cells = {row.row: c for row, c in zip(self.table, self.table.printed(title), strict=True)}
        return {i: cells[row.row] for i, row in enumerate(self.rows)}

    def _sum(self, rule: str, result: Cell, position: int | None, title: str) -> Iterator[Relation]:
        parts = tuple(self.leaves(position, title))
        if parts:
            words = f"jumlah {len(parts)} rinciannya"
            yield Relation(rule, result, parts, SUM, words=words, exact=True)

    def _total(self, result: Cell, title: str) -> Iterator[Relation]:
        """Hold a total against the top rows; where it adds up the lowest, a parent is wrong."""
        for relation in self._sum("jumlah-total", result, None, title):
            lowest = [c for i, c in enumerate(self.typed[title]) if not self.parts.get(i)]
            leaves = tuple(cell for cell in lowest if cell.number)
            other = replace(relation, operands=leaves)
            if not (relation.overflows or relation.holds) and other.computable and other.holds:
                words = f"{relation.words}; sama dengan jumlah {len(leaves)} baris terbawah"
                yield replace(relation, level=Severity.PERINGATAN, words=words)
            else:
                yield relation

    def _absorption(
        self, result: Cell, position: int | None, spent: Cell, budget: Cell
    ) -> Iterator[Relation]:
        """Hold a percentage against the row's own amounts, else against those of its parts."""
        if spent.number and budget.number:
            words = "realisasi / anggaran × 100"
            yield Relation("serapan", result, (spent, budget), PERCENT, words=words)
            return
        above, below = (tuple(self.leaves(position, t)) for t in reversed(_AMOUNTS))
        if above and below:
            yield Relation("serapan", result, (*above, *below), _ratio_of_sums(len(above)))

    def _totals(self, rest: dict[int, Cell]) -> Iterator[Relation]:
        names = self.money
        budget, spent, absorption, saved, capaian, efficiency = (
            printed_field(self.book, name)
            for name in (names.budget, names.spent, names.absorption, names.rest, names.capaian,
                         names.efficiency)
        )  # fmt: skip
        for cell, title in ((budget, "Anggaran"), (spent, "Realisasi")):
            if cell is not None:
                yield from self._total(cell, title)
        if saved is not None and any(cell.number for cell in rest.values()):
            parts = tuple(cell for cell in rest.values() if cell.number)
            words = f"jumlah {len(parts)} baris"
            yield Relation("jumlah-total", saved, parts, SUM, words=words, exact=True)
        if budget is not None and spent is not None:
            if absorption is not None:
                yield from self._absorption(absorption, None, spent, budget)
            if saved is not None:
                used = (budget, spent, capaian) if capaian else (budget, spent)
                also = (_BACKWARDS, _OF_OUTPUT)
                yield Relation("sisa-anggaran", saved, used, SAVING, also=also)
        if efficiency is not None and absorption is not None:
            first, *others = EFFICIENCY if capaian else (UNSPENT,)
            of = (capaian, absorption) if capaian else (absorption,)
            level = Severity.PERINGATAN
            yield Relation("efisiensi", efficiency, of, first, level, also=tuple(others))


def _ratio_of_sums(count: int) -> Formula:
    """Make the percentage of the sum of some operands in that of the others."""

    def compute(values: Sequence[float]) -> float | None:
        whole = fsum(values[count:])
        return fsum(values[:count]) / whole * 100 if whole else None

    return Formula("persen-jumlah", compute, "jumlah realisasi / jumlah anggaran × 100")


def _accountability(table: AuditedTable) -> Iterator[Relation]:
    titles = [title for title in COMPONENTS if title in table.columns]
    yield from _evaluation(table, "nilai-sakip", "Tercetak Nilai", titles, fewest=2)


def _professionalism(table: AuditedTable) -> Iterator[Relation]:
    titles = [name.capitalize() for name in weights_of("ip_asn")]
    yield from _evaluation(table, "nilai-ip-asn", "Tercetak IP ASN", titles, fewest=len(titles))


def _evaluation(
    table: AuditedTable, rule: str, printed: str, titles: list[str], *, fewest: int
) -> Iterator[Relation]:
    """Hold values against their components; what rounding may explain is only a warning."""
    cells = [[table.cell(row, title) for title in titles] for row in table]
    digits = max((c.number.decimals for row in cells for c in row if c.number), default=0)
    half = 0.5 * 10.0**-digits
    for result, row in zip(table.printed(printed), cells, strict=True):
        parts = tuple(cell for cell in row if cell.number)
        if result.number is None or len(parts) < fewest:
            continue
        words = f"jumlah {len(parts)} komponennya"
        exact = Relation(rule, result, parts, SUM, words=words, exact=True)
        loose = replace(exact, exact=False, halves=(half,) * len(parts))
        if not (exact.overflows or exact.holds) and loose.holds:
            words += ", mungkin berbeda karena komponen dibulatkan"
            exact = replace(exact, level=Severity.PERINGATAN, words=words)
        yield exact
