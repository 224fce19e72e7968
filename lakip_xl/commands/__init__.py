"""The verbs of the command line, one module each.

A verb is a module of its own name whose attribute ``command`` is a :class:`click.Command`.
It is imported when the verb is used and never before, and itself imports the service it
calls inside the function body: starting ``lakip-xl hitung`` must not pay for ``baru``.
"""

from enum import IntEnum

VERBS = (
    "baru", "buka-tahun", "impor", "hitung", "periksa", "lengkap", "laporan", "bekukan", "gabung",
    "beda", "fungsi", "banding-skema", "pasang", "diagnosa", "perbarui", "bangun",
)  # fmt: skip
"""The verbs that exist, in the order in which the help lists them: the order of the work."""


class ExitCode(IntEnum):
    """What the process tells its caller; the callback of a verb returns it."""

    DONE = 0
    """Everything was done."""
    FINDINGS = 1
    """Done, but there are findings or cells that could not be computed."""
    UNUSABLE = 2
    """A file or an argument that cannot be used."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C, as shells count it: 128 + SIGINT."""
    BROKEN_PIPE = 141
    """Nobody reads the output any more (``| head``), as shells count it: 128 + SIGPIPE."""
