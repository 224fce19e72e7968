"""What the report says, one module a section; none of them knows Word.

The order of sections follows what PermenPANRB 53/2014 asks of a performance report: target
and realisasi, earlier years, the medium-term target, a national figure, analysis, efficiency,
the programmes behind the results, and the realisation of the budget.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.report.blocks import Block, Chapter, Heading, Report, flat
from lakip_xl.report.chapters.alike import alike
from lakip_xl.report.chapters.appendix import appendix, full_trace
from lakip_xl.report.chapters.budget import budget
from lakip_xl.report.chapters.comparison import with_earlier_years, with_the_plan
from lakip_xl.report.chapters.cover import cover
from lakip_xl.report.chapters.efficiency import efficiency
from lakip_xl.report.chapters.evaluation import evaluation
from lakip_xl.report.chapters.merit import merit
from lakip_xl.report.chapters.method import method
from lakip_xl.report.chapters.numbers import numbered
from lakip_xl.report.chapters.papers import papers
from lakip_xl.report.chapters.performance import performance
from lakip_xl.report.chapters.professionalism import professionalism
from lakip_xl.report.chapters.programmes import programme_table, programmes
from lakip_xl.report.chapters.reasons import agreement, follow_up, reasons, with_elsewhere
from lakip_xl.report.chapters.region import in_the_region
from lakip_xl.report.chapters.summary import summary
from lakip_xl.report.figures.book import Book


def compose(book: Book, findings: Sequence[Finding] = (), *, traced: bool = True) -> Report:
    """Compose the report of a workbook.

    Args:
        book: The workbook.
        findings: What the audit found in it. The first page names what is wrong, small print
            below the tables what is unusual.
        traced: Whether an appendix says, column by column, where the figures come from.

    Returns:
        The report. Chapters and sections appear only where the workbook has figures for them.

    Raises:
        WorkbookError: a sheet, table or column is missing.
    """
    chapter = list(numbered(_chapter(book, findings)))
    opening = [Chapter(Heading(1, "BAB III", "Akuntabilitas Kinerja"), "3")] if chapter else []
    main = alike([*summary(book), *opening, *chapter, *programme_table(book, findings)])
    errors = [one for one in findings if one.tingkat is Severity.GALAT]
    trace = appendix(book, flat(main)) if traced else ()
    return Report(cover(book, errors), (*main, *trace))


def compose_trace(book: Book, report: Report, name: Callable[[str], str]) -> Report:
    """Compose the long trace of a report's figures, one by one, as a document of its own.

    Args:
        book: The workbook.
        report: Its report without an appendix.
        name: Gives the number of a table of the report by its key.
    """
    title = replace(report.cover, title="Penelusuran Angka Laporan Kinerja")
    return Report(title, tuple(full_trace(book, flat(report.blocks), name)))


def _chapter(book: Book, findings: Sequence[Finding]) -> Iterator[Block]:
    yield from evaluation(book)
    performed = [
        *agreement(book),
        *method(book),
        *performance(book, findings),
        *with_earlier_years(book),
        *with_the_plan(book),
        *with_elsewhere(book),
        *in_the_region(book),
        *_analysis(book),
        *reasons(book),
        *efficiency(book),
        *programmes(book),
    ]
    if performed:
        yield Heading(2, "", "Capaian Kinerja Organisasi")
        yield from performed
    yield from budget(book)
    yield from follow_up(book)
    yield from papers(book)


def _analysis(book: Book) -> Iterator[Block]:
    analysis = [*professionalism(book), *merit(book)]
    if analysis:
        yield Heading(3, "", "Analisis keberhasilan dan kegagalan")
        yield from analysis
