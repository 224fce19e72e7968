"""Whether the user wants a macro to stop: Esc, pressed while Excel is in front."""

import ctypes
from typing import Any

_ESCAPE = 0x1B


def stop_wanted(excel: int) -> bool:
    """Tell whether Esc was pressed since this was last asked, in Excel and in no other program.

    Excel itself cannot say: it waits for the macro.

    Args:
        excel: Excel's process.
    """
    user: Any = getattr(ctypes, "windll", None) and ctypes.windll.user32  # type: ignore[attr-defined]
    if user is None:
        return False
    pressed = bool(user.GetAsyncKeyState(_ESCAPE))
    front = ctypes.c_ulong()
    user.GetWindowThreadProcessId(user.GetForegroundWindow(), ctypes.byref(front))
    return pressed and front.value == excel
