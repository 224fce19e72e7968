"""Whether a workbook carries other macros than this installation's: then ``perbarui`` is due."""

from pathlib import Path


def refresh_hint(path: Path) -> str:
    """Say that a workbook's macros are not those installed; "" where they are, or are not ours.

    The usual case, the very macros of the template, costs no look inside them.

    Args:
        path: A usable workbook.
    """
    from lakip_xl.package.gate import open_package
    from lakip_xl.workbook.template import template_bytes

    macros = "xl/vbaProject.bin"
    package = open_package(path)
    if macros not in package or package.read(macros) == open_package(template_bytes()).read(macros):
        return ""
    from lakip_xl.workbook.vba.carried import carried_macros

    carried = carried_macros(path.read_bytes())
    if carried is None or not carried.ours:
        return ""
    if not (carried.retired or carried.missing or carried.changed):
        return ""
    return (
        f"Makro buku kerja ini lain dari yang terpasang; perbarui dengan: lakip-xl perbarui {path}"
    )
