"""Rows added to an Excel table without Excel, with everything that belongs to its rows.

New rows get the last row's styles and height and the formulas of calculated columns. What
covers the table's rows follows: conditional formats, entry checks, names, the series of charts,
the table's own area and filter. Rows are added below, as Excel does where nothing is in the way;
drawings below the table move down.
"""

from dataclasses import replace

from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import MAX_ROW, Area, address
from lakip_xl.package.editor import BookEditor, SheetEditor
from lakip_xl.package.following import Follower, area_of
from lakip_xl.package.lossless import Element
from lakip_xl.package.workbook import Table, Workbook


def grow(editor: BookEditor, workbook: Workbook, table: Table, count: int) -> Table:
    """Add rows at the end of a table.

    Args:
        editor: the workbook's parts.
        workbook: the structure of the same package.
        table: one of its tables.
        count: how many rows.

    Returns:
        The table as it is now.

    Raises:
        LakipError: something stands in the way. Nothing was changed then.
    """
    sheet = workbook.sheet(table.sheet)
    if count <= 0 or sheet is None:
        return table
    old, new = table.data.last_row, table.data.last_row + count
    cells = editor.sheet(sheet.part)
    _check_room(cells, table, new)
    formulas = _formulas(cells, table)
    last = cells.row(old)
    columns = range(table.area.first_column, table.area.last_column + 1)
    styles = {c: cell.get("s") for c in columns if (cell := cells.cell(old, c)) is not None}
    for number in range(old + 1, new + 1):
        cells.row(number, like=last)
        for column in columns:
            if column in formulas:
                cells.set_formula(number, column, _moved(formulas[column], number))
            if style := styles.get(column):
                cells.made_cell(number, column).set("s", style)
    grown = Area(table.area.first_row, columns[0], new, columns[-1])
    follower = Follower(table, new)
    follower.sheet(cells.root)
    _lengthen(editor, workbook, follower, count)
    _resize(editor.part(table.part).root, grown)
    return replace(table, area=grown)


def shrink(editor: BookEditor, workbook: Workbook, table: Table, count: int) -> Table:
    """Take the last rows of a table away with all they hold.

    Only for tables that a program fills: a user's rows are never taken away.
    """
    sheet = workbook.sheet(table.sheet)
    if count <= 0 or sheet is None:
        return table
    old, new = table.data.last_row, table.data.last_row - count
    cells = editor.sheet(sheet.part)
    for number in range(new + 1, old + 1):
        cells.remove(number, table.area.first_column, table.area.last_column)
    smaller = table.area._replace(last_row=new)
    follower = Follower(table, new)
    follower.sheet(cells.root)
    _lengthen(editor, workbook, follower, -count)
    _resize(editor.part(table.part).root, smaller)
    return replace(table, area=smaller)


def _lengthen(editor: BookEditor, workbook: Workbook, follower: Follower, count: int) -> None:
    """Lengthen what refers to the table from anywhere in the workbook."""
    for other in workbook.sheets:
        if not other.has_cells:
            continue
        follower.validations(editor.part(other.part).root, other.name)
        for drawing in editor.package.related(other.part, "drawing"):
            if other.name == follower.table.sheet:
                follower.anchors(editor.part(drawing).root, count)
            for chart in editor.package.related(drawing, "chart"):
                follower.formulas(editor.part(chart).root, "f", "")
    names = editor.part(editor.package.main).root.find("definedNames")
    if names is not None:
        follower.formulas(names, "definedName", "")


def _check_room(cells: SheetEditor, table: Table, new: int) -> None:
    where = f"di bawah {table.name} (lembar {table.sheet})"
    if table.totals_row:
        raise LakipError(
            f"Tabel {table.name} memakai baris total Excel: matikan Baris Total di tab Desain "
            "Tabel, lalu ulangi."
        )
    if new > MAX_ROW:
        raise LakipError(f"Tabel {table.name} akan melampaui baris terakhir lembar.")
    for row in range(table.area.last_row + 1, new + 1):
        for column in range(table.area.first_column, table.area.last_column + 1):
            if cells.is_filled(row, column):
                raise LakipError(
                    f"Sel {address(row, column)} {where} terisi: pindahkan isinya agar baris "
                    "dapat ditambahkan."
                )
    merged = cells.root.find("mergeCells")
    for one in merged.children if merged is not None else ():
        area = area_of(one.get("ref"))
        if area and _meets(area, table.area, table.area.last_row + 1, new):
            raise LakipError(
                f"Sel gabungan {one.get('ref')} {where} menghalangi: lepas gabungannya agar "
                "baris dapat ditambahkan."
            )


def _meets(area: Area, columns: Area, first_row: int, last_row: int) -> bool:
    return (
        area.first_row <= last_row
        and area.last_row >= first_row
        and area.first_column <= columns.last_column
        and area.last_column >= columns.first_column
    )


def _formulas(cells: SheetEditor, table: Table) -> dict[int, tuple[str, int]]:
    """The formula of each calculated column, with the row that it was written for."""
    found: dict[int, tuple[str, int]] = {}
    rows = range(table.data.first_row, table.data.last_row + 1)
    for offset, column in enumerate(table.columns):
        number = table.area.first_column + offset
        texts = [(text, row) for row in rows if (text := _formula(cells, row, number))]
        if column.formula and not _relative(column.formula):
            found[number] = (column.formula, 0)
        elif texts and (column.formula or len(texts) == len(rows) > 1):
            found[number] = texts[-1]
        elif column.formula:
            raise LakipError(
                f"Rumus kolom {column.name} di {table.name} tidak dapat disalin: buka di Excel, "
                "tambahkan satu baris, simpan, lalu ulangi."
            )
    return found


def _formula(cells: SheetEditor, row: int, column: int) -> str:
    """A cell's own formula; "" for none, and for those that others share or array formulas."""
    cell = cells.cell(row, column)
    formula = cell.find("f") if cell is not None else None
    if formula is None or formula.get("t") == "array":
        return ""
    return formula.text


def _relative(formula: str) -> bool:
    """Whether a formula names cells by address, other than with fixed rows."""
    return _moved((formula, 1), 2) != formula


def _moved(formula: tuple[str, int], row: int) -> str:
    """A formula written for one row as it reads in another."""
    from openpyxl.formula.tokenizer import Token, Tokenizer
    from openpyxl.formula.translate import Translator

    text, origin = formula
    if not origin:
        return text
    tokens = []
    for token in Tokenizer(f"={text}").items:
        is_range = token.type == Token.OPERAND and token.subtype == Token.RANGE
        if is_range and "[" not in token.value:
            moved = Translator.translate_range(token.value, row - origin, 0)  # type: ignore[no-untyped-call]
            tokens.append(str(moved))
        else:
            tokens.append(token.value)
    return "".join(tokens)


def _resize(root: Element, area: Area) -> None:
    text = f"{address(area.first_row, area.first_column)}:{address(area[2], area[3])}"
    root.set("ref", text)
    if (filtered := root.find("autoFilter")) is not None:
        filtered.set("ref", text)
