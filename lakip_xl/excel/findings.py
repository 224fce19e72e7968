"""The macros that write the audit's findings into the open workbook, and take them out again.

What they leave is what ``lakip-xl periksa --tulis`` leaves in a file
(``lakip_xl.audit.buku.catatan``), so either way can clean up after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lakip_xl.audit.buku.catatan import (
    BERTANDA,
    KOLOM_TAUTAN,
    MEDAN_WAKTU,
    PENANDA,
    baris_temuan,
    rumus_tanda,
    sel_bertanda,
    temuan_dari_baris,
    tujuan,
    waktu_teks,
)
from lakip_xl.audit.temuan import Temuan, ringkasan
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
    from lakip_xl.audit.buku.periksa import periksa_buku

    own = workbook.has_table(TBL_TEMUAN.name)
    announced = (
        "Temuan lama di lembar Pemeriksaan akan diganti dan sel yang bermasalah ditandai; "
        "tombol Bersihkan menghapus semuanya lagi."
    )
    source = saved_file(workbook, announced if own else "")
    if source is None:
        return
    workbook.progress("memeriksa")
    found = periksa_buku(source)
    workbook.progress("menulis temuan")
    if not own:
        if found:
            rows = [baris_temuan(one) for one in found]
            list_elsewhere(workbook, rows, KOLOM_TAUTAN, [tujuan(one) for one in found])
        workbook.inform(f"Pemeriksaan selesai: {ringkasan(found)} Isi buku ini tidak diubah.")
        return
    time = waktu_teks(datetime.now())  # noqa: DTZ005 - the user's clock
    sheet = _replace(workbook, "Periksa", found, time)
    workbook.inform(f"Pemeriksaan selesai: {ringkasan(found)} Lihat lembar {sheet}.")


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the list of findings holds."""

    found: tuple[Temuan, ...]
    time: str | None

    @classmethod
    def of(cls, workbook: ExcelWorkbook) -> "_Listed":
        table = workbook.table(TBL_TEMUAN.name)
        rows = (dict(zip(table.titles, row, strict=True)) for row in table.rows)
        found = tuple(one for row in rows if (one := temuan_dari_baris(row)) is not None)
        return cls(found, workbook.named_text(MEDAN_WAKTU))


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


def _replace(workbook: ExcelWorkbook, title: str, found: Sequence[Temuan], time: str | None) -> str:
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


def _write(workbook: ExcelWorkbook, found: Sequence[Temuan], time: str | None) -> str:
    """Let the workbook hold these findings and no others; give the name of their sheet."""
    from lakip_xl.workbook.styles import WORDS

    table, tones = workbook.table(TBL_TEMUAN.name), dict(WORDS[Mark.SEVERITY])
    marked = sel_bertanda(one for one in found if one.sheet != table.sheet)
    old = {
        name: marks
        for name in workbook.sheets()
        if (marks := annotations.marks(workbook.worksheet(name), PENANDA))
    }
    workbook.refuse_protected({table.sheet, *marked, *old})
    workbook.quiet()
    for mark in (mark for marks in old.values() for mark in marks):
        mark.Delete()
    annotations.show_all_rows(workbook.worksheet(table.sheet), table.name)
    kept = max(len(found), TBL_TEMUAN.blank_rows)
    workbook.replace(table.name, [baris_temuan(one) for one in found], least=kept)
    _link(workbook, table, kept, found)
    for name, cells in marked.items():
        for severity in reversed(BERTANDA):  # each goes in front: the gravest ends first
            tone = tones[severity.value]
            annotations.mark(
                workbook.worksheet(name),
                cells.get(severity, ()),
                rumus_tanda(severity),
                ink=tone.ink,
                fill=tone.fill,
            )
    workbook.name_value(MEDAN_WAKTU, time)
    return table.sheet


def _link(workbook: ExcelWorkbook, table: OpenTable, rows: int, found: Sequence[Temuan]) -> None:
    """Let the rows of the table link to the cells of these findings, and to nothing else."""
    if KOLOM_TAUTAN not in table.titles:
        return
    worksheet, last = workbook.worksheet(table.sheet), table.cell(rows - 1, KOLOM_TAUTAN)
    annotations.unlink(worksheet, f"{table.cell(0, KOLOM_TAUTAN)}:{last}")
    places = ((table.cell(row, KOLOM_TAUTAN), tujuan(one)) for row, one in enumerate(found))
    annotations.link(worksheet, {cell: place for cell, place in places if place})
    # Excel restyles a cell with a link, and again when the link is followed, and keeps that style
    # when the link goes. The column beside it has the same formats.
    if beside := table.titles[: table.titles.index(KOLOM_TAUTAN)]:
        top, bottom = (table.cell(row, beside[-1]) for row in (0, rows - 1))
        annotations.copy_formats(worksheet, f"{top}:{bottom}", f"{top}:{last}")
