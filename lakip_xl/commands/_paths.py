"""What a user names on the command line: files and folders, refused in one sentence."""

import os
from pathlib import Path
from typing import Any

import click

from lakip_xl.errors import LakipError, system_reason


class _Named(click.Path):
    """A path that the system can look up.

    Whether there is a file, and whether it may be read or written, the verb finds out: click
    would answer with its own words.
    """

    def __init__(self) -> None:
        super().__init__(readable=False, path_type=Path)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:  # click's signature
        """Give the path.

        Raises:
            LakipError: no file can have that name.
        """
        text = os.fsdecode(value)
        if not text or "\0" in text:
            what = "memuat huruf yang tidak boleh ada" if text else "kosong"
            raise LakipError(f"Nama berkas {what}: ketik nama berkasnya.")
        try:
            Path(text).stat()
        except (FileNotFoundError, PermissionError):
            pass
        except (OSError, ValueError) as error:
            reason = system_reason(error) if isinstance(error, OSError) else "tidak dapat ditulis"
            shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
            raise LakipError(
                f'"{shown}" bukan nama yang dapat dipakai ({reason}): periksa nama dan foldernya.'
            ) from None
        return super().convert(value, param, ctx)


_LONGEST_SHOWN = 120
PATH = _Named()
"""The type of every argument and option that names a file or a folder."""
