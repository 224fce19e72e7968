"""What the template's cells compute without Python is what the function answers.

The function is the definition; the same pairs of cells go through the formula as it is stored, in
the engine and in LibreOffice, which has none of our functions.
"""

import random
import shutil
import subprocess
from collections.abc import Iterable
from math import floor, log10
from pathlib import Path
from zipfile import ZipFile

import pytest
from office_environment import office_environment
from openpyxl import Workbook, load_workbook

from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.cli import main
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Cell
from lakip_xl.package.workbook import Workbook as Package
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.pembulatan import bulatkan, kurangkan
from lakip_xl.workbook.arithmetic import in_own_words
from lakip_xl.workbook.formula import calls
from lakip_xl.workbook.schema import SHEETS
from lakip_xl.workbook.schema.columns import printed
from lakip_xl.workbook.schema.kinds import Format
from lakip_xl.workbook.template import new_workbook

Pair = tuple[Scalar, Scalar]
ARITHMETIC = sorted(name for name, spec in CATALOGUE.items() if spec.native)
ERRORS = {f"#{name}!": ErrorValue(f"#{name}!") for name in ("NULL", "DIV/0", "VALUE", "REF", "NUM")}
ODD: tuple[Scalar, ...] = (None, "", "abc", "12", "12,5", " ", *ERRORS.values())


def typed(chance: random.Random) -> float:
    """A figure as offices type them: 0, whole, with decimals, rupiah with sen, a date."""
    return chance.choice(
        (
            0.0,
            float(chance.randrange(20)),
            round(chance.uniform(-200, 500), chance.randrange(5)),
            round(chance.uniform(0, 1e11), 2),
            float(chance.randrange(10**14)),
            45000.0 + chance.randrange(900),
        )
    )


def any_number(chance: random.Random) -> float:
    """Also results of a division, noise of binary arithmetic, and what no office has."""
    return chance.choice(
        (
            typed(chance),
            chance.uniform(-1, 1) * 10 ** chance.randrange(-8, 15),
            chance.choice((0.1 + 0.2, 0.3, 1e308, -1e308, 9e15)),
        )
    )


def pairs(seed: int, odd: tuple[Scalar, ...], count: int = 400) -> list[Pair]:
    chance = random.Random(seed)  # noqa: S311 - the same cells in every run
    found: list[Pair] = [(first, second) for first in odd for second in (*odd, 7.5)]
    for _ in range(count):
        first = any_number(chance)
        second = chance.choice((any_number(chance), first, first + round(chance.random(), 2)))
        found.append((first, second))
        found += [(chance.choice(odd), first), (first, chance.choice(odd))] if odd else []
    return found


