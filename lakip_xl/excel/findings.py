"""The macros that write the audit's findings into the open workbook, and take them out again.

What they leave is what ``lakip-xl periksa --tulis`` leaves in a file
(``lakip_xl.audit.workbook.traces``), so either way can clean up after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lakip_xl.audit.finding import Finding, summary
from lakip_xl.audit.workbook.traces import (
    LINK_COLUMN,
    MARKED,
    MARKER,
    TIME_FIELD,
    finding_of_row,
    finding_row,
    mark_formula,
    marked_cells,
    target_of,
    time_text,
)
from lakip_xl.excel import annotations
from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.documents import saved_file
from lakip_xl.excel.insertion import list_elsewhere
from lakip_xl.excel.wording import GO_ON
from lakip_xl.services.table import OpenTable
from lakip_xl.workbook.schema.kinds import Mark
from lakip_xl.workbook.schema.pemeriksaan import TBL_TEMUAN


def periksa(workbook: ExcelWorkbook) -> None:
    """Audit the workbook; list the findings on the sheet Pemeriksaan and mark their cells.

    A workbook without that sheet is the office's own: it stays as it is, and a new one lists them.
    """
    # Imported here: the UDF server loads this room, and formulas need none of it.
    from lakip_xl.audit.workbook.audit import audit_workbook

    own = workbook.has_table(TBL_TEMUAN.name)
    announced = (
        "Temuan lama di lembar Pemeriksaan akan diganti dan sel yang bermasalah ditandai; "
        "tombol Bersihkan menghapus semuanya lagi."
    )
    source = saved_file(workbook, announced if own else "")
    if source is None:
        return
    workbook.progress("memeriksa")
    found = audit_workbook(source)
    workbook.progress("menulis temuan")
    if not own:
        if found:
            rows = [finding_row(one) for one in found]
            list_elsewhere(workbook, rows, LINK_COLUMN, [target_of(one) for one in found])
        workbook.inform(f"Pemeriksaan selesai: {summary(found)} Isi buku ini tidak diubah.")
        return
    time = time_text(datetime.now())  # noqa: DTZ005 - the user's clock
    sheet = _replace(workbook, "Periksa", found, time)
    workbook.inform(f"Pemeriksaan selesai: {summary(found)} Lihat lembar {sheet}.")


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the list of findings holds."""

    found: tuple[Finding, ...]
    time: str | None

    @classmethod
    def of(cls, workbook: ExcelWorkbook) -> "_Listed":
        table = workbook.table(TBL_TEMUAN.name)
        rows = (dict(zip(table.titles, row, strict=True)) for row in table.rows)
        found = tuple(one for row in rows if (one := finding_of_row(row)) is not None)
        return cls(found, workbook.named_text(TIME_FIELD))


class _EarlierList:
    """The way back to the list of findings before this one, with its links and marks."""

    def __init__(self, workbook: ExcelWorkbook) -> None:
        self.before = _Listed.of(workbook)
        self.after: _Listed | None = None  # known once the step is done

    def __call__(self, workbook: ExcelWorkbook) -> int:
        if self.after is not None and _Listed.of(workbook) != self.after:
            return 1
        _write(workbook, self.before.found, self.before.time)
        return 0


def _replace(
    workbook: ExcelWorkbook, title: str, found: Sequence[Finding], time: str | None
) -> str:
    """Let the workbook hold these findings, with a way back; give the name of their sheet."""
    workbook.undoable(title)
    earlier = _EarlierList(workbook)
    workbook.journal.add(earlier)
    sheet = _write(workbook, found, time)
    earlier.after = _Listed.of(workbook)
    return sheet


def bersihkan(workbook: ExcelWorkbook) -> None:
    """Take the findings, their links and their marks out of the workbook."""
    if not workbook.confirm(
        "Semua temuan di lembar Pemeriksaan, tautannya, dan tanda pada sel akan dihapus. Angka, "
        "rumus, dan format Anda tidak disentuh. " + GO_ON
    ):
        return
    workbook.progress("menghapus temuan")
    _replace(workbook, "Bersihkan temuan", (), None)
    workbook.inform("Temuan, tautan, dan tandanya sudah dihapus.")


def _write(workbook: ExcelWorkbook, found: Sequence[Finding], time: str | None) -> str:
    """Let the workbook hold these findings and no others; give the name of their sheet."""
    from lakip_xl.workbook.styles import WORDS

    table, tones = workbook.table(TBL_TEMUAN.name), dict(WORDS[Mark.SEVERITY])
    marked = marked_cells(one for one in found if one.sheet != table.sheet)
    old = {
        name: marks
        for name in workbook.sheets()
        if (marks := annotations.marks(workbook.worksheet(name), MARKER))
    }
    workbook.refuse_protected({table.sheet, *marked, *old})
    workbook.quiet()
    for mark in (mark for marks in old.values() for mark in marks):
        mark.Delete()
    annotations.show_all_rows(workbook.worksheet(table.sheet), table.name)
    kept = max(len(found), TBL_TEMUAN.blank_rows)
    workbook.replace(table.name, [finding_row(one) for one in found], least=kept)
    _link(workbook, table, kept, found)
    for name, cells in marked.items():
        for severity in reversed(MARKED):  # each goes in front: the gravest ends first
            tone = tones[severity.value]
            annotations.mark(
                workbook.worksheet(name),
                cells.get(severity, ()),
                mark_formula(severity),
                ink=tone.ink,
                fill=tone.fill,
            )
    workbook.name_value(TIME_FIELD, time)
    return table.sheet


def _link(workbook: ExcelWorkbook, table: OpenTable, rows: int, found: Sequence[Finding]) -> None:
    """Let the rows of the table link to the cells of these findings, and to nothing else."""
    if LINK_COLUMN not in table.titles:
        return
    worksheet, last = workbook.worksheet(table.sheet), table.cell(rows - 1, LINK_COLUMN)
    annotations.unlink(worksheet, f"{table.cell(0, LINK_COLUMN)}:{last}")
    places = ((table.cell(row, LINK_COLUMN), target_of(one)) for row, one in enumerate(found))
    annotations.link(worksheet, {cell: place for cell, place in places if place})
    # Excel restyles a cell with a link, and again when the link is followed, and keeps that style
    # when the link goes. The column beside it has the same formats.
    if beside := table.titles[: table.titles.index(LINK_COLUMN)]:
        top, bottom = (table.cell(row, beside[-1]) for row in (0, rows - 1))
        annotations.copy_formats(worksheet, f"{top}:{bottom}", f"{top}:{last}")
