r"""Trusted Locations: folders whose workbooks Excel opens with macros on and without a question.

A Trusted Location lowers a guard for everything that is ever put into it. It is therefore only
made when a user asks for a named folder, never for one where files arrive by themselves.
"""

from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath

from lakip_xl.errors import LakipError
from lakip_xl.excel.install.office import Excel
from lakip_xl.excel.install.places import expand, is_below, variable_folder
from lakip_xl.excel.install.steps import Plan, WriteValue
from lakip_xl.excel.install.system import RegistryType, RegistryValue, System

_DESCRIPTION = "lakip_xl: dibuat atas permintaan pengguna"
REASON = (
    "Lokasi tepercaya: Excel membuka setiap buku kerja di folder itu dengan makro menyala dan "
    "tanpa bertanya, juga berkas dari orang lain. Simpan di sana hanya berkas yang Anda kenal. "
    "Membatalkannya: 'lakip-xl pasang --lepas', atau di Excel: File > Opsi > Pusat Kepercayaan > "
    "Pengaturan Pusat Kepercayaan > Lokasi Tepercaya."
)


@dataclass(frozen=True, slots=True)
class Location:
    """A Trusted Location of the user or of the organisation."""

    folder: PurePath
    with_subfolders: bool

    def covers(self, path: PurePath) -> bool:
        """Tell whether a file is in it."""
        return path.parent == self.folder or (self.with_subfolders and is_below(path, self.folder))


def _key(excel: Excel) -> str:
    return rf"{excel.settings}\Security\Trusted Locations"


def locations(system: System, excel: Excel) -> list[Location]:
    """List the Trusted Locations that are written down for an Excel."""
    policies = [rf"{policy}\Security\Trusted Locations" for policy in excel.policies]
    return [
        location
        for parent in (*policies, _key(excel))
        for name in system.registry.subkeys(parent)
        if (location := _read(system, rf"{parent}\{name}"))
    ]


def are_disabled(system: System, excel: Excel) -> bool:
    """Tell whether the organisation or the user switched all Trusted Locations off."""
    keys = [rf"{policy}\Security\Trusted Locations" for policy in excel.policies] + [_key(excel)]
    for key in keys:
        value = system.registry.value(key, "AllLocationsDisabled")
        if value is not None:
            return value.data == 1
    return False


def plan_location(system: System, excels: list[Excel], folder: PurePath) -> Plan:
    """Plan a Trusted Location in every installed Excel.

    Args:
        system: The computer.
        excels: The installed Excels.
        folder: The folder, absolute.

    Raises:
        LakipError: the folder must not be trusted as a whole, or is not there.
    """
    _check_folder(system, folder)
    plan = Plan(remarks=(REASON,))
    for excel in excels:
        if are_disabled(system, excel):
            remark = (
                f"{excel.edition}: lokasi tepercaya dimatikan oleh kebijakan kantor, jadi tidak "
                "ditambahkan. Hubungi admin TI."
            )
            plan += Plan(remarks=(remark,))
        elif not any(location.folder == folder for location in locations(system, excel)):
            plan += Plan(_steps(system, excel, folder))
    return plan


def _steps(system: System, excel: Excel, folder: PurePath) -> tuple[WriteValue, ...]:
    taken = {name.lower() for name in system.registry.subkeys(_key(excel))}
    number = next(n for n in range(len(taken) + 1) if f"location{n}" not in taken)
    key = rf"{_key(excel)}\Location{number}"
    title = f"Lokasi tepercaya {excel.edition}"
    # The path comes last: a location that is only half written has none and trusts nothing.
    return (
        WriteValue(key, "Description", RegistryValue(RegistryType.TEXT, _DESCRIPTION), title),
        WriteValue(key, "Path", RegistryValue(RegistryType.TEXT, f"{folder}\\"), title),
    )


def _check_folder(system: System, folder: PurePath) -> None:
    cure = "buat folder khusus untuk buku kerja LAKIP, lalu sebut folder itu."
    if folder.drive.startswith("\\\\"):
        raise LakipError(
            f"Folder jaringan '{folder}' tidak dijadikan lokasi tepercaya: pakai folder di "
            "komputer ini, atau minta admin TI mengaturnya lewat kebijakan kantor."
        )
    if not folder.is_absolute():
        raise LakipError(f"Tulis folder '{folder}' lengkap dari hurufnya, misalnya C:\\LAKIP.")
    if len(folder.parts) == 1:
        raise LakipError(f"Seluruh cakram {folder} tidak dijadikan lokasi tepercaya: {cure}")
    profile = variable_folder(system, "USERPROFILE")
    ours = [variable_folder(system, name) for name in ("LOCALAPPDATA", "APPDATA", "TEMP")]
    parents = [profile] if profile else []
    wholes = [profile / name for name in ("Desktop", "Documents")] if profile else []
    arrivals = [profile / "Downloads"] if profile else []
    forbidden = any(is_below(parent, folder) for parent in parents) or folder in wholes
    if forbidden or any(is_below(folder, place) for place in (*ours, *arrivals) if place):
        raise LakipError(
            f"Folder '{folder}' menerima berkas dari mana saja, jadi tidak dijadikan lokasi "
            f"tepercaya: {cure}"
        )
    if not system.files.is_folder(folder):
        raise LakipError(f"Folder '{folder}' tidak ada: buat dahulu, lalu ulangi.")


def _read(system: System, key: str) -> Location | None:
    path = system.registry.value(key, "Path")
    if path is None or path.kind is RegistryType.NUMBER or not str(path.data).strip():
        return None
    below = system.registry.value(key, "AllowSubFolders")
    folder = PureWindowsPath(expand(str(path.data), system.variables))
    return Location(folder, with_subfolders=below is not None and below.data == 1)
