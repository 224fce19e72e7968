"""``lakip-xl diagnosa``: looks at every link between a cell and its answer."""

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._terminal import clean, say

if TYPE_CHECKING:
    from lakip_xl.excel.diagnosis.link import Link

_STYLES = {"baik": "green", "perhatian": "yellow", "galat": "bold red", "tidak berlaku": "dim"}


@click.command(
    help=(
        "Memeriksa setiap mata rantai dari Excel sampai fungsi Python, keadaannya, dan langkah "
        "berikutnya; bila sebuah buku kerja disebut, makro dan letaknya juga. Tidak mengubah apa "
        "pun."
    ),
    short_help="Memeriksa setiap mata rantai dari Excel sampai Python.",
    options_metavar="[OPSI]",
)
@click.argument("berkas", required=False, type=PATH, metavar="[BERKAS]")
@click.option(
    "--excel",
    "laporan",
    type=PATH,
    metavar="LAPORAN",
    help="Coba templat dan add-in di Excel komputer ini, dan tulis hasilnya ke berkas ini.",
)
def command(berkas: Path | None, laporan: Path | None) -> int:
    """Print the table; a broken link gives exit code 1."""
    if laporan is not None:
        return _try_excel(laporan)
    from lakip_xl.excel.diagnosis.link import State
    from lakip_xl.excel.diagnosis.service import diagnose
    from lakip_xl.excel.install.local import this_system

    if berkas is not None and berkas.exists():
        from lakip_xl.package.gate import open_package

        open_package(berkas)
    with nullcontext() if berkas is None else working_on(berkas):
        links = diagnose(this_system(), berkas.absolute() if berkas else None)
    _print_table(links)
    broken = sum(link.state is State.BROKEN for link in links)
    if broken:
        say(f"{broken} mata rantai galat: kerjakan langkahnya dari atas ke bawah.")
        return ExitCode.FINDINGS
    say("Tidak ada galat.")
    return ExitCode.DONE


def _try_excel(report: Path) -> int:
    import importlib
    import tempfile

    import lakip_xl
    from lakip_xl.commands._progress import progress
    from lakip_xl.errors import LakipError
    from lakip_xl.excel.diagnosis.trial import trial_report
    from lakip_xl.package.atomic import check_writable, write_atomically

    target = check_writable(report)
    try:
        excel = importlib.import_module("win32com.client").DispatchEx("Excel.Application")
    except Exception as error:
        raise LakipError(
            "Excel tidak dapat dijalankan dari sini: jalankan perintah ini di Windows, di komputer "
            "yang memuat Excel dan lakip-xl."
        ) from error
    with tempfile.TemporaryDirectory() as folder, progress("Excel") as tell:
        tell("Mencoba templat dan add-in (beberapa menit)")
        seen = trial_report(excel, Path(folder))
    lines = [f"lakip_xl {lakip_xl.__version__}, Python {sys.version.split()[0]}", *map(str, seen)]
    write_atomically(target, ["\n".join([*lines, ""]).encode()])
    bad = sum(not one.good for one in seen)
    say(f"{report} ditulis: {len(seen)} hal diperiksa, {bad} galat.")
    return ExitCode.FINDINGS if bad else ExitCode.DONE


def _print_table(links: Sequence["Link"]) -> None:
    """Print a table on a terminal; into a pipe or a file one line each, to be searched and sent."""
    if not sys.stdout.isatty():
        for link in links:
            step = f" -> {link.next_step}" if link.next_step else ""
            say(f"{link.name}: {link.state.value}: {link.detail}{step}")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("Mata rantai", "Keadaan", "Rincian", "Langkah berikutnya")
    for link in links:
        state = link.state.value
        cells = (
            Text(clean(link.name)),
            Text(state, _STYLES[state]),
            Text(clean(link.detail)),
            Text(clean(link.next_step)),
        )
        table.add_row(*cells)
    Console().print(table)
