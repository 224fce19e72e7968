"""A file of another program into a table of a workbook: what would be written, and writing it."""

from pathlib import Path

from lakip_xl.engine.recalculation import recalculated
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.gate import open_package
from lakip_xl.package.growth import grow
from lakip_xl.package.parts import Kind
from lakip_xl.services.rencana_impor import RencanaImpor, planned
from lakip_xl.services.sumber_impor import read_source
from lakip_xl.services.table import open_table
from lakip_xl.workbook.book.opened import open_book


def impor(  # noqa: PLR0913 - the choices of the command line
    buku: Path,
    berkas: Path,
    *,
    tabel: str | None = None,
    keluaran: Path | None = None,
    timpa: bool = False,
    uji_coba: bool = False,
) -> RencanaImpor:
    """Import a file into a table of a workbook, which is recalculated and replaced at once.

    Args:
        buku: the workbook.
        berkas: CSV, workbook, or what applications save as .xls.
        tabel: the table to write into; None lets the file's columns decide.
        keluaran: where to store the result; None stores it in place.
        timpa: replace typed values that differ. Formulas are never replaced.
        uji_coba: only tell what would be done.

    Raises:
        LakipError: a file cannot be used, or nobody can tell what its columns mean.
    """
    target = buku if keluaran is None else keluaran
    if not uji_coba:
        if keluaran is not None and keluaran.exists() and not timpa:
            raise LakipError(
                f'Berkas "{keluaran.name}" sudah ada: pilih nama lain atau tambahkan --timpa.'
            )
        if target.suffix.lower() != buku.suffix.lower():
            raise LakipError(f'Hasil "{target.name}" harus berakhiran {buku.suffix}.')
        check_writable(target)
    package = open_package(buku, kind=Kind.WORKBOOK)
    book = open_book(package, stored=True)
    source = read_source(berkas, tabel, book.year)
    table = book.table(source.tabel)
    if table is None:
        raise LakipError(f'Buku kerja "{buku.name}" tidak memuat tabel {source.tabel}.')
    opened = open_table(table)
    plan = planned(source, opened, timpa=timpa)
    if uji_coba or not plan.ada_isi:
        return plan
    editor = BookEditor(package)
    needed = max(change.row for change in plan.isian) + 1
    if needed > len(opened.rows):
        grow(editor, book.workbook, table.file, needed - len(opened.rows))
    page = editor.sheet(table.sheet.sheet.part)
    for change in plan.isian:
        page.set_value(opened.first_row + change.row, opened.column(change.title), change.value)
    content, plan.gagal = recalculated(b"".join(package.rewritten(editor.changed())), buku)
    own = package.content if keluaran is None else None
    write_atomically(target, [content], unchanged=own)
    plan.ditulis = True
    return plan
