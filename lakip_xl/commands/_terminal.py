"""The one place that writes to a terminal: what a file contains cannot command it."""

import os
import re
import sys

import click

from lakip_xl.errors import system_reason

_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
r"""Control characters (C0 but for tab and line feed, DEL, C1) and those that turn the direction
of writing: names of files and parts, and cells, may hold them."""


def clean(text: str) -> str:
    r"""Write characters that would command a terminal as escapes, as JSON writes them.

    >>> print(clean("a\x1b[31mb"))
    a\u001b[31mb
    """
    return _COMMANDS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def complain(error: Exception) -> None:
    """Write an error as one line, whatever the names of files and parts in it hold."""
    one_line = str(error).replace("\n", r"\u000a")
    say(f"Galat: {one_line}", err=True)


def say(text: str, *, err: bool = False) -> None:
    """Write a line or several.

    Args:
        text: what to write.
        err: to the standard error instead of the standard output.
    """
    try:
        click.echo(clean(text), err=err)
    except BrokenPipeError:
        raise
    except OSError as error:
        # A full disk behind the output undoes nothing: the verb goes on, and its exit code
        # tells what became of the file.
        if not err:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            reason = system_reason(error)
            say(
                f"Peringatan: keluaran tidak dapat ditulis ({reason}); berkasnya selesai.", err=True
            )