def laid_out(path: Path, formulas: Iterable[str], cells: list[Pair]) -> None:
    """Each pair in a row, and behind it the formulas of A and B."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    written = [f.replace("[@A]", "A{0}").replace("[@B]", "B{0}") for f in formulas]
    for row, pair in enumerate(cells, start=1):
        for column, value in enumerate(pair, start=1):
            text = '=""' if value == "" else f"={value}" if value in ERRORS.values() else value
            sheet.cell(row, column, text)  # type: ignore[arg-type]
        for column, formula in enumerate(written, start=3):
            sheet.cell(row, column, formula.format(row))
    book.save(path)


def read(path: Path, columns: int) -> list[list[Scalar]]:
    sheet = load_workbook(path, data_only=True).active
    assert sheet is not None
    return [
        [
            "" if value is None else ERRORS.get(value, value) if isinstance(value, str) else value
            for value in row[:columns]
        ]
        for row in sheet.iter_rows(values_only=True)
    ]


def by_engine(path: Path) -> Path:
    assert recalculate(path).failures == ()
    return path


def by_libreoffice(path: Path) -> Path:
    if not shutil.which("soffice"):
        pytest.skip("needs soffice")  # CI accepts no skip: tests/conftest.py
    folder = path.parent / "keluar"
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{path.parent}/profil", "--headless",
            "--convert-to", "xlsx", "--outdir", str(folder), str(path),
        ],
        check=True, capture_output=True, timeout=120, env=office_environment(),
    )  # fmt: skip
    return folder / path.name


def alike(ours: Scalar, theirs: Scalar, of: Pair) -> bool:
    """Equal to the last of the 15 digits that the largest of the numbers carries."""
    numbers = [one for one in (ours, theirs, *of) if isinstance(one, float | int)]
    if isinstance(ours, float) and isinstance(theirs, float | int):
        unit = 10.0 ** (floor(log10(max(1.0, *map(abs, numbers)))) - 14)
        return abs(ours - theirs) <= 1.01 * unit + 1e-14 * abs(ours)
    return ours == theirs


@pytest.mark.parametrize("seed", range(3))
def test_the_engine_gives_what_the_function_gives(seed: int, tmp_path: Path) -> None:
    cells = pairs(seed, (*ODD, True, False))
    path = tmp_path / "buku.xlsx"
    laid_out(path, (in_own_words(f"={name}([@A],[@B])") for name in ARITHMETIC), cells)
    for pair, results in zip(cells, read(by_engine(path), 2 + len(ARITHMETIC)), strict=True):
        for name, result in zip(ARITHMETIC, results[2:], strict=True):
            expected = CATALOGUE[name].evaluate(*pair)
            assert alike(expected, result, pair), (name, pair, expected, result)


def test_libreoffice_gives_it_without_any_function_of_ours(tmp_path: Path) -> None:
    # A truth value is a number there, and a budget of 0 is asked of the function.
    cells = [one for one in pairs(9, ODD) if one[1] != 0]
    path = tmp_path / "buku.xlsx"
    laid_out(path, (in_own_words(f"={name}([@A],[@B])") for name in ARITHMETIC), cells)
    for pair, results in zip(cells, read(by_libreoffice(path), 2 + len(ARITHMETIC)), strict=True):
        for name, result in zip(ARITHMETIC, results[2:], strict=True):
            expected = CATALOGUE[name].evaluate(*pair)
            # Of two errors it gives the second, Excel and the function the first.
            errors = [one for one in pair if one in ERRORS.values()]
            assert result in errors if errors else alike(expected, result, pair), (name, pair)


def test_figures_as_offices_type_them_differ_by_exactly_what_the_function_says(
    tmp_path: Path,
) -> None:
    chance = random.Random(5)  # noqa: S311 - the same cells in every run
    figures = [one for one in (typed(chance) for _ in range(700)) if one < 1e12]
    cells: list[Pair] = [
        (one, chance.choice((chance.choice(figures), one, round(one - 0.01, 2)))) for one in figures
    ]
    path = tmp_path / "buku.xlsx"
    laid_out(path, [in_own_words("=SELISIH([@A],[@B])")], cells)
    for (first, second), (*_, result) in zip(cells, read(by_engine(path), 3), strict=True):
        assert result == CATALOGUE["SELISIH"].evaluate(first, second), (first, second)


@pytest.mark.parametrize("style", [Format.PERCENT, Format.RUPIAH])
def test_printed_figures_differ_as_the_function_of_the_rounded_figure_says(
    style: Format, tmp_path: Path
) -> None:
    decimals = 0 if style is Format.RUPIAH else 2
    _, column = printed("A", style, title="B")
    formula = str(column.formula).replace("[@[A]]", "[@A]").replace("[@[Tercetak B]]", "[@B]")
    numbers = [one for one in pairs(3, ()) if max(map(abs, one)) < 1e11]  # type: ignore[arg-type]
    odd = [(first, second) for first in ODD for second in (*ODD, 7.5)]
    path = tmp_path / "buku.xlsx"
    laid_out(path, [formula], [*numbers, *odd])
    results = [row[2] for row in read(by_engine(path), 3)]
    for (first, second), result in zip(numbers, results, strict=False):
        expected = kurangkan(bulatkan(float(str(first)), decimals), float(str(second)))
        half = 0.5 * 10 ** -(2 if decimals == 0 else 8)
        noise = 1e-14 * max(map(abs, (first, second)))  # type: ignore[arg-type]
        assert result == pytest.approx(expected, abs=half + noise, rel=1e-15), (first, second)
        if second == bulatkan(float(str(second)), 2):
            assert (result == 0) == (expected == 0), (first, second)
    for pair, result in zip(odd, results[len(numbers) :], strict=True):
        assert result == CATALOGUE["SELISIH"].evaluate(*pair), pair


def test_only_a_budget_of_zero_and_an_indicator_looked_up_are_asked_of_python() -> None:
    formulas = [
        one.formula
        for sheet in SHEETS
        for one in (*sheet.fields, *(column for table in sheet.tables for column in table))
        if one.formula and calls(one.formula) & {*ARITHMETIC}
    ]
    assert len(formulas) > 20
    still = [text for text in formulas if calls(in_own_words(text)) & {*ARITHMETIC} - {"SERAPAN"}]
    assert all("INDEX(" in text for text in still)
    assert len(still) == 1


@pytest.fixture
def with_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example as it was built when its cells held the calls."""
    path = tmp_path / "dulu.xlsm"
    with monkeypatch.context() as patch:
        patch.setattr("lakip_xl.workbook.formula.in_own_words", lambda formula: formula)
        new_workbook(path, "pontianak-2024")
    texts = [cell.formula.text for cell in cells_of(path) if cell.formula]
    assert sum("SELISIH(" in text for text in texts) > 50
    return path


def cells_of(path: Path) -> list[Cell]:
    book = Package(open_package(path))
    return [cell for sheet in book.sheets for cell in book.cells(sheet)]


def test_a_workbook_that_holds_the_calls_gives_the_same_and_is_not_blamed(
    with_calls: Path, example_workbook: Path
) -> None:
    assert recalculate(with_calls).failures == ()
    old, new = cells_of(with_calls), cells_of(example_workbook)
    for one, other in zip(old, new, strict=True):
        if isinstance(one.value, float) and isinstance(other.value, float):
            assert one.value == pytest.approx(other.value, rel=1e-12, abs=1e-9)
        else:
            assert (one.value or "") == (other.value or "")
    said = [
        [(one.aturan, one.sheet, one.sel, one.pesan) for one in audit_workbook(path)]
        for path in (with_calls, example_workbook)
    ]
    assert said[0] == said[1]


@pytest.mark.parametrize("form", ["with_calls", "example_workbook"])
def test_a_report_of_either_does_not_say_that_a_formula_was_changed(
    form: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = tmp_path / "buku.xlsm"
    path.write_bytes(request.getfixturevalue(form).read_bytes())
    recalculate(path)
    assert main(["laporan", str(path), "-o", str(tmp_path / "a.docx"), "--tetap"]) == 0
    with ZipFile(tmp_path / "a.docx") as package:
        text = b"".join(map(package.read, package.namelist())).decode("utf-8", "ignore")
    assert "EFISIENSI_RP" in text
    assert "rumus diubah" not in text
