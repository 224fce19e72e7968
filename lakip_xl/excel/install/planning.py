"""Plans: what an installation and a removal have to do on a computer as it is."""

from collections.abc import Iterable
from pathlib import PurePath, PurePosixPath

from lakip_xl.errors import LakipError
from lakip_xl.excel.install.environment import Need, check_python, examine
from lakip_xl.excel.install.manifest import Manifest, digest
from lakip_xl.excel.install.places import TEMPLATE_NAME, Places, is_below
from lakip_xl.excel.install.source import Source
from lakip_xl.excel.install.steps import (
    InstallPackages,
    MakeEnvironment,
    Plan,
    RemoveEnvironment,
    RemoveFile,
    RemoveFolder,
    ResetValue,
    Step,
    WriteFile,
)
from lakip_xl.excel.install.system import System
from lakip_xl.excel.install.templates import VALUE_NAME


def plan_environment(system: System, places: Places, source: Source) -> Plan:
    """Plan to make or repair the environment; nothing when it is complete.

    Raises:
        LakipError: the running Python cannot do it, or Excel holds the files.
    """
    state = examine(system, places, source.version)
    if state.need is Need.NOTHING:
        return Plan()
    _check_not_in_use(system, places)
    again = state.need is Need.REPAIR
    packages = InstallPackages(
        source.install(places.python, again=again), str(source), state.reason
    )
    if state.need is not Need.EVERYTHING:
        return Plan((packages,))
    if is_below(system.python.executable, places.environment):
        raise LakipError(
            f"Lingkungan Python harus dibuat ulang ({state.reason}), tetapi perintah ini berjalan "
            "di dalamnya: jalankan pasang.cmd dari folder paket."
        )
    check_python(system.python)
    base = system.python.base
    return Plan((MakeEnvironment(base, places.environment, state.reason), packages))


def _check_not_in_use(system: System, places: Places) -> None:
    if system.files.is_in_use(places.interpreter):  # it serves an Excel
        raise LakipError(
            "Lingkungan Python sedang dipakai oleh Excel: tutup semua jendela Excel, tunggu "
            "beberapa detik, lalu ulangi."
        )


def plan_guide(
    system: System, places: Places, pages: Iterable[tuple[str, bytes]], manifest: Manifest
) -> Plan:
    """Plan the guide: its pages, without those of an earlier version that exist no more."""
    wanted = {places.guide / PurePosixPath(name): data for name, data in pages}
    kind = type(places.guide)
    outdated = [
        path
        for name in manifest.files
        if is_below(path := kind(name), places.guide) and path not in wanted
    ]
    writes = (WriteFile(path, data, "Salin panduan") for path, data in wanted.items())
    return Plan(tuple(writes)) + _removed_files(system, outdated, manifest)


def without_what_is_done(system: System, plan: Plan, manifest: Manifest) -> Plan:
    """Leave out files that are as they shall be, so that a second run has nothing to do."""
    steps = tuple(
        step
        for step in plan.steps
        if not isinstance(step, WriteFile)
        or str(step.path) not in manifest.files
        or system.files.read(step.path) != step.data
    )
    return Plan(steps, plan.remarks)


def plan_removal(system: System, places: Places, manifest: Manifest) -> Plan:
    """Plan to remove all that was made and that nobody changed since.

    Raises:
        LakipError: Excel holds the files.
    """
    _check_not_in_use(system, places)
    kind = type(places.root)
    plan = _reset_values(system, manifest)
    plan += _removed_files(system, map(kind, manifest.files), manifest)
    chosen = any(written.name == VALUE_NAME for written in manifest.values)
    folder = places.templates if chosen else None
    others = [name for name in (system.files.names(folder) if folder else ()) if _is_template(name)]
    if others:
        remark = (
            f"Templat Anda di {folder} ({', '.join(others)}) tetap di sana, tetapi tidak "
            "lagi tampil di halaman Baru: pindahkan ke folder templat lain."
        )
        plan += Plan(remarks=(remark,))
    folders = sorted(map(kind, manifest.folders), key=lambda path: -len(path.parts))
    steps: list[Step] = [RemoveFolder(folder) for folder in folders if folder != places.root]
    if system.files.is_folder(places.environment):
        running = is_below(system.python.executable, places.environment)
        steps.append(RemoveEnvironment(places.environment, system.python.base, running))
    if system.files.is_folder(places.root):
        steps += [RemoveFile(places.manifest), RemoveFolder(places.root)]
    return plan + Plan(tuple(steps))


def _is_template(name: str) -> bool:
    return name != TEMPLATE_NAME and PurePath(name).suffix.lower() in {".xlt", ".xltx", ".xltm"}


def _removed_files(system: System, paths: Iterable[PurePath], manifest: Manifest) -> Plan:
    plan = Plan()
    for path in paths:
        data = system.files.read(path)
        if data is None:
            continue
        if digest(data) == manifest.files[str(path)]:
            plan += Plan((RemoveFile(path),))
        else:
            remark = (
                f"{path} sudah diubah sejak dipasang, jadi dibiarkan; hapus sendiri bila perlu."
            )
            plan += Plan(remarks=(remark,))
    return plan


def _reset_values(system: System, manifest: Manifest) -> Plan:
    plan = Plan()
    # The last one first: a Trusted Location loses its path before its description.
    for written in reversed(manifest.values):
        found = system.registry.value(written.key, written.name)
        if found == written.value:
            plan += Plan((ResetValue(written.key, written.name, written.previous),))
        elif found is not None:
            remark = (
                rf"Nilai registry {written.key}\{written.name} sudah diubah sejak dipasang, jadi "
                "dibiarkan."
            )
            plan += Plan(remarks=(remark,))
    return plan
