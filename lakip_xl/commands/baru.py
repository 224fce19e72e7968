"""``lakip-xl baru``: a new workbook, blank or filled with an example."""

from pathlib import Path

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say
from lakip_xl.errors import LakipError

SUFFIX = ".xlsm"


@click.command(
    help="Membuat buku kerja baru: kosong, atau berisi data contoh.",
    short_help="Membuat buku kerja baru, kosong atau berisi contoh.",
    options_metavar="[OPSI]",
)
@click.argument("berkas", type=PATH, metavar="BERKAS")
@click.option(
    "--contoh",
    metavar="NAMA",
    help="Isi dengan data contoh, misalnya pontianak-2024 (angka laporan yang terbit).",
)
@click.option(
    "--tanpa",
    metavar="LEMBAR,...",
    help="Tanpa lembar yang tidak dipakai, dipisah koma: program, merit, ip-asn, sakip, "
    "efisiensi, perbandingan, sumber-daya, triwulan, analisis, lke, ikm.",
)
@overwrite_option
def command(berkas: Path, contoh: str | None, tanpa: str | None, *, timpa: bool) -> int:
    """Make the workbook."""
    from lakip_xl.workbook.template import new_workbook

    if berkas.suffix.lower() != SUFFIX:
        raise LakipError(
            f"Nama berkas '{berkas}' harus berakhiran {SUFFIX} karena buku kerja ini memuat makro."
        )
    without = _sheets(tanpa)
    refuse_existing(berkas, overwrite=timpa)
    with progress(berkas.name) as tell:
        tell("Menyusun buku kerja")
        new_workbook(berkas, contoh, without)
    say(f"{berkas} dibuat.")
    return ExitCode.DONE


def _sheets(words: str | None) -> frozenset[str]:
    """Read which sheets are left out."""
    if not words:
        return frozenset()
    from lakip_xl.workbook.schema.modules import KEYS

    chosen = [word.strip().casefold() for word in words.split(",") if word.strip()]
    if unknown := [word for word in chosen if word not in KEYS]:
        raise LakipError(
            f"Lembar '{unknown[0]}' pada --tanpa tidak dikenal; pilih dari: {', '.join(KEYS)}."
        )
    return frozenset(KEYS[word] for word in chosen)
