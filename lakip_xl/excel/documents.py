"""The macros that write documents from the workbook's file: Word report, frozen copy.

They do what the command line does with the same services, so the file must hold what Excel shows:
the workbook is saved first, after asking.
"""

from pathlib import Path

from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.undo import FileWritten
from lakip_xl.excel.wording import GO_ON

WORD = "Dokumen Word (*.docx),*.docx"


def saved_file(workbook: ExcelWorkbook, besides: str = "") -> Path | None:
    """Give the file, saved if it has to be.

    Args:
        workbook: The workbook.
        besides: What else has to be announced before a yes.

    Returns:
        The file; None when the user does not want what is announced.
    """
    source = workbook.file()
    unsaved = workbook.has_changes()
    announced = ["Buku kerja akan disimpan dahulu."] if unsaved else []
    announced += [besides] if besides else []
    if announced and not workbook.confirm(" ".join([*announced, "Lanjutkan?"])):
        return None
    if unsaved:
        workbook.save()
    return source


def laporan_word(workbook: ExcelWorkbook) -> None:
    """Write the Word report of the workbook."""
    # Imported here: the UDF server loads this room, and formulas need none of it.
    from lakip_xl.report.document import OpenErrorsError, write_report

    source = saved_file(workbook)
    if source is None:
        return
    target = workbook.choose_target("Simpan laporan Word", source.with_name("LKjIP.docx"), WORD)
    if target is None:
        return
    try:
        result = write_report(source, target, progress=workbook.progress)
    except OpenErrorsError as problem:
        if not workbook.confirm(
            f"{problem}\nTetap tulis laporan, dengan catatan di halaman pertama?"
        ):
            return
        result = write_report(source, target, force=True, progress=workbook.progress)
    workbook.inform(f"{result.output} ditulis: {result.tables} tabel, {result.pictures} gambar.")


def perbarui_laporan(workbook: ExcelWorkbook) -> None:
    """Make the figures of a report new whose prose people edited; all their words stay."""
    from lakip_xl.report.document import OpenErrorsError
    from lakip_xl.report.renewal.service import renew_report
    from lakip_xl.report.renewal.told import lines

    source = saved_file(workbook)
    if source is None:
        return
    document = workbook.choose_file("Pilih laporan Word yang akan diperbarui", WORD)
    if document is None:
        return
    force = False
    try:
        planned = renew_report(source, document, trial=True, progress=workbook.progress)
    except OpenErrorsError as problem:
        if not workbook.confirm(f"{problem}\nTetap perbarui laporan?"):
            return
        force = True
        planned = renew_report(source, document, force=True, trial=True, progress=workbook.progress)
    told = "\n".join(lines(planned, trial=True))
    if not planned.writes:
        workbook.inform(told)
        return
    if not workbook.confirm(f"{told}\n{GO_ON}"):
        return
    before = document.read_bytes()
    done = renew_report(source, document, force=force, progress=workbook.progress)
    workbook.undoable("Perbarui laporan")
    workbook.journal.add(FileWritten(document, before, document.read_bytes()))
    workbook.inform("\n".join(lines(done, trial=False)))


def salinan_beku(workbook: ExcelWorkbook) -> None:
    """Write the values-only copy of the workbook beside it, ready to be sent."""
    from lakip_xl.report.frozen.service import freeze

    target = workbook.file()
    target = target.with_name(f"{target.stem}-beku.xlsx")
    source = saved_file(workbook, f"{target.name} akan diganti." if target.exists() else "")
    if source is None:
        return
    result = freeze(source, target, progress=workbook.progress)
    stale = f" {len(result.stale)} sel memakai nilai lamanya." if result.stale else ""
    workbook.inform(f"{result.output} dibuat: {result.formulas} rumus menjadi nilai.{stale}")
