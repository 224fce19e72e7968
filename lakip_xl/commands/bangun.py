"""``lakip-xl bangun``: builds the template that the project ships."""

from pathlib import Path

import click

import lakip_xl
from lakip_xl.commands import ExitCode
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say
from lakip_xl.errors import LakipError


@click.command(
    help=(
        "Membangun kembali templat workbook_template.xlsm dari kode (untuk pengembang). Hasilnya "
        "selalu sama, bita demi bita."
    ),
    short_help="Membangun kembali templat (untuk pengembang).",
    options_metavar="[OPSI]",
)
@click.option(
    "-o",
    "keluaran",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Tulis ke berkas ini; bawaannya templat di folder proyek.",
)
def command(keluaran: Path | None) -> int:
    """Build the template in the checkout, or where the user says."""
    from lakip_xl.workbook.builder import build

    target = keluaran or _template_of_checkout()
    with progress(target.name) as tell:
        tell("Membangun templat")
        build(target)
    say(f"{target} dibangun.")
    return ExitCode.DONE


def _template_of_checkout() -> Path:
    from lakip_xl.workbook.template import NAME

    root = Path(lakip_xl.__file__).parents[1]
    if not (root / "pyproject.toml").exists():
        raise LakipError(
            "Templat bawaan hanya dapat dibangun di folder proyek: sebut tujuannya dengan -o."
        )
    return root / NAME
