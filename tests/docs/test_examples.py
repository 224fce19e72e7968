"""Every example of the documentation works: commands run, formulas give what is written."""

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

import build_pages
from lakip_xl import cli
from lakip_xl.commands._headlines import headlines
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.functions.page import shown
from lakip_xl.workbook.book.opened import open_book

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [build_pages.DOCS.parent / "README.md", *sorted(build_pages.DOCS.rglob("*.md"))]

# Separators of Indonesian Excel, outside of texts: `;` between arguments (but it parts the rows
# of an array constant too), `\` between the columns of a constant, decimal commas.
TOKENS = re.compile(r'("(?:[^"]|"")*")|(\{[^}]*\})|(\d),(?=\d)|(;)')


def blocks(page: Path, language: str) -> list[str]:
    return [m[2] for m in BLOCK.finditer(page.read_text(encoding="utf-8")) if m[1] == language]


def commands(page: Path) -> list[str]:
    lines = "".join(blocks(page, "console")).splitlines()
    return [line[2:] for line in lines if line.startswith("$ lakip-xl ")]


def formulas(page: Path) -> list[tuple[str, str]]:
    lines = "".join(blocks(page, "excel")).splitlines()
    return [(left.strip(), right.strip()) for left, _, right in (x.partition("→") for x in lines)]


def english(formula: str) -> str:
    def constant(text: str) -> str:
        return re.sub(r"(\d),(?=\d)", r"\1.", text).replace("\\", ",")

    return TOKENS.sub(
        lambda m: m[1] or (constant(m[2]) if m[2] else f"{m[3]}." if m[3] else ","), formula
    )


def page_name(page: Path) -> str:
    return page.relative_to(build_pages.DOCS.parent).as_posix()


@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=page_name)
def test_the_commands_of_a_page_run_in_their_order(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in commands(page):
        assert cli.main(shlex.split(command)[1:]) == 0, command


@pytest.mark.parametrize("page", [p for p in PAGES if formulas(p)], ids=page_name)
def test_the_formulas_of_a_page_give_what_is_written(page: Path, tmp_path: Path) -> None:
    path = tmp_path / "rumus.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, (formula, _) in enumerate(formulas(page), 1):
        sheet.cell(row, 1, english(formula))
    book.save(path)
    report = recalculate(path)
    assert report.failures == ()
    computed = {change.cell: shown(change.new) for change in report.changes}
    assert list(computed.values()) == [expected for _, expected in formulas(page)]


def test_the_checks_see_the_examples() -> None:
    start = build_pages.DOCS / "mulai-cepat.md"
    assert len(commands(start)) >= 5
    assert len(formulas(start)) >= 5
    assert english('=A({1,5\\2;3};"a;b";2,5)') == '=A({1.5,2;3},"a;b",2.5)'


def test_the_readme_shows_the_results_of_the_example(example_workbook: Path) -> None:
    (results,) = blocks(build_pages.DOCS.parent / "README.md", "text")
    assert results.splitlines() == headlines(open_book(example_workbook))
