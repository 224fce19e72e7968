"""What the report says, one module a section; none of them knows Word.

The order of sections follows what PermenPANRB 53/2014 asks of a performance report: target
and realisasi, earlier years, the medium-term target, a national figure, analysis, efficiency,
the programmes behind the results, and the realisation of the budget.
"""

from collections.abc import Iterator, Sequence

from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.report.blocks import Block, Chapter, Heading, Report, flat
from lakip_xl.report.chapters.appendix import appendix
from lakip_xl.report.chapters.budget import budget
from lakip_xl.report.chapters.comparison import with_earlier_years, with_the_plan
from lakip_xl.report.chapters.cover import cover
from lakip_xl.report.chapters.efficiency import efficiency
from lakip_xl.report.chapters.evaluation import evaluation
from lakip_xl.report.chapters.merit import merit
from lakip_xl.report.chapters.method import method
from lakip_xl.report.chapters.performance import performance
from lakip_xl.report.chapters.professionalism import professionalism
from lakip_xl.report.chapters.programmes import programmes
from lakip_xl.report.chapters.region import in_the_region
from lakip_xl.report.chapters.summary import summary
from lakip_xl.report.figures.book import Book


def compose(book: Book, findings: Sequence[Temuan] = ()) -> Report:
    """Compose the report of a workbook.

    Args:
        book: The workbook.
        findings: What the audit found in it. The first page names what is wrong, small print
            below the tables what is unusual.

    Returns:
        The report. Optional sections without data are left out; those that every report must
        have say that their sheet is not filled in yet.

    Raises:
        WorkbookError: a sheet, table or column is missing.
    """
    blocks = [*summary(book), *_chapter(book, findings)]
    errors = [one for one in findings if one.tingkat is Tingkat.GALAT]
    return Report(cover(book, errors), (*blocks, *appendix(book, flat(blocks))))


def _chapter(book: Book, findings: Sequence[Temuan]) -> Iterator[Block]:
    yield Chapter(Heading(1, "BAB III", "Akuntabilitas Kinerja"), "3")
    yield from evaluation(book)
    yield Heading(2, "A.", "Capaian Kinerja Organisasi")
    yield from method(book)
    yield from performance(book, findings)
    yield from with_earlier_years(book)
    yield from with_the_plan(book)
    yield from in_the_region(book)
    yield from _analysis(book, findings)
    yield from budget(book)


def _analysis(book: Book, findings: Sequence[Temuan]) -> Iterator[Block]:
    """Number the remaining sections: the analysis is there only where it has data."""
    analysis = [*professionalism(book), *merit(book)]
    number = 6
    if analysis:
        yield Heading(3, f"{number}.", "Analisis keberhasilan dan kegagalan")
        yield from analysis
        number += 1
    yield from efficiency(book, f"{number}.")
    yield from programmes(book, f"{number + 1}.", findings)
