"""Output files: one that exists is never replaced unless the user says so."""

from pathlib import Path

import click

from lakip_xl.errors import LakipError

overwrite_option = click.option("--timpa", is_flag=True, help="Ganti berkas hasil yang sudah ada.")
"""The option ``--timpa`` of every verb that writes a new file."""


def refuse_existing(output: Path, *, overwrite: bool, source: Path | None = None) -> None:
    """Make sure that nothing of the user's is lost by writing a file.

    Args:
        output: The file to be written.
        overwrite: Whether the user said ``--timpa``.
        source: A file that the verb may change in place.

    Raises:
        LakipError: there is such a file already.
    """
    if overwrite or not output.exists():
        return
    if source is not None and source.exists() and output.samefile(source):
        return
    raise LakipError(
        f"Berkas '{output}' sudah ada: pilih nama lain, atau pakai --timpa untuk menggantinya."
    )
