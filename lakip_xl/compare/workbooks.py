"""Two versions of a workbook: what changed in meaning."""

from collections.abc import Iterator
from math import isclose

from lakip_xl.compare.formulas import Canonical
from lakip_xl.compare.lines import Block, Line, blocks
from lakip_xl.compare.matching import Pairs, match
from lakip_xl.compare.model import Difference, Kind
from lakip_xl.package.addresses import MAX_COLUMN, address
from lakip_xl.package.values import CellValue
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.book.structure import TECHNICAL_SHEET

Spot = tuple[int, int]
_PRECISION = 1e-12
"""Programs write numbers with 15 to 17 digits."""


def compare_books(old: Book, new: Book) -> list[Difference]:
    """Compare two versions of a workbook.

    Typed values, formulas, rows, columns, sheets and names are compared; what the formulas yield
    only where one of these differs, for nothing else can change it. Looks, stored results and the
    way in which a program writes the same formula are no differences.

    Args:
        old: The earlier version.
        new: The later one.

    Returns:
        The differences, causes before effects.
    """
    return list(_Comparison(old, new).differences())


class _Comparison:
    def __init__(self, old: Book, new: Book) -> None:
        self._old, self._new = old, new
        self._sheets = _paired_sheets(old, new)
        here, there = list(blocks(old)), list(blocks(new))
        self._pairs = list(self._paired(here, there))
        self._gone = [b for b in here if b.name and all(b is not one for one, _, _ in self._pairs)]
        self._added = [b for b in there if b.name and all(b is not o for _, o, _ in self._pairs)]
        rows: dict[str, list[tuple[int, int, dict[int, int]]]] = {}
        for one, other, pairs in self._pairs:
            moved = {one.lines[a].row: other.lines[b].row for a, b in pairs.same}
            first, last = 1, MAX_COLUMN
            if one.name:
                first, last = min(one.columns.values()), max(one.columns.values())
            rows.setdefault(one.sheet.name, []).append((first, last, moved))
        self._before = Canonical(old, rows, self._sheets)
        self._after = Canonical(new)
        self._labels = {
            (one.sheet.name, one.row, one.column): one.schema.label or one.schema.name
            for one in new.fields.values()
        }
        self._unchanged: list[tuple[Block, Block, Spot, Spot, str]] = []

    def differences(self) -> Iterator[Difference]:
        causes = list(self._causes())
        yield from causes
        if causes:
            yield from self._effects()

    def _causes(self) -> Iterator[Difference]:
        yield from self._sheets_changed()
        for kind, blocks_left in ((Kind.TABLE_GONE, self._gone), (Kind.TABLE_ADDED, self._added)):
            for block in blocks_left:
                yield Difference(kind, block.sheet.name, block.name)
        for one, other, pairs in self._pairs:
            yield from self._block(one, other, pairs)
        yield from self._names()

    def _sheets_changed(self) -> Iterator[Difference]:
        kept = set(self._sheets.values())
        for name, now in self._sheets.items():
            if name.casefold() != now.casefold():
                yield Difference(Kind.SHEET_RENAMED, now, old=name, new=now)
        for name in self._old.sheets:
            if name not in self._sheets and name != TECHNICAL_SHEET:
                yield Difference(Kind.SHEET_GONE, name)
        for name in self._new.sheets:
            if name not in kept and name != TECHNICAL_SHEET:
                yield Difference(Kind.SHEET_ADDED, name)

    def _paired(
        self, here: list[Block], there: list[Block]
    ) -> Iterator[tuple[Block, Block, Pairs]]:
        tables = {block.name.casefold(): block for block in there if block.name}
        rests = {block.sheet.name: block for block in there if not block.name}
        for block in here:
            partner = (
                tables.get(block.name.casefold())
                if block.name
                else rests.get(self._sheets.get(block.sheet.name, ""))
            )
            if partner is not None:
                yield block, partner, _lines_paired(block, partner)

    def _block(self, one: Block, other: Block, pairs: Pairs) -> Iterator[Difference]:
        sheet, table = other.sheet.name, other.name
        if table:
            here, there = ({t.casefold(): t for t in b.columns} for b in (one, other))
            for title in here.keys() - there.keys():
                yield Difference(Kind.COLUMN_GONE, sheet, table, column=here[title])
            for title in there.keys() - here.keys():
                yield Difference(Kind.COLUMN_ADDED, sheet, table, column=there[title])
        for position in pairs.gone if one.by_key else ():
            line = one.lines[position]
            yield Difference(Kind.ROW_GONE, sheet, table, _shown(line), old_cell=str(line.row))
        for position in pairs.added if one.by_key else ():
            line = other.lines[position]
            yield Difference(Kind.ROW_ADDED, sheet, table, _shown(line), new_cell=str(line.row))
        for here_at, there_at in pairs.same:
            old_line, new_line = one.lines[here_at], other.lines[there_at]
            if here_at in pairs.moved:
                yield Difference(
                    Kind.ROW_MOVED, sheet, table, _shown(new_line),
                    old_cell=str(old_line.row), new_cell=str(new_line.row),
                )  # fmt: skip
            key = _shown(new_line) if one.by_key else ""
            yield from self._row(one, other, old_line.row, new_line.row, key)
        if not one.by_key:
            yield from self._single_rows(one, other, pairs)
        for old_row, new_row in zip(one.blanks, other.blanks, strict=False):
            yield from self._row(one, other, old_row, new_row, "(baris kosong)")

    def _single_rows(self, one: Block, other: Block, pairs: Pairs) -> Iterator[Difference]:
        """Compare rows of a sheet of ours that only one version fills."""
        for block, positions in ((one, pairs.gone), (other, pairs.added)):
            for position in positions:
                row = block.lines[position].row
                yield from self._row(one, other, row, row, "")

    def _row(
        self, one: Block, other: Block, old_row: int, new_row: int, key: str
    ) -> Iterator[Difference]:
        titles = {title.casefold(): title for title in other.columns}
        mine = {title.casefold(): number for title, number in one.columns.items()}
        if not one.name:  # the rest of a sheet: a column that only one version uses counts, too
            titles |= {title: title for title in one.columns}
            mine |= {title: number for title, number in other.columns.items() if title not in mine}
        for folded, title in titles.items():
            if folded not in mine:
                continue
            old_column = mine[folded]
            new_column = other.columns.get(title, old_column)
            yield from self._cell(one, other, (old_row, old_column), (new_row, new_column), key)

    def _cell(
        self, one: Block, other: Block, here: Spot, there: Spot, key: str
    ) -> Iterator[Difference]:
        before = self._before.formula(one.sheet.name, *here)
        after = self._after.formula(other.sheet.name, *there)
        if before is None and after is None:
            values = _typed(one, here), _typed(other, there)
            if not _same(*values):
                yield self._difference(Kind.VALUE, (one, other, here, there, key), *values)
        elif before != after:
            shown = _content(one, here), _content(other, there)
            yield self._difference(Kind.FORMULA, (one, other, here, there, key), *shown)
        else:
            self._unchanged.append((one, other, here, there, key))

    def _difference(
        self,
        kind: Kind,
        cells: tuple[Block, Block, Spot, Spot, str],
        old: CellValue,
        new: CellValue,
    ) -> Difference:
        _, other, here, there, key = cells
        name = next((t for t, n in other.columns.items() if n == there[1]), "")
        label = name if other.name else self._labels.get((other.sheet.name, *there), "")
        cell, now = address(*here), address(*there)
        return Difference(kind, other.sheet.name, other.name, key, label, cell, now, old, new)

    def _names(self) -> Iterator[Difference]:
        before, after = (
            {
                one.name.casefold(): (one.name, one.formula, writer.of(one.formula, "", 0, 0))
                for one in book.workbook.names
                if one.sheet is None and not one.hidden and not one.name.startswith("_xlnm.")
            }
            for book, writer in ((self._old, self._before), (self._new, self._after))
        )
        nothing = ("", None, None)
        for key in sorted(before.keys() | after.keys()):
            name, was, meant = before.get(key, nothing)
            now_name, now, means = after.get(key, nothing)
            if meant != means:
                yield Difference(Kind.NAME, key=now_name or name, old=was, new=now)

    def _effects(self) -> Iterator[Difference]:
        failed = [
            {(one.sheet, one.cell) for one in book.evaluation.failures}
            for book in (self._old, self._new)
        ]
        for cells in self._unchanged:
            one, other, here, there, _ = cells
            values = one.sheet.value(*here), other.sheet.value(*there)
            if _same(*values):
                continue
            # What was not computed: its stored value says nothing about this version.
            if (one.sheet.name, address(*here)) in failed[0]:
                continue
            if (other.sheet.name, address(*there)) in failed[1]:
                continue
            yield self._difference(Kind.RESULT, cells, *values)


