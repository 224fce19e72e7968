"""``lakip-xl bekukan``: makes the values-only copy for whoever must rely on the figures."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say
from lakip_xl.rules.format import tulis_angka

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lakip_xl.report.frozen.service import FrozenResult


@click.command(
    help=(
        "Membuat salinan beku (.xlsx) untuk dikirim: hanya nilai, tanpa rumus, makro, lembar "
        "tersembunyi, tautan ke luar, catatan sel, dan nama orang; format, tabel, dan grafik "
        "tetap. Beranda mencatat kapan dan dari berkas apa (SHA-256) salinan itu dibuat. Berkas "
        "sumbernya tidak diubah."
    ),
    short_help="Membuat salinan beku: hanya nilai, tanpa makro.",
    options_metavar="[OPSI]",
)
@click.argument("berkas", type=PATH, metavar="BERKAS")
@click.option(
    "-o",
    "keluaran",
    type=PATH,
    metavar="SALINAN.xlsx",
    help="Tulis ke berkas ini; bawaannya nama buku kerja dengan akhiran -beku.xlsx.",
)
@overwrite_option
def command(berkas: Path, keluaran: Path | None, *, timpa: bool) -> int:
    """Freeze the workbook and say what the copy has no more."""
    from lakip_xl.report.frozen.service import freeze

    output = keluaran if keluaran is not None else berkas.with_name(f"{berkas.stem}-beku.xlsx")
    refuse_existing(output, overwrite=timpa, inputs=[berkas])
    with working_on(berkas), progress(berkas.name) as tell:
        result = freeze(berkas, output, progress=tell)
    for line in _lines(result):
        say(line)
    return ExitCode.FINDINGS if result.stale else ExitCode.DONE


def _lines(result: "FrozenResult") -> "Iterator[str]":
    yield f"{result.output} dibuat: {tulis_angka(result.formulas)} rumus menjadi nilai."
    yield f"SHA-256 sumber: {result.sha256}"
    if result.removed:
        yield f"Tidak ikut: {'; '.join(result.removed)}."
    if result.stale:
        count = len(result.stale)
        yield f"Peringatan: {count} sel tidak dapat dihitung; nilai lamanya yang disalin."
