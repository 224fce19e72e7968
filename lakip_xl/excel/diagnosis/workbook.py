"""One workbook: its macros, where it came from, where it lies."""

from pathlib import PurePath

import lakip_xl
from lakip_xl.errors import LakipError
from lakip_xl.excel.diagnosis.link import Context, Link, State, needs_windows
from lakip_xl.excel.install.locations import are_disabled, locations
from lakip_xl.excel.install.places import is_below, variable_folder
from lakip_xl.excel.install.web_mark import read_mark
from lakip_xl.workbook.vba.carried import carried_macros
from lakip_xl.workbook.vba.version import is_newer

_ONEDRIVE = ("ONEDRIVE", "ONEDRIVECOMMERCIAL", "ONEDRIVECONSUMER")
_NEW_COPY = (
    "Buat buku kerja baru dari templat (File > Baru > Pribadi > LAKIP), lalu salin angkanya."
)


def check_macros(context: Context, workbook: PurePath) -> Link:
    """Compare the workbook's macros with what is installed."""
    name = "Makro berkas"
    data = context.system.files.read(workbook)
    if data is None:
        raise LakipError(f"Berkas '{workbook}' tidak ada: periksa nama dan foldernya.")
    macros = carried_macros(data)
    if macros is None or not macros.ours:
        return Link(name, State.BROKEN, "tidak memuat makro lakip_xl: rumusnya #NAME?", _NEW_COPY)
    if macros.version and is_newer(macros.version):
        detail = f"dari lakip_xl {macros.version}, lebih baru daripada yang terpasang"
        return Link(name, State.BROKEN, detail, "Pasang lakip_xl yang terbaru di komputer ini.")
    if macros.retired or macros.missing or macros.version != lakip_xl.__version__:
        detail = f"dari lakip_xl {macros.version or 'versi lama'}"
        return Link(name, State.BROKEN, detail, f"Jalankan lakip-xl perbarui {workbook.name}.")
    if macros.changed or macros.foreign:
        others = ", ".join([*macros.changed, *macros.foreign])
        detail = f"berbeda dari makro lakip_xl yang terpasang: {others}"
        step = f"Jangan aktifkan makro bila Anda tidak tahu siapa yang mengubahnya. {_NEW_COPY}"
        return Link(name, State.ATTENTION, detail, step)
    return Link(name, State.GOOD, "sama dengan yang terpasang")


def check_mark(context: Context, workbook: PurePath) -> Link:
    """Look for the Mark of the Web."""
    name = "Mark of the Web"
    if context.places is None:
        return needs_windows(name)
    mark = read_mark(context.system, workbook)
    if mark is None:
        return Link(name, State.GOOD, "tidak ada")
    origin = f" ({mark.origin})" if mark.origin else ""
    if not mark.blocks_macros:
        return Link(name, State.GOOD, f"zona {mark.zone}, makro tidak diblokir{origin}")
    covered = any(
        place.covers(workbook)
        for excel in context.excels
        if not are_disabled(context.system, excel)
        for place in locations(context.system, excel)
    )
    if covered:
        return Link(name, State.GOOD, f"dari internet{origin}, tetapi di lokasi tepercaya")
    return Link(
        name,
        State.BROKEN,
        f"dari internet{origin}: Excel memblokir makronya",
        "Bila pengirimnya Anda kenal: tutup berkas, klik kanan > Properti > centang Buka Blokir > "
        "OK. Bila tidak, jangan dibuka.",
    )


def check_place(context: Context, workbook: PurePath) -> Link:
    """Look at the folder of the workbook."""
    name = "Letak berkas"
    if context.places is None:
        return needs_windows(name)
    synced = [folder for key in _ONEDRIVE if (folder := variable_folder(context.system, key))]
    if any(is_below(workbook, folder) for folder in synced):
        return Link(
            name,
            State.ATTENTION,
            "di folder OneDrive: Excel dapat menyebutnya dengan alamat web",
            "Bila perintah pita tidak menemukan berkasnya, simpan di folder biasa (C:\\LAKIP).",
        )
    if workbook.drive.startswith("\\\\"):
        return Link(
            name,
            State.ATTENTION,
            "di folder jaringan: Excel dapat memblokir makronya",
            "Salin ke komputer ini, atau minta admin TI memercayai servernya.",
        )
    return Link(name, State.GOOD, str(workbook.parent))
