"""``lakip-xl perbarui``: gives workbooks of earlier versions today's macros and ribbon."""

from pathlib import Path

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say


@click.command(
    help=(
        "Mengganti makro dan pita LAKIP di buku kerja dari versi sebelumnya dengan yang terpasang "
        "sekarang, langsung di berkasnya. Angka, rumus, lembar, grafik, dan modul Anda tidak "
        "disentuh. Buku kerja yang memuat makro lain ditolak, kecuali diminta."
    ),
    short_help="Memperbarui makro dan pita di buku kerja lama.",
    options_metavar="[OPSI]",
)
@click.argument(
    "buku",
    nargs=-1,
    required=True,
    type=PATH,
    metavar="BUKU...",
)
@click.option(
    "--timpa-makro",
    is_flag=True,
    help="Tetap perbarui buku kerja yang memuat makro bukan milik lakip_xl; modul itu dibiarkan.",
)
def command(buku: tuple[Path, ...], *, timpa_makro: bool) -> int:
    """Refresh the workbooks one after the other; the first that cannot be ends the command."""
    from lakip_xl.workbook.vba.refresh import refresh

    for path in buku:
        with working_on(path), progress(path.name) as tell:
            tell("Memperbarui makro")
            done = refresh(path, others=timpa_makro)
        if done.macros or done.ribbon:
            words = [word for word, new in (("makro", done.macros), ("pita", done.ribbon)) if new]
            say(f"{path}: {' dan '.join(words)} diperbarui.")
        else:
            say(f"{path}: sudah yang terbaru; tidak ada yang diubah.")
    return ExitCode.DONE
