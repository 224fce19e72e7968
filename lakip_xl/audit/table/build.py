"""From the texts of a table to its rows: keys, names, kinds, numbers, what is part of what."""

import re
from dataclasses import replace
from functools import cached_property

from lakip_xl.audit.finding import Place
from lakip_xl.audit.printed import read_number
from lakip_xl.audit.table.figure import read_figure
from lakip_xl.audit.table.hierarchy import (
    LEVEL_WORDS,
    Parents,
    by_code,
    by_column,
    by_figures,
    by_mark,
    by_numbering,
    by_word,
)
from lakip_xl.audit.table.join import RawTable
from lakip_xl.audit.table.model import Cell, Kind, Row, Table
from lakip_xl.audit.table.numbering import nested, paths
from lakip_xl.audit.table.roles import NUMERIC, Role
from lakip_xl.audit.table.wording import MEAN, MEAN_ONLY, SUBTOTAL, TOTAL, TOTAL_ONLY, joined

_WORDS = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_LISTED = re.compile(r"^([A-Za-z]|\d{1,2}|[IVX]{1,4})[.)]\s")
_LETTERED = re.compile(r"^[A-Z]\.\d")
_CODE = re.compile(r"^(?:\d+|[IVXLC]+|[A-Za-z])(?:[.\-]\w{1,6})*[.)]*$")
_OF_INDICATORS = {Role.TARGET, Role.REALISASI, Role.CAPAIAN, Role.REFERENCE}
_LONGEST_TOTAL = 6
"""Words: "Jumlah Laporan Hasil Evaluasi Kinerja yang Disusun" is an indicator, not a total."""
LONGEST_KEY = 80
_ROUNDED = re.compile(
    r"\b(?:ribu|ribuan|juta|jutaan|miliar|milyar|rp\W*0?00)\b|\(000\)|x\s*1[.]?000", re.IGNORECASE
)


def build_table(raw: RawTable) -> Table:
    """Make a table of a raw one."""
    return _Builder(raw).build()


