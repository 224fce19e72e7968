"""``python -m lakip_xl`` and the script ``lakip-xl``: the command line as a process."""

import sys

_INTERRUPTED = 130


def run() -> int:
    """Run the command line of this process; an interrupt during the imports is no traceback."""
    try:
        code = _run()
    except KeyboardInterrupt:
        sys.stderr.write("Dibatalkan.\n")
        code = _INTERRUPTED
    if code == _INTERRUPTED:
        # The interpreter remembers an interrupt that left code compiled at run time, as that of
        # a dataclass, and would end by the signal instead of the exit code; other such code
        # makes it forget.
        exec("")  # noqa: S102 - it is empty
    return code


def _run() -> int:
    # Imported where an interrupt is heard.
    import gc
    import os
    import signal

    # A run makes hundreds of thousands of objects that live until its end: looking through all
    # of them for cycles so often finds nothing and takes a twentieth of the time.
    gc.set_threshold(50_000, 20, 50)
    # Whoever closes a stream does not want to read it: the work is done all the same.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    from lakip_xl import interrupts

    interrupts.listen()
    from lakip_xl.cli import main

    code = main()
    # The work is done and its exit code stands: the interpreter ends undisturbed.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nor does it look for cycles among what goes away with the process.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(run())