def _paired_sheets(old: Book, new: Book) -> dict[str, str]:
    """Pair the sheets by name; one that was renamed is known by the tables on it."""
    there = {name.casefold(): name for name in new.sheets}
    pairs = {name: there[name.casefold()] for name in old.sheets if name.casefold() in there}
    home = {table.name.casefold(): table.sheet for table in new.workbook.tables}
    for table in old.workbook.tables:
        now = home.get(table.name.casefold())
        if table.sheet not in pairs and now is not None and now not in pairs.values():
            pairs[table.sheet] = now
    return pairs


def _lines_paired(one: Block, other: Block) -> Pairs:
    if one.by_key:
        return match(
            [(line.key, line.content) for line in one.lines],
            [(line.key, line.content) for line in other.lines],
        )
    there = {line.row: position for position, line in enumerate(other.lines)}
    pairs = Pairs()
    for position, line in enumerate(one.lines):
        if line.row in there:
            pairs.same.append((position, there.pop(line.row)))
        else:
            pairs.gone.append(position)
    pairs.added = sorted(there.values())
    return pairs


def _shown(line: Line) -> str:
    return line.shown or f"baris {line.row}"


def _typed(block: Block, spot: Spot) -> CellValue:
    cell = block.sheet.cells.get(spot)
    return None if cell is None or cell.value == "" else cell.value


def _content(block: Block, spot: Spot) -> CellValue:
    formula = block.sheet.formula(*spot)
    return _typed(block, spot) if formula is None else f"={formula}"


def _same(one: CellValue, other: CellValue) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.replace("\r\n", "\n").replace("\r", "\n") == other.replace("\r\n", "\n").replace(
            "\r", "\n"
        )
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, float | int) and isinstance(other, float | int):
        return isclose(one, other, rel_tol=_PRECISION, abs_tol=_PRECISION)
    return one == other
