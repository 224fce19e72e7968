"""Formulas: overwritten, missing, other than their column's, leading nowhere."""

from collections import Counter
from collections.abc import Iterator

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place, sheet_place
from lakip_xl.audit.workbook.origins import Spot, describe, equal, origins, place_of, plain
from lakip_xl.audit.workbook.trial import with_formulas
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Table as FileTable
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.formula import stored
from lakip_xl.workbook.schema import LATEST_VERSION, TABLES
from lakip_xl.workbook.schema.kinds import Kind

_LONGEST_WORD = 24
"""Longer texts are sentences and notes; categories and statuses are shorter."""
_FEWEST = 2
"""So many rows make a formula that of the column."""


@rule(
    "konstanta-di-kolom-rumus",
    Severity.GALAT,
    tujuan="Kolom hitungan dan sel hitungan berisi rumus, bukan ketikan.",
    dasar="Angka yang diketik di atas rumus tidak ikut berubah bila isiannya berubah.",
    contoh="Capaian diketik 90, padahal rumus kolomnya memberi 79,41.",
)
def check_constants(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find constants where a formula belongs."""
    for file, column, title in _computed_columns(book):
        sheet = book.sheets[file.sheet]
        for row in range(file.data.first_row, file.data.last_row + 1):
            cell = sheet.cells.get((row, column))
            if cell is not None and cell.formula is None and cell.value not in (None, ""):
                yield make(
                    _place(book, file, row, column, title),
                    f"Berisi ketikan {describe(cell.value)}, bukan rumus kolom {title}.",
                    tercetak=plain(cell.value),
                    tingkat=None if file.name in book.tables else Severity.PERINGATAN,
                )
    for field in book.fields.values():
        cell = field.sheet.cells.get((field.row, field.column))
        overwritten = cell is not None and cell.formula is None and cell.value not in (None, "")
        computed = (
            field.schema.formula is not None and field.schema.computed_since <= book.book.version
        )
        if computed and cell is not None and overwritten:
            yield make(
                field_place(field),
                f"Berisi ketikan {describe(cell.value)}, bukan rumus {field.schema.name}.",
                tercetak=plain(cell.value),
            )


@rule(
    "rumus-hilang",
    Severity.PERINGATAN,
    tujuan="Setiap baris yang terisi punya rumus di semua kolom hitungan.",
    dasar="Baris tanpa rumus terlewat dari hasil dan jumlah.",
    contoh="Baris 14 tidak punya rumus Capaian.",
)
def check_missing(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find filled rows in which a calculated column is blank."""
    missing: dict[Spot, tuple[Place, str, str]] = {}
    for table in book.tables.values():
        sheet = book.sheets[table.file.sheet]
        for column in table.schema:
            if column.kind is not Kind.COMPUTED or column.title not in table.columns:
                continue
            template = _template_formula(table.file, column.title) or ""
            for row in table:
                spot = (row.row, table.columns[column.title])
                cell = sheet.cells.get(spot)
                if cell is None or (cell.formula is None and cell.value in (None, "")):
                    place = table.place(row, column.title)
                    missing[(sheet.name, *spot)] = (place, column.title, template)
    due = with_formulas(book, {s: formula for s, (*_, formula) in missing.items()})
    for one, (place, title, _) in missing.items():
        lost = due.get(one)
        if isinstance(lost, float):  # a figure that every mean and sum goes without
            yield make(
                place,
                f"Rumus kolom {title} tidak ada di baris ini; hasilnya {describe(lost)} terlewat.",
                dihitung=lost,
                tingkat=Severity.GALAT,
            )
        else:
            yield make(place, f"Rumus kolom {title} tidak ada di baris ini.")


@rule(
    "rumus-berbeda",
    Severity.PERINGATAN,
    tujuan="Semua sel kolom hitungan berisi rumus kolomnya, dan hasilnya hasil rumus templat.",
    dasar="Satu kolom, satu rumus.",
    contoh="Capaian baris 12 dihitung target / realisasi, baris lain dengan CAPAIAN.",
)
def check_different(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find formulas that are not their column's, and whole columns with another result."""
    reader = book.formulas
    replaced: dict[Spot, str] = {}
    odd: dict[Spot, tuple[Place, str, str, str]] = {}
    for file, column, title in _computed_columns(book):
        found = dict(_column_formulas(book, file, column))
        template = _template_formula(file, title)
        if not found or set(found.values()) == {template}:
            continue
        shapes = {n: reader.normal(formula, file.sheet, n, column) for n, formula in found.items()}
        most, count = Counter(shapes.values()).most_common(1)[0]
        uniform = count > len(shapes) / 2 and count >= _FEWEST
        for row, formula in found.items():
            if uniform and shapes[row] != most:
                place = _place(book, file, row, column, title)
                odd[(file.sheet, row, column)] = (place, title, formula, template or "")
            elif template and reader.normal(template, file.sheet, row, column) != shapes[row]:
                replaced[(file.sheet, row, column)] = template
    for field in book.fields.values():
        cell = field.sheet.cells.get((field.row, field.column))
        if field.schema.formula is None or cell is None or not (cell.formula and cell.formula.text):
            continue
        template = stored(field.schema.formula).removeprefix("=")
        spot, text = (field.sheet.name, field.row, field.column), cell.formula.text
        if text != template and reader.normal(text, *spot) != reader.normal(template, *spot):
            replaced[spot] = template
    # A workbook of an earlier template rightly has that template's formulas.
    latest = book.book.version == LATEST_VERSION
    yield from _odd_cells(book, odd, make, judged=latest)
    if latest:
        yield from _other_results(book, replaced, make)


def _odd_cells(
    book: AuditedBook, odd: dict[Spot, tuple[Place, str, str, str]], make: Maker, *, judged: bool
) -> Iterator[Finding]:
    """Say which cells go their own way in a column, and whether to another result."""
    due = with_formulas(book, {s: o[3] for s, o in odd.items() if o[3]}) if judged else {}
    for spot, (place, title, formula, _) in odd.items():
        now = book.sheets[spot[0]].value(*spot[1:])
        wrong = spot in due and _differs(now, due[spot])
        results = f": {describe(now)}, rumus templat {describe(due[spot])}" if wrong else ""
        yield make(
            place,
            f"Rumus di sel ini berbeda dari rumus kolom {title}{results}.",
            tercetak=f"={formula}",
            tingkat=Severity.GALAT if wrong else None,
        )


def _other_results(book: AuditedBook, replaced: dict[Spot, str], make: Maker) -> Iterator[Finding]:
    """Say where the template's formula gives another result than the workbook's.

    A whole column may be the office's own choice; a single cell that others read is a mistake.
    """
    single = {(f.sheet.name, f.row, f.column) for f in book.fields.values()}
    results = with_formulas(book, replaced)
    different = {
        cell
        for cell, value in results.items()
        if value is not ErrorValue.NAME  # it reads what an earlier template did not have
        and _differs(book.sheets[cell[0]].value(*cell[1:]), value)
    }
    for cell in origins(book, different):
        old = book.sheets[cell[0]].value(*cell[1:])
        yield make(
            place_of(book, *cell),
            f"Rumus di sel ini memberi {describe(old)}, rumus templat {describe(results[cell])}.",
            tercetak=plain(old),
            dihitung=plain(results[cell]),
            tingkat=Severity.GALAT if cell in single else None,
        )


def _differs(old: CellValue, new: CellValue) -> bool:
    """Tell whether two results differ in more than their wording, which versions may change.

    Nor is it told where a reader would be shown the same figure twice.
    """
    texts = [one for one in (old, new) if isinstance(one, str)]
    same = equal(old, new) or (not texts and describe(old) == describe(new))
    return not same and all(len(one) <= _LONGEST_WORD for one in texts)


def _column_formulas(book: AuditedBook, file: FileTable, column: int) -> Iterator[tuple[int, str]]:
    sheet = book.sheets[file.sheet]
    for row in range(file.data.first_row, file.data.last_row + 1):
        cell = sheet.cells.get((row, column))
        if cell is not None and cell.formula is not None and cell.formula.text:
            yield row, cell.formula.text


def _template_formula(file: FileTable, title: str) -> str | None:
    schema = TABLES.get(file.name)
    column = next((k for k in schema or () if k.title == title), None)
    return (
        stored(column.formula, file.name).removeprefix("=") if column and column.formula else None
    )


def _computed_columns(book: AuditedBook) -> Iterator[tuple[FileTable, int, str]]:
    """Give the calculated columns: those of the schema by its titles, and those of the file."""
    for file in book.workbook.tables:
        table = book.tables.get(file.name)
        ours = set()
        for column in table.schema if table else ():
            if table is not None and column.title in table.columns:
                ours.add(table.columns[column.title])
                if column.kind is Kind.COMPUTED:
                    yield file, table.columns[column.title], column.title
        if file.name in TABLES and table is None:
            continue
        for offset, one in enumerate(file.columns):
            number = file.area.first_column + offset
            if one.formula and number not in ours:
                yield file, number, one.name


def _place(book: AuditedBook, file: FileTable, row: int, column: int, title: str) -> Place:
    table = book.tables.get(file.name)
    if table is not None and title in table.columns:
        for one in table:
            if one.row == row:
                return table.place(one, title)
    return sheet_place(book.sheets[file.sheet], row, column, title=title)
