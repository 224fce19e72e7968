"""The same figure printed the same way: one number of decimals a column, the same in sentences.

Digits are only added (zeros at the end) or taken over from the table, never rounded again.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lakip_xl.package.addresses import parse_cell
from lakip_xl.report.blocks import Align, Block, Cell, Paragraph, Part, Row, Table, Wide
from lakip_xl.report.figures.book import Figure
from lakip_xl.rules.format import tulis_angka

_WORDS = "kata"
"""What a trace gives as the rounding of a cell that holds no number."""
_SENTENCE = "PENJELASAN"
_FIGURE = re.compile(r"(?P<number>[+-]?\d[\d.]*)(?:,(?P<decimals>\d+))?(?P<unit>%| .*)?")
_IN_SENTENCE = re.compile(
    r"\b(?P<title>target|realisasi|capaian)(?P<between>(?: kinerja)? (?:Rp )?)"
    r"(?P<number>-?\d(?:[\d.]*\d)?(?:,\d+)?)",
    re.IGNORECASE,
)
"""A number of the row's sentences, behind the word that says which of the row's it is."""

_Place = tuple[str, int]
"""A sheet and a row of it."""


def alike(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give every column of every table one number of decimals, then the sentences the same."""
    printed: dict[str, str] = {}
    words: defaultdict[_Place, dict[str, str]] = defaultdict(dict)
    made = [_tables(block, printed, words) for block in blocks]
    return tuple(_sentences(block, printed, words) for block in made)


def padded(texts: Sequence[str]) -> list[str]:
    """Give figures as many decimals as the one among them that has most.

    Figures with words behind them (a unit) are held to those of the same unit.

    >>> padded(["77,9", "78,65", "80"])
    ['77,90', '78,65', '80,00']
    >>> padded(["12 Orang", "78,5 Poin", "109,86%", "100%"])
    ['12 Orang', '78,5 Poin', '109,86%', '100,00%']
    """
    found = [_FIGURE.fullmatch(text) for text in texts]
    most: defaultdict[str, int] = defaultdict(int)
    for one in found:
        if one is not None:
            most[_unit(one)] = max(most[_unit(one)], len(one["decimals"] or ""))
    return [
        text if one is None else _with_decimals(one, most[_unit(one)])
        for text, one in zip(texts, found, strict=True)
    ]


def _unit(one: re.Match[str]) -> str:
    return (one["unit"] or "").strip().rstrip("%")


def _with_decimals(one: re.Match[str], count: int) -> str:
    decimals = (one["decimals"] or "").ljust(count, "0")
    return one["number"] + (f",{decimals}" if decimals else "") + (one["unit"] or "")


def _numeric(cell: Cell) -> bool:
    return isinstance(cell, Figure) and cell.trace is not None and cell.trace.rounding != _WORDS


def _tables(
    block: Block, printed: dict[str, str], words: defaultdict[_Place, dict[str, str]]
) -> Block:
    if isinstance(block, Wide):
        return Wide(tuple(_tables(one, printed, words) for one in block.blocks))
    if not isinstance(block, Table):
        return block
    cells = [list(row.cells) for row in block.rows]
    for place, column in enumerate(block.columns):
        if column.align is not Align.RIGHT:
            continue
        rows = [row for row in cells if _numeric(row[place])]
        for row, text in zip(rows, padded([str(row[place]) for row in rows]), strict=True):
            figure = row[place]
            assert isinstance(figure, Figure)  # noqa: S101 - _numeric let nothing else through
            _remember(figure, column.title, text, printed, words)
            row[place] = replace(figure, text=text)
    pairs = zip(block.rows, cells, strict=True)
    return replace(block, rows=tuple(replace(row, cells=tuple(new)) for row, new in pairs))


def _remember(
    figure: Figure,
    title: str,
    text: str,
    printed: dict[str, str],
    words: defaultdict[_Place, dict[str, str]],
) -> None:
    if figure.trace is None:
        return
    printed.setdefault(figure.trace.place, text)
    row = words[figure.trace.sheet, parse_cell(figure.trace.cell)[0]]
    row.setdefault(title.casefold(), text.partition(" ")[0].rstrip("%"))


def _sentences(
    block: Block, printed: dict[str, str], words: defaultdict[_Place, dict[str, str]]
) -> Block:
    if isinstance(block, Wide):
        return Wide(tuple(_sentences(one, printed, words) for one in block.blocks))
    if isinstance(block, Paragraph):
        parts: Iterator[Part] = (
            _same(part, printed, words) if isinstance(part, Figure) else part
            for part in block.parts
        )
        return replace(block, parts=tuple(parts))
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, printed, words) for row in block.rows))
    return block


def _row(row: Row, printed: dict[str, str], words: defaultdict[_Place, dict[str, str]]) -> Row:
    cells = (
        _same(cell, printed, words)
        if isinstance(cell, Figure) and cell.trace and cell.trace.function == _SENTENCE
        else cell
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _same(
    figure: Figure, printed: dict[str, str], words: defaultdict[_Place, dict[str, str]]
) -> Figure:
    """Give a figure of a sentence as its table prints it."""
    if figure.trace is None:
        return figure
    if figure.trace.function == _SENTENCE:
        known = words.get((figure.trace.sheet, parse_cell(figure.trace.cell)[0]), {})
        said = _IN_SENTENCE.sub(lambda one: _token(one, known), figure.text)
        return replace(figure, text=said)
    shown = printed.get(figure.trace.place, "")
    same_kind = shown.endswith("%") == figure.text.endswith("%")
    return replace(figure, text=shown) if shown and same_kind else figure


def _token(one: re.Match[str], known: dict[str, str]) -> str:
    """Give a number of a sentence as its column prints it; the same number only."""
    text = known.get(one["title"].casefold(), "")
    if not text or _rounded(text) != _rounded(one["number"]):
        return one[0]
    return f"{one['title']}{one['between']}{text}"


def _rounded(text: str) -> str:
    """Round as the sentences of a workbook do, so that both forms of a number are told alike."""
    return tulis_angka(float(text.replace(".", "").replace(",", ".")))
