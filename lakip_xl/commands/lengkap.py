"""``lakip-xl lengkap``: what an evaluator's checklist finds in a report."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say
from lakip_xl.errors import LakipError

if TYPE_CHECKING:
    from lakip_xl.audit.checklist.run import Checklist
    from lakip_xl.report.review import Known


@click.command(
    help=(
        "Memeriksa kelengkapan laporan kinerja menurut enam butir 3.a dan sembilan butir 3.b "
        "lembar evaluasi PermenPANRB 88/2021, dan tujuh pengungkapan setiap indikator: ada, "
        "sebagian, atau tidak ada, dengan kutipan yang menjadi dasarnya, poin yang dipertaruhkan, "
        "dan apa yang perlu ditambahkan. Yang dihitung keberadaannya, bukan mutu kalimatnya."
    ),
    short_help="Memeriksa kelengkapan laporan kinerja.",
    options_metavar="[OPSI]",
)
@click.argument("berkas", type=PATH, metavar="BERKAS")
@click.option(
    "--format",
    "bentuk",
    type=click.Choice(["teks", "json"]),
    default="teks",
    show_default=True,
    help="Bentuk keluaran: teks untuk dibaca, json untuk program lain.",
)
@click.option(
    "--reviu",
    type=PATH,
    metavar="FORMULIR.docx",
    help="Tulis juga formulir reviu dan pernyataan untuk inspektorat, terisi dari yang diketahui.",
)
@overwrite_option
def command(berkas: Path, bentuk: str, reviu: Path | None, *, timpa: bool) -> int:
    """Print the verdicts; a point that is missing or partial is a finding."""
    if reviu is not None:
        _check_form(reviu, berkas, overwrite=timpa)
    with working_on(berkas), progress(berkas.name) as tell:
        tell("memeriksa kelengkapan")
        checklist, known = _check(berkas)
        if reviu is not None:
            from lakip_xl.report.review import write_review

            write_review(checklist, known, reviu)
    if reviu is not None:
        say(f"{reviu}: formulir reviu ditulis.", err=True)
    if bentuk == "json":
        say(json.dumps(checklist.as_json(), ensure_ascii=False, indent=2))
    else:
        say(checklist.as_text())
    return ExitCode.DONE if checklist.complete else ExitCode.FINDINGS


def _check_form(form: Path, source: Path, *, overwrite: bool) -> None:
    if form.suffix.lower() != ".docx":
        raise LakipError(f"Nama berkas '{form}' harus berakhiran .docx.")
    refuse_existing(form, overwrite=overwrite, inputs=[source])


def _check(berkas: Path) -> "tuple[Checklist, Known]":
    from lakip_xl.audit.read.pdf_file import is_pdf
    from lakip_xl.package.gate import open_package
    from lakip_xl.package.parts import Kind
    from lakip_xl.report.review import Known

    package = None if is_pdf(berkas) else open_package(berkas)
    if package is not None and package.kind is Kind.WORKBOOK:
        from lakip_xl.audit.checklist.workbook import check_workbook
        from lakip_xl.workbook.book.dates import said
        from lakip_xl.workbook.book.opened import open_book

        book = open_book(package)
        statement = said(book, "PernyataanReviu")
        return check_workbook(book), Known(book.office, book.year, statement)
    from lakip_xl.audit.checklist.run import check_draft

    return check_draft(berkas), Known()
