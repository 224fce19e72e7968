"""``lakip-xl buka-tahun``: next year's workbook from this year's."""

from pathlib import Path

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say


@click.command(
    name="buka-tahun",
    help=(
        "Membuat buku kerja tahun berikutnya dari buku kerja tahun ini, dari templat terkini: "
        "identitas, pilihan dan skala, susunan baris, rumus, bobot, dan target ikut; realisasi "
        "tahun ini pindah ke kolom tahun lalu di lembar Perbandingan. Realisasi, pagu, angka "
        "tercetak, dan temuan tidak ikut. Buku kerja lama tidak diubah."
    ),
    short_help="Membuat buku kerja tahun berikutnya.",
    options_metavar="[OPSI]",
)
@click.argument("lama", type=PATH, metavar="LAMA")
@click.option(
    "-o",
    "keluaran",
    type=PATH,
    metavar="BARU.xlsm",
    required=True,
    help="Tulis buku kerja baru ke berkas ini.",
)
@overwrite_option
def command(lama: Path, keluaran: Path, *, timpa: bool) -> int:
    """Make the workbook and say what was taken over."""
    from lakip_xl.services.tahun_baru import open_year

    refuse_existing(keluaran, overwrite=timpa, inputs=[lama])
    with working_on(lama), progress(lama.name) as tell:
        tell("Menyusun buku kerja tahun berikutnya")
        opened = open_year(lama, keluaran)
    rows = ", ".join(f"{name} {count}" for name, count in opened.rows.items())
    say(f"{keluaran} dibuat untuk tahun {opened.year}. Baris yang ikut: {rows}.")
    say(f"{opened.compared} indikator punya nilai tahun lalu di lembar Perbandingan.")
    if opened.left:
        say(f"Lembar buatan sendiri tidak ikut: {', '.join(opened.left)}.")
    for line in opened.skipped:
        say(f"Peringatan: {line}; selnya dikosongkan.")
    return ExitCode.FINDINGS if opened.skipped else ExitCode.DONE
