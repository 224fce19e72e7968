"""The headline figures of a workbook computed from what was typed, by the functions of its cells.

No engine: a few calls of pure functions, so that a stored figure that is not what its inputs give
is known for one.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from math import isclose
from typing import Any

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.kode import Nilai, gulung, kode_baku
from lakip_xl.rules.sasaran import Metode, nama_baku
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.book.tables import BookRow, BookTable, number_of

_EVALUATE: dict[str, Callable[..., Any]] = {n: spec.evaluate for n, spec in CATALOGUE.items()}
_DIMENSIONS = ("Kualifikasi", "Kompetensi", "Kinerja", "Disiplin")
_COMPONENTS = (
    "Perencanaan Kinerja", "Pengukuran Kinerja", "Pelaporan Kinerja", "Evaluasi Internal",
    "Capaian Kinerja",
)  # fmt: skip


class Policy:
    """The choices of the sheet Pengaturan, as the functions take them."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.zero = book.value("KebijakanNol")
        self.cap, self.floor = book.value("CapaianMaks"), book.value("CapaianMin")
        self.method = book.value("MetodeSasaran")

    @cached_property
    def points(self) -> list[list[CellValue]]:
        """The list of predicates and their points."""
        return self._book.area("DaftarPredikat")

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(nama_baku(str(row[0])) for row in self.points if row and row[0])

    @cached_property
    def scale(self) -> list[list[CellValue]]:
        """The classes in use."""
        return self._book.area("SkalaKategori")

    def category(self, capaian: object) -> object:
        """Name the category of a capaian as its formula does; what has none, has none."""
        if number_of(capaian) is None:  # type: ignore[arg-type]  # whatever a function answers
            return capaian
        return _EVALUATE["KATEGORI"](capaian, self.scale) if self.scale else None

    def is_predicate(self, value: CellValue) -> bool:
        """Whether a text is one of the office's predicates."""
        return isinstance(value, str) and nama_baku(value) in self._words

    def capaian(self, row: BookRow) -> object:
        """Compute a row's capaian as its formula does."""
        rule = row["Rumus"]
        achieved: Any = row["Realisasi"]
        target: Any = row["Target"]
        if isinstance(achieved, str):
            achieved = _EVALUATE["POIN"](achieved, self.points)
        if isinstance(target, str) and rule != "rentang":
            target = _EVALUATE["POIN"](target, self.points)
        return _EVALUATE["CAPAIAN"](
            achieved, target, rule, self.cap, self.floor, self.zero, row["Target Atas"]
        )


def headlines(book: Book, policy: Policy) -> dict[str, object]:
    """Give what the headline figures must be, by their names.

    What a workbook of an older template computes in a way of its own is left out.

    Args:
        book: A book of stored values.
        policy: Its choices.
    """
    return dict(
        [
            *_money(book, policy),
            *_scores(book, policy),
            *_merit(book),
            *_professionalism(book),
            *_sakip(book),
        ]
    )


def _money(book: Book, policy: Policy) -> Iterator[tuple[str, object]]:
    table = book.table("tblAnggaran")
    if table is None:
        return
    budget, spent = (rolled_up(table, title)[1] for title in ("Anggaran", "Realisasi"))
    yield "TotalAnggaran", budget
    yield "TotalRealisasi", spent
    if budget is None or spent is None:
        yield "SerapanTotal", None
    else:
        yield "SerapanTotal", _EVALUATE["SERAPAN"](spent, budget, policy.zero)


def _scores(book: Book, policy: Policy) -> Iterator[tuple[str, object]]:
    if policy.method is None:
        return
    plain = policy.method == Metode.RATA_TERTIMBANG.value
    for name, table, title, method, weighted in (
        ("IKU", "tblIKU", "Sasaran", policy.method, True),
        (
            "Program",
            "tblProgram",
            "Uraian Indikator",
            Metode.RATA_CAPAIAN.value if plain else policy.method,
            False,
        ),
    ):
        found = book.table(table)
        if found is None:
            continue
        rows = found.rows
        capaian = [[row["Capaian"]] for row in rows]
        if all(value is None for (value,) in capaian):
            score = None
        else:
            weights = ([[row["Bobot"]] for row in rows],) if weighted else ()
            score = _EVALUATE["NILAI_SASARAN"](
                "", [[row[title]] for row in rows], capaian, method, policy.scale, *weights
            )
        key = f"NilaiKinerja{'Iku' if name == 'IKU' else name}"
        yield key, score
        if name == "IKU":
            yield "KategoriKinerjaIku", policy.category(score)


def _merit(book: Book) -> Iterator[tuple[str, object]]:
    table = book.table("tblMerit")
    highest = number_of(book.value("NilaiMaksIndikator"))
    if table is None or highest is None:
        return
    weights, marks = ([row[title] for row in table] for title in ("Bobot", "Nilai"))
    known = [number for one in weights if (number := number_of(one)) is not None]
    if not known or all(mark is None for mark in marks):
        yield "IndeksMerit", None
        return
    total = _EVALUATE["TOTAL_MERIT"]([[one] for one in weights], [[one] for one in marks])
    yield "IndeksMerit", _EVALUATE["INDEKS_MERIT"](total, sum(known) * highest)


def _professionalism(book: Book) -> Iterator[tuple[str, object]]:
    table = book.table("tblIPASN")
    rows = table.rows if table is not None else ()
    if rows and table is not None and rows[0].row == table.file.data.first_row:
        values = [rows[0][title] for title in _DIMENSIONS]
        yield "NilaiIpAsn", None if None in values else _EVALUATE["IP_ASN"](*values)


def _sakip(book: Book) -> Iterator[tuple[str, object]]:
    table = book.table("tblSAKIP")
    dated = [row for row in table or () if row.number("Tahun") is not None]
    schemes = [str(row[0]) for row in book.area("SkemaSakip")]
    weights = book.area("BobotSakip")
    if not dated or len(schemes) != len(weights):
        return
    last = max(row.number("Tahun") or 0.0 for row in dated)
    row = next(row for row in dated if row.number("Tahun") == last)
    named = row.text("Skema")
    if named and named not in schemes:
        return
    values = [row[title] for title in _COMPONENTS]
    own = weights[schemes.index(named) if named else 0]
    score = None if set(values) == {None} else _EVALUATE["NILAI_SAKIP"]([values], [own])
    yield "NilaiSakip", score
    yield "PredikatSakip", None if score is None else _EVALUATE["PREDIKAT_SAKIP"](score)


def rolled_up(table: BookTable, title: str) -> tuple[list[Nilai], Nilai]:
    """Roll a column of tblAnggaran up by its codes: see ``rules.kode.gulung``."""
    return gulung([(kode_baku(row["Kode"]), number_or_error(row[title])) for row in table.rows])


def number_or_error(value: CellValue) -> Nilai:
    """Read an amount; a text is an error, as in the sheet."""
    if value is None or isinstance(value, ErrorValue):
        return value
    number = number_of(value)
    return ErrorValue.VALUE if number is None else number


def same(stored: object, due: object) -> bool:
    """Whether a stored value is the one due; blank and empty text are the same."""
    one, other = (None if value == "" else value for value in (stored, due))
    if isinstance(one, ErrorValue) and isinstance(other, ErrorValue):
        return True  # the cell is named as an error already
    left, right = (number_of(v) if isinstance(v, float | int) else None for v in (one, other))
    if left is None or right is None:
        return one == other
    return isclose(left, right, rel_tol=1e-9, abs_tol=0.005)
