"""The service behind ``lakip-xl laporan``: from a workbook to a Word file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind
from lakip_xl.report.blocks import Picture, Report, Table, flat
from lakip_xl.report.chapters import compose, compose_trace
from lakip_xl.report.clock import made_at
from lakip_xl.report.figures.book import Book
from lakip_xl.report.figures.trace import place_of
from lakip_xl.workbook.book.opened import Book as OneBook
from lakip_xl.workbook.book.opened import open_book

if TYPE_CHECKING:
    from docx.document import Document

SUFFIX = ".docx"


@dataclass(frozen=True, slots=True)
class ReportResult:
    """What was written."""

    output: Path
    tables: int
    pictures: int
    errors: tuple[Finding, ...]
    """The workbook's open error-level findings; the first page names them."""
    replaced: tuple[str, ...]
    """Typed sums that the report replaces by the sums of their parts, as ``sheet!cell``."""
    stale: tuple[str, ...]
    """Cells that could not be computed; the first page names them."""
    remarks: tuple[Finding, ...]
    """What the audit of drafts says of the report itself."""


class OpenErrorsError(LakipError):
    """The workbook still has error-level findings, and nobody said to go on."""


def write_report(  # noqa: PLR0913  # the choices of one report, by keyword
    path: Path,
    output: Path,
    *,
    template: Path | None = None,
    force: bool = False,
    traced: bool = True,
    trace_output: Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> ReportResult:
    """Write the report of a workbook.

    The figures are those of a recalculated copy; the workbook itself is not touched.

    Args:
        path: A workbook made from the template.
        output: The ``.docx`` to write; an existing one is replaced.
        template: An office's own document, see ``report.word.base.template_base``.
        force: Write it even though the workbook has open error-level findings.
        traced: Whether an appendix says where the figures come from, column by column.
        trace_output: Where to write the long trace, figure by figure, as a document of its own;
            the report then has no appendix.
        progress: Told the Indonesian name of each step as it begins.

    Raises:
        OpenErrorsError: there are such findings, in the workbook or in what was written of it,
            and ``force`` was not given.
        PackageError: a file is no usable workbook or document.
        LakipError: the output cannot be written; the sentence says why.
    """
    tell = progress or (lambda _step: None)
    for one in (output, *([] if trace_output is None else [trace_output])):
        check_output(one, (path, template))
    if trace_output is not None and trace_output.absolute() == output.absolute():
        raise LakipError(f"'{output}' tidak dapat menjadi laporan dan lampirannya sekaligus.")
    tell("Memeriksa buku kerja")
    package = open_package(path, kind=Kind.WORKBOOK)
    if template is not None:
        open_package(template, kind=Kind.DOCUMENT)
    opened = open_book(package)
    _ = opened.computation
    _import_meanwhile()
    findings = _findings(opened)
    errors = tuple(one for one in findings if one.tingkat is Severity.GALAT)
    if errors and not force:
        raise OpenErrorsError(
            f"Buku kerja '{path.name}' masih memuat {len(errors)} temuan tingkat galat; lihat "
            "dengan 'lakip-xl periksa', perbaiki, atau pakai --tetap agar laporan tetap ditulis "
            "dengan peringatan di halaman pertamanya."
        )
    tell("Menghitung")
    book = Book(opened, path)
    check_named(book)
    report = compose(book, findings, traced=traced and trace_output is None)
    tell("Menulis laporan")
    made = made_at(package)
    document = _as_word(report, template)
    content = _stored(document, report, book, made)
    tell("Memeriksa laporan")
    remarks = _audited(document)
    wrong = [one for one in remarks if one.tingkat is Severity.GALAT]
    if wrong and not force:
        raise OpenErrorsError(
            f"Laporan dari '{path.name}' tidak ditulis: pemeriksaan naskahnya menemukan "
            f"{len(wrong)} galat. Yang pertama: {wrong[0].pesan} Perbaiki isian buku kerja, atau "
            "pakai --tetap."
        )
    if trace_output is not None:
        trace = compose_trace(book, report, _table_names(report))
        write_atomically(trace_output, [as_word(trace, book, None, made)])
    write_atomically(output, [content])
    blocks = list(flat(report.blocks))
    return ReportResult(
        output=output,
        tables=sum(isinstance(block, Table) for block in blocks),
        pictures=sum(isinstance(block, Picture) for block in blocks),
        errors=errors,
        replaced=tuple(place_of(one.sheet, one.cell) for one in book.replaced),
        stale=book.stale,
        remarks=remarks,
    )


def check_output(output: Path, sources: Sequence[Path | None]) -> None:
    """Refuse an output that is no Word file, cannot be written, or is an input."""
    if output.suffix.lower() != SUFFIX:
        raise LakipError(f"Nama berkas '{output}' harus berakhiran {SUFFIX}.")
    check_writable(output)
    for source in sources:
        if source is not None and output.exists() and source.exists() and output.samefile(source):
            raise LakipError(f"'{output}' adalah berkas masukan; beri laporan nama lain.")


def check_named(book: Book) -> None:
    """Refuse a report of nobody, or of no year."""
    missing = [
        label
        for label, known in (
            ("nama instansi", bool(book.text("NamaInstansi"))),
            ("tahun laporan", book.year is not None),
        )
        if not known
    ]
    if missing:
        raise LakipError(
            f"Laporan tidak ditulis: {' dan '.join(missing)} di lembar Beranda buku kerja "
            f"'{book.path.name}' belum diisi."
        )


def _import_meanwhile() -> None:
    """Import what takes long while another process computes the workbook."""
    import lakip_xl.audit.audit
    import lakip_xl.audit.workbook.audit
    import lakip_xl.report.word.writer  # noqa: F401


def _audited(document: "Document") -> tuple[Finding, ...]:
    """Hold the report to the rules that other people's drafts are held to."""
    from lakip_xl.audit.audit import audit_blocks
    from lakip_xl.audit.read.word import read_body

    return tuple(audit_blocks(read_body(document.element.body))[0])


def _table_names(report: Report) -> Callable[[str], str]:
    from lakip_xl.report.word.numbering import Captions

    captions = Captions(flat(report.blocks), 0)
    return lambda key: captions.of(key).label


def _findings(book: OneBook) -> tuple[Finding, ...]:
    from lakip_xl.audit.workbook.audit import audit_workbook

    return tuple(audit_workbook(book))


def as_word(report: Report, book: Book, template: Path | None, made: datetime) -> bytes:
    """Give a report as the bytes of a Word file."""
    return _stored(_as_word(report, template), report, book, made)


def _as_word(report: Report, template: Path | None) -> "Document":
    from lakip_xl.report.word.base import own_base, template_base
    from lakip_xl.report.word.memory import remember_rows
    from lakip_xl.report.word.writer import write

    year = report.cover.year
    footer = " ".join(part for part in (f"LKjIP {report.cover.office}", year) if part)
    base = own_base(footer) if template is None else template_base(template, footer)
    write(report, base)
    remember_rows(base.document, report)
    return base.document


def _stored(document: "Document", report: Report, book: Book, made: datetime) -> bytes:
    from lakip_xl.report.word.saving import document_bytes

    return document_bytes(
        document,
        title=f"{report.cover.title} {report.cover.year}".strip(),
        subject=f"Bab III Akuntabilitas Kinerja {report.cover.office}",
        office=book.office,
        made=made,
    )
