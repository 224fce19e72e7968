"""``lakip-xl fungsi``: the reference of the worksheet functions, from their catalogue."""

import difflib
import sys

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._terminal import say
from lakip_xl.errors import LakipError


@click.command(
    help=(
        "Menampilkan daftar fungsi lembar kerja, atau halaman satu fungsi: arti, rumus, argumen, "
        "contoh, galat, dan sumbernya."
    ),
    short_help="Daftar fungsi lembar kerja, atau halaman satu fungsi.",
    options_metavar="[OPSI]",
)
@click.argument("nama", required=False, metavar="[NAMA]")
def command(nama: str | None) -> int:
    """Print the list of the functions, or the page of one."""
    from lakip_xl.functions.catalogue import CATALOGUE
    from lakip_xl.functions.page import function_index, function_page

    if nama is None:
        _print_markdown(function_index(CATALOGUE))
        return ExitCode.DONE
    spec = CATALOGUE.get(nama.upper())
    if spec is None:
        raise LakipError(_unknown(nama, list(CATALOGUE)))
    _print_markdown(function_page(spec))
    return ExitCode.DONE


def _unknown(name: str, known: list[str]) -> str:
    nearest = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.5)
    hint = (
        f"mungkin maksudnya {nearest[0]}."
        if nearest
        else "daftarnya ditampilkan oleh 'lakip-xl fungsi'."
    )
    return f"Fungsi '{name}' tidak ada: {hint}"


def _print_markdown(text: str) -> None:
    """Print Markdown: laid out on a terminal, as it is into a pipe or a file."""
    if not sys.stdout.isatty():
        say(text.removesuffix("\n"))
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))
