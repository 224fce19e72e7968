"""Recalculating a workbook file: new values in its formula cells, every other byte kept."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from math import isclose
from pathlib import Path
from typing import NamedTuple

from lakip_xl.engine.evaluation import Evaluation, Failure, SheetResult, evaluate
from lakip_xl.errors import LakipError
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import address, is_address
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind

_HALF_OF_DIGIT_15 = 5e-15
_DISPLAYED_PRECISION = (
    "Buku kerja ini memakai presisi seperti yang ditampilkan; hasil tanpa Excel bisa berbeda "
    "pada angka terakhir."
)

_SPLIT = (
    "Berkas ini punya nama lain (tautan keras): hanya nama ini yang berisi hasilnya, nama lainnya "
    "tetap berisi yang lama."
)

Progress = Callable[[str], None]
"""Told the Indonesian name of each step as it begins."""


class Change(NamedTuple):
    """A formula cell whose value changed."""

    sheet: str
    cell: str
    old: Scalar
    new: Scalar


@dataclass(frozen=True)
class RecalculationReport:
    """What a recalculation did."""

    path: Path
    output: Path
    """Where the result is; the same as ``path`` in place."""
    formulas: int
    """How many cells have formulas (or values that array formulas put there)."""
    changed: int
    """How many of them have another value now."""
    failures: tuple[Failure, ...]
    """The cells that keep their old values because they could not be computed."""
    warnings: tuple[str, ...]
    """Indonesian sentences about the workbook as a whole."""
    written: bool
    """Whether a file was written: in place, nothing is when nothing changed."""
    seconds: float
    """How long it took."""
    evaluation: Evaluation = field(repr=False)
    """What the formulas yield, for whoever reads on in the same workbook."""
    results: tuple[tuple[SheetResult, dict[int, Scalar]], ...] = field(repr=False)
    """The sheets and their changed values by index, from which ``changes`` is made."""

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every cell whose value changed, in the order of the file."""
        return tuple(
            Change(
                result.copy.sheet.name,
                address(result.copy.rows[index], result.copy.columns[index]),
                result.stored[index],
                new,
            )
            for result, values in self.results
            for index, new in values.items()
        )


def recalculate(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str] | None = None,
    *,
    progress: Progress | None = None,
) -> RecalculationReport:
    """Compute a workbook's formulas without Excel and store the results.

    Only the types and values of formula cells change. Formulas, macros, ribbon, charts,
    styles and everything else stay byte for byte, and the file is replaced at once: a reader
    or a crash finds the old workbook or the new one.

    Args:
        path: the workbook.
        output: where to store the result; ``None`` stores it in place.
        progress: told of each step.

    Raises:
        PackageError: the file is not a usable workbook.
        LakipError: the target is open elsewhere, read-only, of another type than the source,
            or the disk refused.
    """
    began = time.perf_counter()
    tell = progress or (lambda _step: None)
    source = Path(path)
    target = source if output is None else Path(output)
    tell("Memeriksa berkas")
    package = open_package(source, kind=Kind.WORKBOOK)
    if target.suffix.lower() != source.suffix.lower():
        raise LakipError(
            f'Hasil "{target.name}" harus berakhiran {source.suffix} seperti berkas asalnya, '
            "supaya Excel mau membukanya."
        )
    check_writable(target)
    tell("Menghitung rumus")
    evaluation = evaluate(package)
    results = tuple((result, _changed(result)) for result in evaluation.results)
    parts = _patched(results)
    written = bool(parts) or output is not None
    split = [_SPLIT] if written and target.exists() and target.stat().st_nlink > 1 else []
    if written:
        tell("Menyimpan hasil")
        own = package.content if output is None else None
        write_atomically(target, package.rewritten(parts), unchanged=own)
    return RecalculationReport(
        path=source,
        output=target,
        formulas=sum(len(result.values) for result in evaluation.results),
        changed=sum(len(values) for _, values in results),
        failures=evaluation.failures,
        warnings=(*_warnings(evaluation), *split),
        written=written,
        seconds=time.perf_counter() - began,
        evaluation=evaluation,
        results=results,
    )


def recalculated(content: bytes, path: Path | None = None) -> tuple[bytes, int]:
    """Compute a workbook that nobody has seen yet.

    Args:
        content: the whole file.
        path: what it is called in messages.

    Returns:
        The file with its results, and how many of its formulas could not be computed.

    Raises:
        PackageError: it is no usable workbook.
    """
    package = open_package(content, kind=Kind.WORKBOOK)
    package.path = path
    evaluation = evaluate(package)
    return b"".join(package.rewritten(changed_parts(evaluation))), len(evaluation.failures)


def changed_parts(evaluation: Evaluation) -> dict[str, bytes]:
    """Give the sheets' parts with what their formulas yield now, where that is not stored yet."""
    return _patched(tuple((result, _changed(result)) for result in evaluation.results))


def _patched(results: tuple[tuple[SheetResult, dict[int, Scalar]], ...]) -> dict[str, bytes]:
    return {
        result.copy.sheet.part: result.copy.source.patched(values)
        for result, values in results
        if values
    }


def _changed(result: SheetResult) -> dict[int, Scalar]:
    """The values that differ from the stored ones, by the cells' indices."""
    pairs = enumerate(zip(result.values, result.stored, strict=True))
    return {
        index: new
        for index, (new, old) in pairs
        if (new != old or type(new) is not type(old)) and not _same_number(new, old)
    }


def _same_number(new: Scalar, old: Scalar) -> bool:
    """Whether two numbers are one in 15 significant digits, as many as Excel and others store.

    LibreOffice stores no more than these; rewriting its files for the rest would report
    changes that nobody can see.
    """
    return type(new) is type(old) is float and isclose(new, old, rel_tol=_HALF_OF_DIGIT_15)


def _warnings(evaluation: Evaluation) -> list[str]:
    dropped = [
        f'Nama "{name}" tidak dapat dihitung tanpa Excel; sel yang memakainya tidak diubah.'
        for name in evaluation.dropped_names
    ]
    mistaken = [
        f'Nama "{name.name}" sama dengan alamat sel, sehingga Excel menolaknya; ganti namanya.'
        for name in evaluation.workbook.names
        if is_address(name.name)
    ]
    rounding = [] if evaluation.workbook.calculation.full_precision else [_DISPLAYED_PRECISION]
    return dropped + mistaken + rounding
