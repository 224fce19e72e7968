"""Editing a workbook's parts: cells of sheets, and whatever else a part holds.

What is not touched stays byte for byte (see ``lakip_xl.package.lossless``). A cell keeps its
style whatever is put into it.
"""

from bisect import bisect_left

from lakip_xl.errors import PackageError
from lakip_xl.package.addresses import address
from lakip_xl.package.cells import place
from lakip_xl.package.lossless import Element, Part, parse
from lakip_xl.package.parts import Package
from lakip_xl.package.values import CellValue, encoded_text, stored
from lakip_xl.package.xml import escape


class SheetEditor:
    """A worksheet's part, its cells found by row and column."""

    def __init__(self, part: Part) -> None:
        self.root = part.root
        data = self.root.find("sheetData")
        if data is None:
            raise PackageError("memuat sheet tanpa sel; simpan ulang dari Excel")
        self._data = data
        self._rows: dict[int, Element] = {}
        self._numbers: list[int] = []
        self._cells: dict[int, tuple[list[int], list[Element]]] = {}
        number = 0
        for row in data.all("row"):
            text = row.get("r").strip()
            number = int(text) if text.isdecimal() else number + 1
            if self._numbers and number <= self._numbers[-1]:
                raise PackageError("memuat baris yang tidak berurutan; simpan ulang dari Excel")
            self._rows[number] = row
            self._numbers.append(number)

    def row(self, number: int, like: Element | None = None) -> Element:
        """The element of a row; where there is none, a new one with the attributes of another."""
        if number in self._rows:
            return self._rows[number]
        prefix = self._data.prefix
        row = parse(f'<{prefix}row r="{number}"/>'.encode())
        if like is not None:
            for name in ("ht", "customHeight", "s", "customFormat"):
                if value := like.get(name):
                    row.set(name, value)
        at = bisect_left(self._numbers, number)
        self._numbers.insert(at, number)
        self._rows[number] = row
        if at + 1 == len(self._numbers):
            self._data.children.append(row)
        else:
            follower = self._rows[self._numbers[at + 1]]
            self._data.children.insert(self._data.children.index(follower), row)
        return row

    def cell(self, row: int, column: int) -> Element | None:
        """The element of a cell, if the file has one."""
        columns, cells = self._layout(row)
        at = bisect_left(columns, column)
        return cells[at] if at < len(columns) and columns[at] == column else None

    def made_cell(self, row: int, column: int) -> Element:
        """The element of a cell; an empty one is put in its place where there is none."""
        found = self.cell(row, column)
        if found is not None:
            return found
        element = self.row(row)
        columns, cells = self._layout(row)
        at = bisect_left(columns, column)
        cell = parse(f'<{self._data.prefix}c r="{address(row, column)}"/>'.encode())
        if at == len(columns):
            element.children.append(cell)
        else:
            element.children.insert(element.children.index(cells[at]), cell)
        columns.insert(at, column)
        cells.insert(at, cell)
        return cell

    def remove(self, row: int, first: int, last: int) -> None:
        """Take the cells of some columns out of a row, and the row when none is left."""
        columns, cells = self._layout(row)
        kept = [(c, cell) for c, cell in zip(columns, cells, strict=True) if not first <= c <= last]
        element = self._rows.get(row)
        if element is None:
            return
        gone = {id(cell) for c, cell in zip(columns, cells, strict=True) if first <= c <= last}
        element.children[:] = [child for child in element.children if id(child) not in gone]
        self._cells[row] = ([c for c, _ in kept], [cell for _, cell in kept])
        if not element.children:
            self._data.children.remove(element)
            self._numbers.remove(row)
            del self._rows[row], self._cells[row]

    def is_filled(self, row: int, column: int) -> bool:
        """Whether a cell holds a value or a formula."""
        cell = self.cell(row, column)
        return cell is not None and any(
            child.local == "f" or child.children or child.inner for child in cell.children
        )

    def set_value(self, row: int, column: int, value: CellValue) -> None:
        """Put a value into a cell, or take what is there out of it; its style stays.

        A text is stored as a text, whatever it begins with.
        """
        cell = self.made_cell(row, column)
        cell.clear()
        prefix = self._data.prefix
        if value is None or value == "":
            kind = "n" if cell.get("t") else ""
        elif isinstance(value, str):
            kind = "inlineStr"
            text = escape(encoded_text(value), quote=False)
            content = f'<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is>'
            cell.children.append(parse(content.encode()))
        else:
            kind, content = stored(value, prefix)
            kind = kind or ("n" if cell.get("t") else "")
            cell.children.append(parse(content.encode()))
        if kind:
            cell.set("t", kind)
        cell.drop("vm")

    def set_formula(self, row: int, column: int, formula: str) -> None:
        """Put a formula (without "=") into a cell; its result is stored when it is computed."""
        cell = self.made_cell(row, column)
        cell.clear()
        cell.drop("t")
        prefix = self._data.prefix
        text = escape(encoded_text(formula), quote=False)
        cell.children.append(parse(f"<{prefix}f>{text}</{prefix}f>".encode()))

    def _layout(self, row: int) -> tuple[list[int], list[Element]]:
        """The cells of a row and their columns."""
        if row not in self._rows:
            return [], []
        if row not in self._cells:
            columns: list[int] = []
            cells: list[Element] = []
            column = 0
            for cell in self._rows[row].all("c"):
                try:
                    _, column = place(cell.get("r"), row, column)
                except ValueError:
                    raise PackageError("memuat alamat sel yang rusak") from None
                columns.append(column)
                cells.append(cell)
            self._cells[row] = (columns, cells)
        return self._cells[row]


class BookEditor:
    """The parts of a package that are being edited.

    Args:
        package: the workbook's package; it is not changed.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self._parts: dict[str, Part] = {}
        self._sheets: dict[str, SheetEditor] = {}

    def part(self, name: str) -> Part:
        """A part as a tree, opened once.

        Raises:
            PackageError: the part is missing or damaged.
        """
        if name not in self._parts:
            try:
                self._parts[name] = Part(self.package.read(name))
            except PackageError as error:
                text = str(error)
                raise error if text.startswith("Berkas") else self.package.error(text) from None
        return self._parts[name]

    def sheet(self, name: str) -> SheetEditor:
        """A worksheet's part.

        Raises:
            PackageError: the part is missing or damaged.
        """
        if name not in self._sheets:
            part = self.part(name)
            try:
                self._sheets[name] = SheetEditor(part)
            except PackageError as error:
                raise self.package.error(str(error)) from None
        return self._sheets[name]

    def changed(self) -> dict[str, bytes]:
        """The parts that are no longer what the package holds."""
        contents = {name: bytes(part) for name, part in self._parts.items()}
        return {n: content for n, content in contents.items() if content != self.package.read(n)}