class _Builder:
    """Asks a raw table what its rows are."""

    def __init__(self, raw: RawTable) -> None:
        self.raw = raw

    def build(self) -> Table:
        raw = self.raw
        kinds = [self._kind(i) for i in range(len(raw.rows))]
        parents = self._parents([i for i, kind in enumerate(kinds) if kind is Kind.ITEM])
        rows = tuple(self._row(i, kind, parents.get(i)) for i, kind in enumerate(kinds))
        heads = " ".join([raw.title, *(k.title for k in raw.columns)])
        return Table(
            raw.number,
            raw.title,
            raw.columns,
            rows,
            tuple(self.numeric),
            raw.block,
            raw.headed,
            raw.notes,
            bool(_ROUNDED.search(heads)),
            raw.page,
        )

    def _row(self, i: int, kind: Kind, parent: int | None) -> Row:
        raw = self.raw
        cells: list[Cell] = []
        wide: list[tuple[Cell, int]] = []
        spans = raw.rows[i].spans or (1,) * len(raw.columns)
        for column in raw.columns:
            text = raw.rows[i].texts[column.index]
            title = column.title or None
            place = Place(
                raw.number, self.keys[i], title, raw.sheet, raw.rows[i].places[column.index]
            )
            cell = Cell(text, read_figure(text, column.role), place, i, column.index)
            over = range(column.index, column.index + spans[column.index])
            if cell.number is not None and len(over) > 1 and {*over} <= {*self.numeric}:
                wide.append((cell, len(over)))
                cell = replace(cell, number=None)
            cells.append(cell)
        label = self._label(i)
        sure = bool(TOTAL_ONLY.match(label) or not label) or self._of_whole(label)
        code = self._code(i)
        return Row(
            self.keys[i],
            self._name(i),
            self._full_name(i),
            self._label(i),
            code,
            kind,
            sure,
            parent,
            tuple(cells),
            tuple(wide),
        )

    def _of_whole(self, label: str) -> bool:
        """Tell whether a total is named after the table, its columns, or a title among its rows."""
        words = set(_WORDS.findall(label.casefold())) - {"jumlah", "total", "jml"}
        return bool(TOTAL.match(label)) and words <= self._known

    @cached_property
    def _known(self) -> set[str]:
        """The words of the table's title, of its heads, and of the titles among its rows."""
        titles = [self._label(i) for i in range(len(self.raw.rows)) if not self._figures(i)]
        heads = [self.raw.title, *(k.title for k in self.raw.columns)]
        return set(_WORDS.findall(" ".join(heads + titles).casefold()))

    def _figures(self, i: int) -> bool:
        texts = self._texts(i)
        return any(texts[k] if self._performance else read_number(texts[k]) for k in self.numeric)

    @cached_property
    def numeric(self) -> list[int]:
        keys = set(self.raw.indices(Role.NUMBER, Role.CODE))
        return [
            k.index for k in self.raw.columns if k.index not in keys and self._is_numeric(k.index)
        ]

    def _is_numeric(self, column: int) -> bool:
        role = self.raw.columns[column].role
        texts = [row.texts[column] for row in self.raw.rows]
        filled = [text for text in texts if text not in {"", "-", "–", "—"}]
        if sum(bool(_YEAR.match(text)) for text in filled) >= 0.6 * len(filled):
            return False  # years name the rows, though the last be a total
        numbers = sum(read_figure(text, role) is not None for text in filled)
        # Among indicators "WTP", "A" and "3 dokumen per bidang" are results as well.
        mixed = role in _OF_INDICATORS and numbers > 1
        return 0 < numbers >= (0.3 if mixed else 0.6) * len(filled)

    @cached_property
    def names(self) -> list[int]:
        """Columns that name the row, from left to right."""
        named = [i for i in self.raw.indices(Role.NAME) if i not in self.numeric]
        if named:
            return named
        keys = {*self.raw.indices(Role.NUMBER, Role.CODE), *self.numeric}
        figures = set(self.raw.indices(*NUMERIC, Role.NOTE))
        return [k.index for k in self.raw.columns if k.index not in keys | figures]

    def _texts(self, i: int) -> tuple[str, ...]:
        return self.raw.rows[i].texts

    def _code(self, i: int) -> str:
        texts = self._texts(i)
        codes = [texts[k].strip(". ") for k in self.raw.indices(Role.CODE)]
        split = ".".join(one for one in codes if one)  # one level a column
        numbers = [texts[k].rstrip(". ") for k in self.raw.indices(Role.NUMBER)]
        return next((one for one in (split, *numbers) if _CODE.match(one)), "")

    def _listed_code(self, i: int) -> str:
        """Give the code of a row, or the numeral with which its name starts."""
        front = _LISTED.match(self._name(i))
        return self._code(i) or (front[1] if front else "")

    def _name(self, i: int) -> str:
        filled = [self._texts(i)[k] for k in self.names if self._texts(i)[k]]
        return filled[-1] if filled else ""

    def _full_name(self, i: int) -> str:
        texts = self._texts(i)
        return " ".join(dict.fromkeys(texts[k] for k in self.names if texts[k]))

    def _label(self, i: int) -> str:
        """Give the first text of a row that is no number; its code where it has no other."""
        texts = {k: t for k, t in enumerate(self._texts(i)) if t and k not in self.numeric}
        codes = self.raw.indices(Role.NUMBER, Role.CODE)
        named = (t for k, t in texts.items() if k not in codes or not _CODE.match(t.rstrip(". ")))
        return joined(next(named, next(iter(texts.values()), "")))

    @cached_property
    def _coded(self) -> bool:
        """Whether every row but the last has a code of its own, some of them dotted."""
        codes = [self._code(i) for i in range(len(self.raw.rows) - 1)]
        dotted = sum("." in code for code in codes)
        return len(codes) > 2 and all(codes) and dotted >= 0.5 * len(codes)

    @cached_property
    def _names_totals(self) -> bool:
        return any(TOTAL.match(self._label(i)) for i in range(len(self.raw.rows)))

    @cached_property
    def _performance(self) -> bool:
        money = self.raw.indices(Role.BUDGET, Role.SPENT, Role.ABSORPTION)
        return bool(self.raw.indices(Role.TARGET, Role.REALISASI, Role.REFERENCE)) and not money

    def _kind(self, i: int) -> Kind:
        label, numbered = self._label(i), bool(self._code(i))
        last = i == len(self.raw.rows) - 1 and not (numbered or self._performance)
        if MEAN.match(label) and (last or (MEAN_ONLY.match(label) and not numbered)):
            return Kind.MEAN  # "Rata-rata lama studi" is an indicator, and so is a numbered one
        if SUBTOTAL.match(label):
            return Kind.SUBTOTAL
        if not self._figures(i):
            return Kind.TITLE
        if numbered:  # a total may be numbered like the rows above it
            bare = TOTAL_ONLY.match(label) and not self._performance
            return Kind.TOTAL if bare else Kind.ITEM
        if i == len(self.raw.rows) - 1 and (self._coded or not label):
            return Kind.TOTAL  # only the last row of a numbered table has no number
        if not label:  # where totals are named, it goes on with the group named above it
            return Kind.ITEM if self._names_totals else Kind.TOTAL
        if self._performance:  # "Jumlah rapat" is an indicator there
            return Kind.TOTAL if TOTAL_ONLY.match(label) else Kind.ITEM
        short = len(label.split()) <= _LONGEST_TOTAL and not self._goes_on(i)
        return (
            Kind.TOTAL if TOTAL_ONLY.match(label) or (TOTAL.match(label) and short) else Kind.ITEM
        )

    def _goes_on(self, i: int) -> bool:
        """Tell whether a row belongs to the group that is named in a row above it."""
        return len(self.names) > 1 and not self._texts(i)[self.names[0]]

    def _parents(self, items: list[int]) -> Parents:
        levels = [
            k for k in self.names if any(p.match(self.raw.columns[k].title) for p in LEVEL_WORDS)
        ]
        coded = {i: code for i in items if (code := self._code(i))}
        found = by_code(coded) if len(coded) >= 0.8 * len(items) else None
        if found is None and len(levels) > 1:
            found = by_column({i: [self._texts(i)[k] for k in levels] for i in items})
        if found is None:
            found = by_word({i: self._name(i) for i in items})
        if found is None:
            coded = {i: code for i in items if (code := self._listed_code(i))}
            found = by_numbering(coded) if len(coded) >= 0.8 * len(items) else None
        if found is not None:
            return found
        money = self.raw.indices(Role.BUDGET, Role.SPENT)
        columns = money or [k for k in self.numeric if self.raw.columns[k].role is Role.OTHER]
        values = [
            {i: n.value for i, row in enumerate(self.raw.rows) if (n := read_number(row.texts[k]))}
            for k in columns
        ]
        for marked in ({i: not coded.get(i) for i in items}, {i: self._dashed(i) for i in items}):
            if (found := by_mark(marked, values)) is not None:
                return found
        totals = [i for i in range(len(self.raw.rows)) if self._kind(i) is Kind.TOTAL]
        return by_figures(items, values, totals) if money else {}

    def _dashed(self, i: int) -> bool:
        return self._name(i).lstrip().startswith(("-", "–", "•", "·"))

    @cached_property
    def keys(self) -> list[str]:
        """The key of every row: dotted code, number within its program, or name."""
        kinds = [self._kind(i) for i in range(len(self.raw.rows))]
        codes = ["" if k is Kind.TOTAL else self._code(i) for i, k in enumerate(kinds)]
        last = len(kinds) - 1
        items = [
            code
            for i, (code, kind) in enumerate(zip(codes, kinds, strict=True))
            if kind is Kind.ITEM and (code or i != last)
        ]
        if items and all(items) and len(set(items)) == len(items):
            return self._labelled(codes)
        coded = [code for code in codes if code]
        if len(coded) >= 0.8 * len(items) and any(_LETTERED.match(code) for code in items):
            return self._labelled(nested(codes))
        if len(coded) == len(items) and (path := paths(coded)) and len({*path}) == len(path):
            rest = iter(path)
            return self._labelled([next(rest) if code else "" for code in codes])
        return self._labelled(self._unique_names())

    def _unique_names(self) -> list[str]:
        names = [self._name(i) for i in range(len(self.raw.rows))]
        return [
            name if names.count(name) == 1 else self._full_name(i) for i, name in enumerate(names)
        ]

    def _labelled(self, keys: list[str]) -> list[str]:
        """Fill keys that are empty: the row's own label, else Jumlah for figures without one."""
        return [_short(key or self._label(i) or "Jumlah") for i, key in enumerate(keys)]


def _short(key: str) -> str:
    """Cut a name that is too long for a key at a word."""
    if len(key) <= LONGEST_KEY:
        return key
    return key[:LONGEST_KEY].rpartition(" ")[0] + " …"
