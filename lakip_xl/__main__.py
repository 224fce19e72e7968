"""``python -m lakip_xl`` and the script ``lakip-xl``: the command line as a process."""

import gc
import os
import signal
import sys

_INTERRUPTED = 130


def run() -> int:
    """Run the command line of this process; an interrupt during the imports is no traceback."""
    # A run makes hundreds of thousands of objects that live until its end: looking through all
    # of them for cycles so often finds nothing and takes a twentieth of the time.
    gc.set_threshold(50_000, 20, 50)
    # Whoever closes a stream does not want to read it: the work is done all the same.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    try:
        from lakip_xl.cli import main

        code = main()
    except KeyboardInterrupt:
        sys.stderr.write("Dibatalkan.\n")
        code = _INTERRUPTED
    # The work is done and its exit code stands: the interpreter ends undisturbed.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nor does it look for cycles among what goes away with the process.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(run())
