r"""The template where Excel's page *New* finds it.

Excel 2013 and later show on *New > Personal* what is in the folder named by the registry value
``Excel\Options\PersonalTemplates``; the page is missing while the value is. A user's or an
organisation's choice is kept; where there is none, the folder that Excel trusts by default becomes
the choice, or, if one is set, the older folder that all Office programs share
(``Common\General\UserTemplates``), so that nothing a user saw before disappears.
"""

from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath

from lakip_xl.excel.install.manifest import Manifest, digest
from lakip_xl.excel.install.office import Excel
from lakip_xl.excel.install.places import TEMPLATE_NAME, TEMPLATES_FOLDER, Places, expand
from lakip_xl.excel.install.steps import Plan, WriteFile, WriteValue
from lakip_xl.excel.install.system import RegistryType, RegistryValue, System
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import CONTENT_TYPES

VALUE_NAME = "PersonalTemplates"

_WORKBOOK_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_TEMPLATE_TYPE = b"application/vnd.ms-excel.template.macroEnabled.main+xml"


def as_template(workbook: bytes) -> bytes:
    """Turn a macro-enabled workbook into a template: opening it makes a new, unsaved workbook.

    Raises:
        PackageError: the bytes are no workbook.
    """
    package = open_package(workbook)
    types = package.read(CONTENT_TYPES).replace(_WORKBOOK_TYPE, _TEMPLATE_TYPE)
    return b"".join(package.rewritten({CONTENT_TYPES: types}))


def options_key(excel: Excel) -> str:
    """Give the registry key of the user's choice."""
    return rf"{excel.settings}\Options"


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """The folder whose templates Excel shows."""

    path: PurePath
    by_policy: bool
    """Whether the organisation chose it: then what is in it is the administrators' business."""


def template_folder(system: System, excel: Excel) -> TemplateFolder | None:
    """Give the folder of personal templates; None when *New* has no page for them yet."""
    choices = [(rf"{policy}\Options", True) for policy in excel.policies]
    for key, by_policy in (*choices, (options_key(excel), False)):
        if setting := _text(system, key, VALUE_NAME):
            return TemplateFolder(PureWindowsPath(expand(setting, system.variables)), by_policy)
    return None


def plan_templates(
    system: System, places: Places, excels: list[Excel], template: bytes, manifest: Manifest
) -> Plan:
    """Plan the template, and the registry values that show it, for every installed Excel."""
    if places.templates is None:
        return Plan(remarks=("Variabel APPDATA tidak ada, jadi templat tidak dipasang.",))
    plan = Plan()
    folders: list[TemplateFolder] = []
    for excel in excels:
        folder = template_folder(system, excel)
        if folder is None:
            key = rf"HKCU\Software\Microsoft\Office\{excel.version}\Common\General"
            setting = _text(system, key, "UserTemplates") or TEMPLATES_FOLDER
            plan += Plan((_choice(excel, setting),))
            folder = TemplateFolder(PureWindowsPath(expand(setting, system.variables)), False)
        folders.append(folder)
    if not folders:
        folders.append(TemplateFolder(places.templates, by_policy=False))
    for folder in dict.fromkeys(folders):
        path = folder.path / TEMPLATE_NAME
        if not folder.by_policy:
            plan += plan_file(system, path, template, manifest)
        elif not system.files.is_file(path):
            remark = (
                f"Folder templat ditetapkan kebijakan kantor: minta admin TI menaruh "
                f"{TEMPLATE_NAME} di {folder.path}."
            )
            plan += Plan(remarks=(remark,))
    return plan


def _choice(excel: Excel, setting: str) -> WriteValue:
    return WriteValue(
        options_key(excel),
        VALUE_NAME,
        RegistryValue(RegistryType.EXPANDABLE, setting),
        f"Tampilkan templat pribadi di halaman Baru {excel.edition}",
    )


def plan_file(
    system: System, path: PurePath, data: bytes, manifest: Manifest, what: str = "templat"
) -> Plan:
    """Plan a file of ours at a place where the user may have one of the same name.

    Args:
        system: The computer.
        path: Where it belongs.
        data: Its content.
        manifest: What was made so far.
        what: What it is, for people.
    """
    existing = system.files.read(path)
    if existing is None:
        return Plan((WriteFile(path, data, f"Salin {what}"),))
    found = digest(existing)
    if found == digest(data):
        return Plan()
    if found == manifest.files.get(str(path)):
        return Plan((WriteFile(path, data, f"Perbarui {what}"),))
    remark = (
        f"{what.capitalize()} {path} sudah ada dan bukan (lagi) buatan perintah ini, jadi "
        "dibiarkan. Pindahkan atau ganti namanya, lalu ulangi, bila ingin yang baru."
    )
    return Plan(remarks=(remark,))


def _text(system: System, key: str, name: str) -> str | None:
    value = system.registry.value(key, name)
    if value is None or value.kind is RegistryType.NUMBER:
        return None
    return str(value.data).strip() or None
