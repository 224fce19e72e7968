"""The macros that read the workbook's file: audit, Word report, frozen copy.

They do what the command line does with the same services, so the file must hold what Excel shows:
the workbook is saved first, after asking.
"""

from collections import Counter
from pathlib import Path

from lakip_xl.excel.adapter import ExcelWorkbook

FINDINGS = "tblTemuan"
FINDINGS_SHEET = "Pemeriksaan"
WORD = "Dokumen Word (*.docx),*.docx"
EXCEL = "Buku kerja Excel (*.xlsx),*.xlsx"


def periksa(workbook: ExcelWorkbook) -> None:
    """Audit the workbook and list the findings on the sheet Pemeriksaan."""
    # Imported here: the UDF server loads this room, and formulas need none of it.
    from lakip_xl.audit.buku.periksa import periksa_buku
    from lakip_xl.workbook.schema.pemeriksaan import FINDING_KEYS, SEVERITIES

    source = _saved(workbook, "Temuan lama di lembar Pemeriksaan akan diganti.")
    if source is None:
        return
    workbook.progress("memeriksa")
    found = [finding.sebagai_kamus() for finding in periksa_buku(source)]
    workbook.quiet()
    workbook.progress("menulis temuan")
    workbook.replace(
        FINDINGS,
        [{title: finding[key] for key, title in FINDING_KEYS.items()} for finding in found],
    )
    count = Counter(finding["tingkat"] for finding in found)
    counted = ", ".join(f"{count[severity]} {severity}" for severity in SEVERITIES)
    workbook.inform(f"Pemeriksaan selesai: {counted}. Lihat lembar {FINDINGS_SHEET}.")


def laporan_word(workbook: ExcelWorkbook) -> None:
    """Write the Word report of the workbook."""
    from lakip_xl.report.document import OpenErrorsError, write_report

    source = _saved(workbook)
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


def salinan_beku(workbook: ExcelWorkbook) -> None:
    """Write the values-only copy of the workbook."""
    from lakip_xl.report.frozen.service import freeze

    source = _saved(workbook)
    if source is None:
        return
    suggestion = source.with_name(f"{source.stem}-beku.xlsx")
    target = workbook.choose_target("Simpan salinan beku", suggestion, EXCEL)
    if target is None:
        return
    result = freeze(source, target, progress=workbook.progress)
    stale = f" {len(result.stale)} sel memakai nilai lamanya." if result.stale else ""
    workbook.inform(f"{result.output} dibuat: {result.formulas} rumus menjadi nilai.{stale}")


def _saved(workbook: ExcelWorkbook, besides: str = "") -> Path | None:
    """Give the file, saved if it has to be; None when the user does not want what is announced."""
    source = workbook.file()
    unsaved = workbook.has_changes()
    announced = ["Buku kerja akan disimpan dahulu."] if unsaved else []
    announced += [besides] if besides else []
    if announced and not workbook.confirm(" ".join([*announced, "Lanjutkan?"])):
        return None
    if unsaved:
        workbook.save()
    return source
