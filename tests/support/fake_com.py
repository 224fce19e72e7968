"""Windows' COM packages as empty shells, so that xlwings' own UDF server code runs anywhere.

Nothing of xlwings is replaced: ``xlwings.udfs``, ``xlwings._xlwindows`` and
``xlwings.com_server`` are the real ones. Only what they import from pywin32 is stood in for.
"""

import ctypes
import datetime as dt
import importlib
import sys
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import MagicMock


class ComError(Exception):
    """What pywin32 raises; here it says "not a COM object"."""


def _not_com(*_: object, **__: object) -> Any:
    raise ComError


def _shell(name: str, **attributes: object) -> ModuleType:
    module = ModuleType(name)
    module.__path__ = []
    module.__file__ = name
    vars(module).update(attributes)
    return module


def _shells() -> dict[str, ModuleType]:
    time = type("TimeType", (dt.datetime,), {})
    iid = type("IID", (str,), {})
    com_object = type("PyIDispatch", (), {})
    client_classes = {
        name: type(name, (), {}) for name in ("CDispatch", "DispatchBaseClass", "CoClassBaseClass")
    }
    server = {
        "util": _shell("win32com.server.util", wrap=lambda value, *_, **__: value, unwrap=_not_com),
        "dispatcher": _shell("win32com.server.dispatcher"),
        "policy": _shell("win32com.server.policy", DefaultPolicy=object),
        "exception": _shell("win32com.server.exception", COMException=ComError),
    }
    client = _shell("win32com.client", Dispatch=_not_com, DispatchEx=_not_com, **client_classes)
    server_package = _shell("win32com.server", **server)
    shells = [
        _shell("pywintypes", com_error=ComError, error=ComError, TimeType=time, IID=iid, Time=time),
        _shell(
            "pythoncom",
            com_error=ComError,
            IID_IDispatch="dispatch",
            IID_IEnumVARIANT="enum",
            TypeIIDs={"dispatch": com_object},
            CoInitialize=lambda: None,
            CoUninitialize=lambda: None,
            CoMarshalInterThreadInterfaceInStream=_not_com,
            CoGetInterfaceAndReleaseStream=_not_com,
            new=_not_com,
        ),
        _shell("win32timezone", TimeZoneInfo=SimpleNamespace(utc=lambda: dt.UTC)),
        _shell("win32com", client=client, server=server_package),
        client,
        server_package,
        *server.values(),
        _shell("win32process", GetWindowThreadProcessId=lambda _window: (1, 1)),
        *(_shell(name) for name in ("win32api", "win32con", "win32gui", "win32event")),
    ]
    return {shell.__name__: shell for shell in shells}


def install() -> None:
    """Make xlwings' UDF decorators and server importable and real in this process."""
    sys.modules.update(
        {name: shell for name, shell in _shells().items() if name not in sys.modules}
    )
    import xlwings as xw

    if hasattr(xw, "_xlwindows"):
        return
    with_windows = {name: MagicMock() for name in ("windll", "oledll", "PyDLL")}
    before = {name: vars(ctypes).get(name) for name in with_windows}
    vars(ctypes).update(with_windows)
    try:
        xw._xlwindows = importlib.import_module("xlwings._xlwindows")
        xw.engines.add(xw.Engine(impl=xw._xlwindows.engine))
        udfs = importlib.import_module("xlwings.udfs")
        importlib.import_module("xlwings.com_server")
    finally:
        for name, value in before.items():
            if value is None:
                delattr(ctypes, name)
            else:
                setattr(ctypes, name, value)
    xw.func, xw.arg, xw.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
    xw.script = xw.sub = udfs.xlsub


def udf_server() -> Any:
    """Give our COM server's object, as the class factory makes it for Excel."""
    return importlib.import_module("lakip_xl.excel.server").LakipServer()
