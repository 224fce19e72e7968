"""Asks the server as Excel does: starts the interpreter, finds its class, calls it through COM."""

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lakip_xl.errors import LakipError
from lakip_xl.excel.server import LakipServer

SECONDS = 10
"""How long a start may take; a formula does not wait so long, a diagnosis may."""
ON_WINDOWS = sys.platform.startswith("win")
_TURN = 0.1


def answer(function: str, arguments: Sequence[float]) -> Any:
    """Give what the server answers; elsewhere than on Windows what its object answers.

    Args:
        function: A function of the catalogue.
        arguments: Its arguments.

    Raises:
        LakipError: The server does not come, or ends at once.

    >>> answer("CAPAIAN", [78.0, 71.0])
    109.85915492957747
    """
    if not ON_WINDOWS:
        return LakipServer().CallUDF("", function, tuple(arguments))
    return _through_com(function, tuple(arguments))


def _through_com(function: str, arguments: tuple[float, ...]) -> Any:
    com: Any = importlib.import_module("pythoncom")
    types: Any = importlib.import_module("pywintypes")
    client: Any = importlib.import_module("win32com.client")
    name = f"{{6C616B69-705F-4A45-8D42-0000{os.getpid():08X}}}"  # as LakipWindows.bas names it
    interpreter = Path(sys.executable).with_name("pythonw.exe")
    command = (str(interpreter), "-I", "-B", "-m", "lakip_xl.excel.server", name, str(os.getpid()))
    # It ends with this process, as it would with Excel.
    process = subprocess.Popen(command)  # noqa: S603 - our own interpreter, nothing from outside
    for _ in range(round(SECONDS / _TURN)):
        try:
            found = com.CoCreateInstance(
                types.IID(name), None, com.CLSCTX_LOCAL_SERVER, com.IID_IDispatch
            )
        except com.com_error:
            if process.poll() is not None:
                raise LakipError("server fungsi berhenti begitu dijalankan") from None
            time.sleep(_TURN)
        else:
            return client.Dispatch(found).CallUDF("", function, arguments)
    raise LakipError(f"server fungsi tidak datang dalam {SECONDS} detik")
