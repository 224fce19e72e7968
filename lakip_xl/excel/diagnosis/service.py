"""The whole chain, in the order a formula travels it."""

from collections.abc import Callable
from pathlib import PurePath

from lakip_xl.excel.diagnosis.computer import (
    check_excel,
    check_folder,
    check_guard,
    check_windows,
)
from lakip_xl.excel.diagnosis.link import Context, Link
from lakip_xl.excel.diagnosis.python import (
    check_functions,
    check_interpreter,
    check_package_set,
)
from lakip_xl.excel.diagnosis.trust import check_locations, check_macro_policy, check_template
from lakip_xl.excel.diagnosis.workbook import check_macros, check_mark, check_place
from lakip_xl.excel.install.system import System

_CHAIN: tuple[Callable[[Context], Link], ...] = (
    check_windows,
    check_excel,
    check_folder,
    check_interpreter,
    check_package_set,
    check_functions,
    check_guard,
    check_template,
    check_macro_policy,
    check_locations,
)
_WORKBOOK: tuple[Callable[[Context, PurePath], Link], ...] = (
    check_macros,
    check_mark,
    check_place,
)


def diagnose(system: System, workbook: PurePath | None = None) -> list[Link]:
    """Look at every link.

    Args:
        system: The computer.
        workbook: A workbook to look at as well, by its absolute path.

    Raises:
        LakipError: the workbook is not there or cannot be used.
    """
    context = Context(system)
    links = [check(context) for check in _CHAIN]
    if workbook is not None:
        links += [check(context, workbook) for check in _WORKBOOK]
    return links
