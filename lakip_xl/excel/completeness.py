"""The macro that holds the open workbook against the evaluator's checklist."""

from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.documents import saved_file
from lakip_xl.rules.format import tulis_angka


def kelengkapan(workbook: ExcelWorkbook) -> None:
    """Say which points of 3.a and 3.b the workbook does not show yet, and where to fill them in."""
    # Imported here: the UDF server loads this room, and formulas need none of it.
    from lakip_xl.audit.checklist.verdict import Answer
    from lakip_xl.audit.checklist.workbook import check_workbook
    from lakip_xl.workbook.book.opened import open_book

    source = saved_file(workbook)
    if source is None:
        return
    workbook.progress("memeriksa kelengkapan")
    checklist = check_workbook(open_book(source))
    lacking = [one for one in checklist.verdicts if one.answer is not Answer.YES]
    if not lacking:
        workbook.inform("Semua butir 3.a dan 3.b ada.")
        return
    lines = [f"{one.id} {one.answer.value}: {' '.join(one.advice)}" for one in lacking]
    total = sum(one.points for one in checklist.verdicts)
    workbook.inform(
        "\n".join(
            [
                f"{tulis_angka(checklist.at_stake)} dari {tulis_angka(total)} poin dipertaruhkan:",
                *lines,
                "Rincian per indikator: lakip-xl lengkap.",
            ]
        )
    )
