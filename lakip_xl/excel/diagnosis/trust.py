"""What Excel trusts: the template, macros, locations."""

from pathlib import PurePath

from lakip_xl.errors import LakipError
from lakip_xl.excel.diagnosis.link import (
    Context,
    Link,
    State,
    needs_excel,
    needs_windows,
)
from lakip_xl.excel.install.locations import are_disabled, locations
from lakip_xl.excel.install.office import Excel
from lakip_xl.excel.install.places import TEMPLATE_NAME
from lakip_xl.excel.install.system import System
from lakip_xl.excel.install.templates import template_folder
from lakip_xl.workbook.template import template_bytes
from lakip_xl.workbook.vba.carried import Carried, carried_macros

_ALL, _ASK, _SIGNED, _NONE = 1, 2, 3, 4
_INSTALL = "Jalankan lakip-xl pasang."


def check_template(context: Context) -> Link:
    """Look for the template where Excel looks, and at the version of its macros."""
    name = "Templat"
    if context.places is None:
        return _judged(name, "templat bawaan", carried_macros(template_bytes()))
    if not context.excels:
        return needs_excel(name)
    for excel in context.excels:
        folder = template_folder(context.system, excel)
        if folder is None:
            return Link(name, State.BROKEN, f"belum tampil di halaman Baru {excel}", _INSTALL)
        path = folder.path / TEMPLATE_NAME
        data = context.system.files.read(path)
        if data is None:
            step = (
                f"Minta admin TI menaruh {TEMPLATE_NAME} di sana." if folder.by_policy else _INSTALL
            )
            return Link(name, State.BROKEN, f"{path} belum ada", step)
        link = _judged(name, str(path), _read(data))
        if link.state is not State.GOOD:
            return link
    return link


def _read(data: bytes) -> Carried | None:
    try:
        return carried_macros(data)
    except LakipError:
        return None


def _judged(name: str, where: str, macros: Carried | None) -> Link:
    step = f"Hapus {where}, lalu jalankan lakip-xl pasang."
    if macros is None or not macros.ours:
        return Link(name, State.BROKEN, f"{where} rusak atau tanpa makro", step)
    if not macros.current:
        return Link(name, State.ATTENTION, f"makro {where} bukan yang terpasang", step)
    return Link(name, State.GOOD, f"{where}, makro sama dengan yang terpasang")


def check_macro_policy(context: Context) -> Link:
    """Look at what the user and the office decided about macros."""
    name = "Kebijakan makro"
    if context.places is None:
        return needs_windows(name)
    if not context.excels:
        return needs_excel(name)
    links = [_macro_policy(name, context.system, excel) for excel in context.excels]
    return min(
        links, key=lambda link: [State.BROKEN, State.ATTENTION, State.GOOD].index(link.state)
    )


def _macro_policy(name: str, system: System, excel: Excel) -> Link:
    setting = security_setting(system, excel, "VBAWarnings", _ASK)
    trusted = "simpan di lokasi tepercaya (lakip-xl pasang --lokasi-tepercaya FOLDER)"
    if setting == _NONE:
        return Link(
            name,
            State.BROKEN,
            f"{excel}: semua makro dimatikan tanpa pemberitahuan",
            f"Minta admin TI mengizinkan, atau {trusted}.",
        )
    if setting == _SIGNED:
        return Link(
            name,
            State.BROKEN,
            f"{excel}: hanya makro bertanda tangan",
            f"Minta admin TI menandatangani templat, atau {trusted}.",
        )
    if setting == _ALL:
        return Link(
            name,
            State.ATTENTION,
            f"{excel}: semua makro menyala tanpa bertanya, juga makro berbahaya",
            "Pilih 'Nonaktifkan makro VBA dengan pemberitahuan' di Pusat Kepercayaan.",
        )
    blocked = security_setting(system, excel, "BlockContentExecutionFromInternet", 0) == 1
    note = "; makro dari internet diblokir oleh kebijakan" if blocked else ""
    return Link(name, State.GOOD, f"{excel}: bertanya sekali per berkas (Aktifkan Konten){note}")


def security_setting(system: System, excel: Excel, name: str, default: int) -> int:
    """Give a number of Excel's security settings: the office's, else the user's, else Excel's."""
    for key in (*excel.policies, excel.settings):
        value = system.registry.value(rf"{key}\Security", name)
        if value is not None:
            return int(value.data)
    return default


def check_locations(context: Context) -> Link:
    """Look at the Trusted Locations; none is needed."""
    name = "Lokasi tepercaya"
    if context.places is None:
        return needs_windows(name)
    if not context.excels:
        return needs_excel(name)
    if any(are_disabled(context.system, excel) for excel in context.excels):
        return Link(name, State.ATTENTION, "dimatikan oleh kebijakan; makro ditanyakan per berkas")
    folders = _all_folders(context)
    return Link(name, State.GOOD, ", ".join(map(str, folders)) or "tidak ada, dan tidak wajib")


def _all_folders(context: Context) -> list[PurePath]:
    found = [place.folder for excel in context.excels for place in locations(context.system, excel)]
    return list(dict.fromkeys(found))
