"""The service behind ``lakip-xl laporan --triwulan``: a quarter's report as a Word file."""

from collections.abc import Callable
from pathlib import Path

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import write_atomically
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind
from lakip_xl.report.blocks import Picture, Table, flat
from lakip_xl.report.chapters.quarterly import ROMAN, compose_quarterly
from lakip_xl.report.clock import made_at
from lakip_xl.report.document import (
    OpenErrorsError,
    ReportResult,
    as_word,
    check_named,
    check_output,
)
from lakip_xl.report.figures.book import Book
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.book.quarters import quarter_rows, require_quarters


def write_quarterly(  # noqa: PLR0913 - the choices of one report, by keyword
    path: Path,
    output: Path,
    quarter: int,
    *,
    template: Path | None = None,
    force: bool = False,
    progress: Callable[[str], None] | None = None,
) -> ReportResult:
    """Write the report of a quarter.

    Args:
        path: A workbook made from the template, its sheet Triwulan filled up to the quarter.
        output: The ``.docx`` to write.
        quarter: 1 to 4.
        template: An office's own document.
        force: Write it even though the workbook has open error-level findings.
        progress: Told the Indonesian name of each step as it begins.

    Raises:
        OpenErrorsError: there are such findings, and ``force`` was not given.
        LakipError: a file cannot be used, or no row has a figure of that quarter.
    """
    tell = progress or (lambda _step: None)
    check_output(output, (path, template))
    tell("Memeriksa buku kerja")
    package = open_package(path, kind=Kind.WORKBOOK)
    if template is not None:
        open_package(template, kind=Kind.DOCUMENT)
    opened = open_book(package)
    require_quarters(opened)
    errors = tuple(one for one in audit_workbook(opened) if one.tingkat is Severity.GALAT)
    if errors and not force:
        raise OpenErrorsError(
            f"Buku kerja '{path.name}' masih memuat {len(errors)} temuan tingkat galat; lihat "
            "dengan 'lakip-xl periksa', perbaiki, atau pakai --tetap."
        )
    book = Book(opened, path)
    check_named(book)
    rows = quarter_rows(opened)
    if all(one.results[quarter - 1] is None for one in rows):
        raise LakipError(
            f"Laporan tidak ditulis: lembar Triwulan buku kerja '{path.name}' belum memuat "
            f"realisasi triwulan {ROMAN[quarter - 1]}."
        )
    tell("Menulis laporan")
    report = compose_quarterly(book, rows, quarter, errors)
    write_atomically(output, [as_word(report, book, template, made_at(package))])
    blocks = list(flat(report.blocks))
    return ReportResult(
        output=output,
        tables=sum(isinstance(block, Table) for block in blocks),
        pictures=sum(isinstance(block, Picture) for block in blocks),
        errors=errors,
        replaced=(),
        stale=book.stale,
        remarks=(),
    )
