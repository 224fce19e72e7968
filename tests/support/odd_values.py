"""Odd values typed through one column of the example workbook, and what the verbs make of them.

``python tests/support/odd_values.py 200`` tries so many columns and values, drawn by a seed that
may follow, with every verb that reads the whole workbook, and prints a table of counts;
``tests/faults/test_odd_values.py`` tries a few.
"""

import contextlib
import io
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lakip_xl.cli import main
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.opened import Book, open_book

VERBS = {
    "laporan": lambda path: [str(path), "--tetap", "-o", str(path.with_name("laporan.docx"))],
    "periksa": lambda path: [str(path)],
    "bekukan": lambda path: [str(path), "-o", str(path.with_name("beku.xlsx"))],
}
"""The arguments of each verb for a workbook."""
ODD: dict[str, CellValue] = {
    "a text": "rusak",
    "blanks only": "   ",
    "1e308": 1e308,
    "-1e308": -1e308,
    "-1": -1.0,
    "0": 0.0,
    "1e-300": 1e-300,
    "32,767 letters": "x" * 32_767,
    "#N/A": ErrorValue.NA,
    "#DIV/0!": ErrorValue.DIV0,
    "TRUE": True,
    "a date": 45_657.0,
    "a percentage": "98,5%",
    "nothing": None,
}
Change = tuple[str, str]
"""A table and a column of it, or "" and a named cell."""


def places(book: Book) -> list[Change]:
    """Whatever a user fills in: the typed columns of the tables, and the named cells."""
    columns = [
        (name, column.title)
        for name, table in book.tables.items()
        for column in table.schema.typed
        if column.title in table.columns
    ]
    return columns + [("", n) for n, field in book.fields.items() if field.formula is None]


def with_column(book: Book, place: Change, value: CellValue) -> bytes:
    """The workbook with the value in every filled row of a column."""
    editor = BookEditor(book.package)
    table_name, name = place
    if table_name:
        table = book.tables[table_name]
        page = editor.sheet(table.sheet.sheet.part)
        for row in table:
            page.set_value(row.row, table.columns[name], value)
    else:
        field = book.fields[name]
        editor.sheet(field.sheet.sheet.part).set_value(field.row, field.column, value)
    return b"".join(book.package.rewritten(editor.changed()))


def fault(verb: str, data: bytes, folder: Path) -> str:
    """Run a verb on a workbook; "" when it behaves, else what is wrong."""
    path = folder / "buku.xlsm"
    path.write_bytes(data)
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        code = main([verb, *VERBS[verb](path)])
    said = errors.getvalue()
    changed = path.read_bytes() != data
    for one in folder.iterdir():
        one.unlink()
    if code not in (0, 1, 2):
        return f"exit code {code}"
    if any(words in said for words in ("tidak terduga", "Traceback", "tidak lazim")):
        return said.strip()
    if code == 2 and said.count("\n") != 1:
        return f"{said.count(chr(10))} lines"
    return "the file changed" if changed else ""


def drawn(book: Book, count: int, seed: int) -> Iterator[tuple[Change, str]]:
    """So many different pairs of a place and the name of an odd value, in random order."""
    pairs = [(place, value) for place in places(book) for value in ODD]
    random.Random(seed).shuffle(pairs)  # noqa: S311 - a sample, not secrets
    return iter(pairs[:count])


def run(
    source: Path,
    count: int,
    seed: int,
    tell: Callable[[str], None] = lambda _line: None,
    verbs: tuple[str, ...] = tuple(VERBS),
) -> Counter[tuple[str, str]]:
    """Run a sweep; the faults by verb and what went wrong ("" for none)."""
    book = open_book(source, stored=True)
    found: Counter[tuple[str, str]] = Counter()
    with TemporaryDirectory() as name:
        for place, value in drawn(book, count, seed):
            data = with_column(book, place, ODD[value])
            for verb in verbs:
                problem = fault(verb, data, Path(name))
                found[verb, problem] += 1
                if problem:
                    tell(f"{verb}: {value} in {'.'.join(place)}: {problem}")
    return found


if __name__ == "__main__":
    with TemporaryDirectory() as home:
        example = Path(home, "contoh.xlsm")
        main(["baru", str(example), "--contoh", "pontianak-2024"])
        counts = run(
            example,
            int(sys.argv[1]) if len(sys.argv) > 1 else 200,
            int(sys.argv[2]) if len(sys.argv) > 2 else 1,
            lambda line: print(line, flush=True),  # noqa: T201 - a command
            tuple(sys.argv[3:]) or tuple(VERBS),
        )
    for (verb, what), number in sorted(counts.items()):
        sys.stdout.write(f"{verb:8} {number:6} {what or '-'}\n")
    sys.exit(any(what for _, what in counts))
