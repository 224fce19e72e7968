"""The computer: Windows, Excel, the user's folder, and what an office may have forbidden."""

from lakip_xl.excel.diagnosis.link import Context, Link, State, needs_windows
from lakip_xl.excel.install.places import ansi_problem
from lakip_xl.excel.install.system import System

_FIRST_WINDOWS = (10, 0)

_GUARD_KEYS = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
    r"HKLM\SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
)
_GUARD_RULES = {
    "d4f940ab-401b-4efc-aadc-ad5f3c50688a": "melarang Office menjalankan program lain",
    "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b": "melarang makro Office memanggil Windows",
}
"""Defender's attack surface reduction rules that stop the macros from starting Python."""

_BLOCK, _WARN = 1, 6


def check_windows(context: Context) -> Link:
    """Look at the operating system."""
    name, version = "Windows", context.system.windows
    if version is None:
        return Link(
            name,
            State.DOES_NOT_APPLY,
            "bukan Windows: hanya perhitungan tanpa Excel yang dapat dipakai (lakip-xl hitung)",
        )
    major, minor = map(int, version.split(".")[:2])
    if (major, minor) < _FIRST_WINDOWS:
        return Link(name, State.BROKEN, version, "Pakai komputer dengan Windows 10 atau 11.")
    return Link(name, State.GOOD, version)


def check_excel(context: Context) -> Link:
    """Look for Excel and its size; it need not have the size of Python."""
    name = "Excel"
    if context.places is None:
        return needs_windows(name)
    if not context.excels:
        return Link(
            name,
            State.BROKEN,
            "Excel 2013 atau lebih baru tidak ditemukan",
            "Pasang Microsoft Office untuk Windows, lalu jalankan lakip-xl pasang.",
        )
    return Link(name, State.GOOD, ", ".join(map(str, context.excels)))


def check_folder(context: Context) -> Link:
    """Look at the folder everything is installed in."""
    name, places = "Folder pemasangan", context.places
    if places is None:
        return needs_windows(name)
    if problem := ansi_problem(context.system, places):
        detail, _, step = problem.partition(": ")
        return Link(name, State.BROKEN, detail, f"{step[:1].upper()}{step[1:]}")
    if places.root.drive.startswith("\\\\"):
        return Link(
            name,
            State.ATTENTION,
            f"{places.root} ada di jaringan: Python lambat, dan Windows dapat menolaknya",
            "Minta admin TI menaruh LOCALAPPDATA di komputer ini.",
        )
    return Link(name, State.GOOD, str(places.root))


def check_guard(context: Context) -> Link:
    """Look at Defender's rules; other antivirus programs cannot be asked."""
    name = "Antivirus"
    if context.places is None:
        return needs_windows(name)
    actions = {rule: _action(context.system, rule) for rule in _GUARD_RULES}
    blocking = [_GUARD_RULES[rule] for rule, action in actions.items() if action == _BLOCK]
    warning = [_GUARD_RULES[rule] for rule, action in actions.items() if action == _WARN]
    if blocking:
        return Link(
            name,
            State.BROKEN,
            f"Microsoft Defender {' dan '.join(blocking)}",
            f"Minta admin TI mengecualikan {context.places.root}.",
        )
    if warning:
        return Link(
            name,
            State.ATTENTION,
            f"Microsoft Defender {' dan '.join(warning)}, kecuali diizinkan",
            "Pilih Izinkan bila Windows bertanya.",
        )
    return Link(name, State.GOOD, "Microsoft Defender tidak melarang; antivirus lain tidak terbaca")


def _action(system: System, rule: str) -> int:
    for key in _GUARD_KEYS:
        value = system.registry.value(key, rule)
        if value is not None:
            text = str(value.data).strip()
            return int(text) if text.isdecimal() else 0
    return 0
