"""``lakip-xl hitung``: recalculates workbooks without Excel."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl import interrupts
from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import complain, say
from lakip_xl.commands._values import place, shown, shown_change
from lakip_xl.errors import LakipError
from lakip_xl.rules.format import tulis_angka

if TYPE_CHECKING:
    from lakip_xl.engine.recalculation import RecalculationReport
    from lakip_xl.workbook.book.causes import ErrorCell

MOST_LINES = 12
"""How many changes, and how many failures, are listed unless all are asked for."""


@click.command(
    help=(
        "Menghitung ulang buku kerja tanpa Excel, lalu menyebut sel yang berubah dan sel yang "
        "gagal dihitung. Rumus, makro, grafik, dan format tidak disentuh, dan berkas diganti "
        "sekaligus: tidak pernah tertinggal setengah jadi."
    ),
    short_help="Menghitung ulang buku kerja tanpa Excel.",
    options_metavar="[OPSI]",
)
@click.argument("berkas", nargs=-1, required=True, type=PATH, metavar="BERKAS...")
@click.option(
    "-o",
    "keluaran",
    type=PATH,
    metavar="BERKAS",
    help="Simpan hasilnya ke berkas ini; hanya untuk satu berkas masukan.",
)
@overwrite_option
@click.option("--semua", is_flag=True, help="Sebut semua sel, bukan hanya beberapa yang pertama.")
@click.option(
    "--triwulan",
    is_flag=True,
    help="Isi dulu realisasi setahun yang masih kosong dari lembar Triwulan; yang berbeda disebut.",
)
@click.option("--hasil", is_flag=True, help="Tampilkan hasil utama dari lembar Beranda.")
def command(  # noqa: PLR0913 - the options of the verb
    berkas: tuple[Path, ...],
    keluaran: Path | None,
    *,
    timpa: bool,
    semua: bool,
    triwulan: bool,
    hasil: bool,
) -> int:
    """Recalculate each workbook; one that cannot be used does not stop the others."""
    if keluaran is not None and len(berkas) > 1:
        raise LakipError("Opsi -o hanya untuk satu berkas masukan: hitung berkasnya satu per satu.")
    if keluaran is not None:
        refuse_existing(keluaran, overwrite=timpa, source=berkas[0])
    codes = []
    for path in berkas:
        source, code = path, ExitCode.DONE
        if triwulan:
            code = _fill_year(path, keluaran, None if semua else MOST_LINES)
            source = keluaran or path
        if code is not ExitCode.UNUSABLE:
            done = _recalculate(source, keluaran, everything=semua, results=hasil)
            code = max(code, done)
        codes.append(code)
    return max(codes)


def _fill_year(path: Path, output: Path | None, most: int | None) -> ExitCode:
    from lakip_xl.services.setahun import fill_year

    interrupts.resume()
    try:
        with working_on(path), progress(path.name) as tell:
            tell("Mengisi nilai setahun")
            filled = fill_year(path, output)
    except LakipError as error:
        complain(error)
        return ExitCode.UNUSABLE
    say(
        f"{path}: {len(filled.written)} realisasi setahun diisi dari triwulan; {filled.waiting} "
        "baris belum lengkap triwulannya."
    )
    for line in _bounded(
        (f"{c}: {shown(v)}" for c, v in filled.written.items()), len(filled.written), most
    ):
        say(line)
    for cell, (due, held) in filled.conflicts.items():
        say(f"Berbeda, tidak diganti: {cell} berisi {shown(held)}, triwulannya {shown(due)}.")
    for why in filled.unusable:
        say(f"Dilewati: {why}.")
    return ExitCode.FINDINGS if filled.conflicts or filled.unusable else ExitCode.DONE


def _recalculate(path: Path, output: Path | None, *, everything: bool, results: bool) -> ExitCode:
    from lakip_xl.engine.recalculation import recalculate

    interrupts.resume()
    try:
        with working_on(path), progress(path.name) as tell:
            report = recalculate(path, output, progress=tell)
    except LakipError as error:
        complain(error)
        return ExitCode.UNUSABLE
    for line in _lines(report, None if everything else MOST_LINES):
        say(line)
    errors = False
    # The book brings the whole schema along, which a run without errors does not need.
    if results or report.evaluation.has_errors:
        from lakip_xl.workbook.book.opened import Book

        book = Book(report.evaluation.workbook, evaluation=report.evaluation)
        errors = bool(book.error_cells)
        for line in _errors(book.error_cells, None if everything else MOST_LINES):
            say(line)
    if results:
        from lakip_xl.commands._headlines import headlines
        from lakip_xl.workbook.book.misread import misread_entries

        for line in headlines(book):
            say(f"  {line}")
        misread = list(misread_entries(book))
        errors = errors or bool(misread)
        if misread:
            say(
                "Yang memakai isian ini keliru: selnya menampilkan lain dari yang tersimpan. Ketik "
                "ulang dengan format angka:"
            )
        lines = (f"{place(sheet, cell)} berformat {look}" for sheet, cell, look in misread)
        for line in _bounded(lines, len(misread), None if everything else MOST_LINES):
            say(line)
    return ExitCode.FINDINGS if report.failures or errors else ExitCode.DONE


def _errors(cells: "Sequence[ErrorCell]", most: int | None) -> Iterable[str]:
    """List the cells that are errors by the cell in which each begins."""
    if not cells:
        return
    groups: dict[tuple[str, str], list[ErrorCell]] = {}
    for one in cells:
        groups.setdefault(one.origin, []).append(one)
    yield f"{tulis_angka(len(cells))} sel berisi galat; asalnya:"
    lines = (_origin(origin, group) for origin, group in groups.items())
    yield from _bounded(lines, len(groups), most)


def _origin(origin: tuple[str, str], group: "list[ErrorCell]") -> str:
    first = next((one for one in group if (one.sheet, one.cell) == origin), group[0])
    line = f"{place(*origin)}: {first.error}"
    if first.culprit is not None:
        sheet, cell, value = first.culprit
        holds = "kosong" if value is None else f"berisi {shown(value)}"
        line += f", karena {place(sheet, cell)} {holds}"
    others = len(group) - 1
    return f"{line}; menular ke {tulis_angka(others)} sel lain" if others else line


def _lines(report: "RecalculationReport", most: int | None) -> Iterable[str]:
    # Where nothing was stored, an empty text shows no difference.
    changes = [c for c in report.changes if (c.old, c.new) != (None, "")]
    yield _summary(report, len(changes))
    lines = (f"{place(c.sheet, c.cell)}: {shown_change(c.old, c.new)}" for c in changes)
    yield from _bounded(lines, len(changes), most)
    if report.failures:
        yield "Gagal dihitung; nilai lamanya tetap:"
        failures = (f"{place(f.sheet, f.cell)}: {f.reason}" for f in report.failures)
        yield from _bounded(failures, len(report.failures), most)
    yield from (f"Peringatan: {warning}" for warning in report.warnings)


def _summary(report: "RecalculationReport", changes: int) -> str:
    changed = f"{tulis_angka(changes)} sel berubah" if changes else "tidak berubah"
    failed = f", {tulis_angka(len(report.failures))} gagal" if report.failures else ""
    saved = f"; disimpan di {report.output}" if report.output != report.path else ""
    formulas, seconds = tulis_angka(report.formulas), tulis_angka(report.seconds)
    return (
        f"{report.path}: {formulas} rumus dihitung dalam {seconds} detik, {changed}{failed}{saved}."
    )


def _bounded(lines: Iterable[str], count: int, most: int | None) -> Iterable[str]:
    """Indent lines and say how many are left out; one line more is not worth leaving out."""
    limit = count if most is None or count <= most + 1 else most
    yield from (f"  {line}" for line in islice(lines, limit))
    if count > limit:
        yield f"  … dan {tulis_angka(count - limit)} sel lain (semuanya: --semua)"
