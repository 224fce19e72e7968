"""``lakip-xl bangun``: builds the template that the project ships."""

from pathlib import Path

import click

import lakip_xl
from lakip_xl.commands import ExitCode
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say
from lakip_xl.errors import LakipError


@click.command(
    help=(
        "Membangun kembali templat workbook_template.xlsm dan add-in lakip.xlam dari kode (untuk "
        "pengembang). Hasilnya selalu sama, bita demi bita."
    ),
    short_help="Membangun kembali templat (untuk pengembang).",
    options_metavar="[OPSI]",
)
@click.option(
    "-o",
    "keluaran",
    type=PATH,
    metavar="BERKAS",
    help="Tulis ke berkas ini: .xlsm templat, .xlam add-in; bawaannya keduanya di folder proyek.",
)
def command(keluaran: Path | None) -> int:
    """Build the template in the checkout, or where the user says."""
    from lakip_xl.workbook.addin import build_addin
    from lakip_xl.workbook.builder import build
    from lakip_xl.workbook.template import ADDIN_NAME

    template = keluaran or _template_of_checkout()
    targets = [template] if keluaran else [template, template.with_name(ADDIN_NAME)]
    for target in targets:
        is_addin = target.suffix.lower() == ".xlam"
        with progress(target.name) as tell:
            tell("Membangun add-in" if is_addin else "Membangun templat")
            (build_addin if is_addin else build)(target)
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
