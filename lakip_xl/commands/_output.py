"""Output files: one that exists is never replaced unless the user says so."""

from collections.abc import Iterable
from pathlib import Path

import click

from lakip_xl.errors import LakipError

overwrite_option = click.option("--timpa", is_flag=True, help="Ganti berkas hasil yang sudah ada.")
"""The option ``--timpa`` of every verb that writes a new file."""


def refuse_existing(
    output: Path,
    *,
    overwrite: bool,
    source: Path | None = None,
    inputs: Iterable[Path | None] = (),
) -> None:
    """Make sure that nothing of the user's is lost by writing a file.

    Args:
        output: The file to be written.
        overwrite: Whether the user said ``--timpa``.
        source: A file that the verb may change in place.
        inputs: Files that the verb only reads: not even ``--timpa`` replaces one of them.

    Raises:
        LakipError: there is such a file already.
    """
    if any(one is not None and _is_same(output, one) for one in inputs):
        raise LakipError(f"Berkas '{output}' dibaca perintah ini: beri nama lain untuk hasilnya.")
    if overwrite or not output.exists():
        return
    if source is not None and _is_same(output, source):
        return
    raise LakipError(
        f"Berkas '{output}' sudah ada: pilih nama lain, atau pakai --timpa untuk menggantinya."
    )


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
