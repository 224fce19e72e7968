"""The macros behind the ribbon's buttons: thin functions over the services.

``LakipPita.bas`` asks for one by its name; ``lakip_xl.excel.server`` calls ``run`` with the
workbook. Each macro looks first, announces what it is about to write, and writes only after a yes;
it may be called again with more answers until then (``conversation``).
"""

from collections.abc import Callable
from itertools import groupby

from lakip_xl.errors import LakipError
from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.completeness import kelengkapan
from lakip_xl.excel.consolidating import gabung
from lakip_xl.excel.conversation import Reply, StoppedError, UnansweredError, asked, done
from lakip_xl.excel.documents import laporan_word, perbarui_laporan, salinan_beku
from lakip_xl.excel.findings import bersihkan, periksa
from lakip_xl.excel.importing import impor_realisasi
from lakip_xl.excel.insertion import sisipkan_rumus
from lakip_xl.excel.undo import LastJournal
from lakip_xl.excel.wording import GO_ON, listed
from lakip_xl.services.angka_teks import Usulan, find_number_texts
from lakip_xl.services.contoh import plan_example

LAST = LastJournal()


def rapikan_angka(workbook: ExcelWorkbook) -> None:
    """Turn texts into the numbers they are, empty cells of blanks, mark what has two readings."""
    workbook.progress("mencari angka yang tersimpan sebagai teks")
    found = find_number_texts(workbook.tables().values())
    sure = [one for one in found if not one.ambigu]
    doubtful = [one for one in found if one.ambigu]
    if not found:
        workbook.inform(
            "Tidak ada angka yang tersimpan sebagai teks, dan tidak ada sel berisi spasi saja."
        )
        return
    question = listed(
        "sel akan menjadi angka", [one.usul for one in sure if one.angka is not None]
    ) + listed("sel akan dikosongkan", [one.usul for one in sure if one.angka is None])
    question += listed(
        "sel dapat dibaca dua cara dan hanya ditandai", [f"{u.cell}: {u.teks}" for u in doubtful]
    )
    if not workbook.confirm(f"{question}\n{GO_ON}"):
        return
    workbook.quiet()
    workbook.undoable("Rapikan angka teks")
    for name, group in groupby(sure, key=lambda usulan: usulan.table.name):
        workbook.progress(f"merapikan {name}")
        changed = list(group)
        for usulan in changed:
            if usulan.table.is_percent(usulan.row, usulan.title):  # else 95 would be shown as 9500%
                workbook.set_format(name, usulan.row, usulan.title)
        workbook.write(name, [usulan.change for usulan in changed])
    for usulan in doubtful:
        workbook.mark(usulan.table.name, usulan.row, usulan.title, _doubt(usulan))
    emptied = sum(one.angka is None for one in sure)
    workbook.inform(
        f"{len(sure) - emptied} sel menjadi angka, "
        + (f"{emptied} sel dikosongkan, " if emptied else "")
        + f"{len(doubtful)} sel ditandai."
    )


def tambah_baris(workbook: ExcelWorkbook) -> None:
    """Add a row to the table of the active sheet."""
    name = workbook.table_of_active_sheet()
    if workbook.confirm(f"Satu baris kosong akan ditambahkan di akhir tabel {name}. {GO_ON}"):
        workbook.undoable("Tambah baris")
        workbook.add_row(name)


def isi_contoh(workbook: ExcelWorkbook) -> None:
    """Fill the empty tables with the example data."""
    workbook.progress("memeriksa tabel yang masih kosong")
    plan = plan_example(workbook.tables())
    if not plan:
        workbook.inform("Semua tabel sudah berisi; data contoh hanya untuk tabel yang kosong.")
        return
    if not workbook.confirm(
        f"Data contoh akan diisikan ke {len(plan)} tabel kosong: {', '.join(plan)}.\n{GO_ON}"
    ):
        return
    workbook.quiet()
    workbook.undoable("Isi contoh")
    for name, rows in plan.items():
        workbook.progress(f"mengisi {name}")
        workbook.fill(name, rows)
    workbook.inform(f"{len(plan)} tabel diisi dengan data contoh.")


def batalkan(workbook: ExcelWorkbook) -> None:
    """Take back what the last macro wrote; Excel calls it on Ctrl+Z."""
    journal = LAST.take(str(workbook.book.fullname))
    workbook.quiet()
    if kept := journal.restore(workbook):
        workbook.inform(f"{journal.title} dibatalkan; {kept} yang Anda ubah sesudahnya dibiarkan.")


MACROS: dict[str, Callable[[ExcelWorkbook], None]] = {
    macro.__name__: macro
    for macro in (
        rapikan_angka,
        impor_realisasi,
        tambah_baris,
        isi_contoh,
        periksa,
        bersihkan,
        kelengkapan,
        sisipkan_rumus,
        laporan_word,
        perbarui_laporan,
        salinan_beku,
        gabung,
        batalkan,
    )
}


def run(name: str, workbook: ExcelWorkbook) -> Reply:
    """Run a macro and leave Excel as it was, whatever happens.

    Args:
        name: One of ``MACROS``.
        workbook: Where to run it.

    Returns:
        What the user is to be asked, or to be told.
    """
    trouble = ""
    with workbook.undisturbed():
        try:
            MACROS[name](workbook)
        except UnansweredError as missing:
            return asked(missing.question)
        except StoppedError:
            trouble = "Dihentikan."
        except LakipError as problem:
            trouble = str(problem)
        except Exception as problem:  # noqa: BLE001 - no traceback may reach the user's screen
            trouble = (
                f"Perintah ini terhenti karena kesalahan program ({type(problem).__name__}: "
                f"{problem}). Catat kalimat ini untuk pengelola TI."
            )
        if trouble and len(workbook.journal):
            workbook.journal.restore(workbook)
            trouble += " Yang sudah diubah dikembalikan."
    if trouble:
        workbook.inform(trouble)
    return done("\n".join(workbook.said), LAST.keep(workbook.journal))


def _doubt(usulan: Usulan) -> str:
    return (
        f"'{usulan.teks}' dapat dibaca sebagai ribuan atau sebagai desimal. "
        "Ketik ulang angka yang dimaksud."
    )
