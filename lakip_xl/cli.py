"""The command line ``lakip-xl``: finds the verb, and turns every ending into an exit code."""

import gettext
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from lakip_xl import __version__, interrupts
from lakip_xl.commands import VERBS, ExitCode
from lakip_xl.commands._guard import DEBUG_VARIABLE, temporary_trouble
from lakip_xl.commands._terminal import complain, say
from lakip_xl.errors import FULL, LakipError, system_reason

_CLICK_DOMAIN = "messages"  # gettext's default domain, in which click looks up its texts


class VerbGroup(click.Group):
    """A group that imports the module of a verb only when that verb is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the verbs in the order of the work, not of the alphabet."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the verb's module and give its command."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"lakip_xl.commands.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; a misspelt one is answered with the nearest that exists."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:  # click only knows commands that are loaded already
            raise NoSuchCommand(error.command_name, possibilities=VERBS, ctx=ctx) from None


@click.group(
    cls=VerbGroup,
    help=(
        "Menghitung, memeriksa, dan menyusun laporan kinerja instansi pemerintah (LKjIP/LAKIP) "
        "dari buku kerja Excel, tanpa perlu Excel."
    ),
    epilog=(
        "Kode keluar: 0 selesai; 1 ada temuan atau sel yang gagal dihitung; "
        "2 berkas atau argumen tidak dapat dipakai."
    ),
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH [ARGUMEN]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__, message="lakip-xl %(version)s", help="Tampilkan versi, lalu selesai."
)
def lakip_xl() -> None:
    """Hold the verbs; the group itself does nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code.

    Args:
        arguments: The words after ``lakip-xl``; those of the process when not given.

    Returns:
        The exit code, see :class:`lakip_xl.commands.ExitCode`.
    """
    try:
        return _run(arguments)
    finally:
        interrupts.forget()


def _run(arguments: Sequence[str] | None) -> int:
    try:
        speak_indonesian()
        code = lakip_xl.main(arguments, prog_name="lakip-xl", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        _complain_of_words(error)
        return ExitCode.UNUSABLE
    except LakipError as error:
        complain(error)
        return ExitCode.UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        say("Dibatalkan.", err=True)
        return ExitCode.INTERRUPTED
    except SystemExit as ending:  # click's own end of a broken pipe is 1, which means findings here
        return ExitCode.BROKEN_PIPE if ending.code == 1 else ExitCode.DONE
    except BrokenPipeError:
        # Point stdout elsewhere, or the interpreter complains when it flushes it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.BROKEN_PIPE
    except OSError as error:
        if os.environ.get(DEBUG_VARIABLE) == "1":
            raise
        return _refused(error)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE) == "1":
            raise
        return _failed(error)
    return ExitCode.DONE if code is None else int(code)


def _complain_of_words(error: click.ClickException) -> None:
    """Say in one line what is wrong with the command line; without any words, give the help."""
    if isinstance(error, NoArgsIsHelpError):
        say(error.format_message(), err=True)
        return
    context = getattr(error, "ctx", None)
    verb = context.command_path if context else "lakip-xl"
    said = " ".join(error.format_message().split())
    say(f"Galat: {said} Bantuan: '{verb} --help'.", err=True)


def speak_indonesian() -> None:
    """Give click its Indonesian texts, and the output an encoding that can hold ours."""
    gettext.bindtextdomain(_CLICK_DOMAIN, str(Path(__file__).with_name("locale")))
    os.environ["LANGUAGE"] = "id"
    for stream in (sys.stdout, sys.stderr):
        # A pipe or an old Windows console may be cp1252, which has no "≥" or "→".
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _refused(error: OSError) -> ExitCode:
    """Say what the system refused; what has no name is a temporary file of a library."""
    if error.errno in FULL and not error.filename:
        return _failed(error)
    place = f' pada "{error.filename}"' if error.filename else ""
    why = f"sistem menolak{place} ({system_reason(error)})"
    say(f"Galat: {why}; periksa nama, izin, dan cakramnya.", err=True)
    return ExitCode.UNUSABLE


def _failed(error: Exception) -> ExitCode:
    if interrupts.caused(error):
        say("Dibatalkan.", err=True)
        return ExitCode.INTERRUPTED
    if where := temporary_trouble(error):
        say(f"Galat: {where}", err=True)
        return ExitCode.UNUSABLE
    say(
        f"Maaf, terjadi galat yang tidak terduga ({type(error).__name__}): jalankan lagi dengan "
        f"{DEBUG_VARIABLE}=1 dan kirimkan keluarannya kepada pengelola lakip_xl.",
        err=True,
    )
    return ExitCode.UNUSABLE
