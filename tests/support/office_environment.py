"""The environment in which LibreOffice is started.

Its own Python looks for its home by PATH and by the variables of Python; an activated virtual
environment leads it astray, and it crashes while it starts.
"""

import os
from pathlib import Path

_OF_PYTHON = ("PYTHON", "VIRTUAL_ENV", "CONDA_")


def office_environment() -> dict[str, str]:
    """What this process was started with, without anything of a virtual environment."""
    kept = {name: v for name, v in os.environ.items() if not name.startswith(_OF_PYTHON)}
    folders = kept.get("PATH", os.defpath).split(os.pathsep)
    kept["PATH"] = os.pathsep.join(
        folder
        for folder in folders
        if folder and not Path(folder, os.pardir, "pyvenv.cfg").exists()
    )
    return kept
