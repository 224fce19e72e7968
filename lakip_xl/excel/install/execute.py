"""Carries a plan out; the only place that changes the computer."""

from collections.abc import Callable
from pathlib import PurePath

from lakip_xl.errors import LakipError, system_reason
from lakip_xl.excel.install.environment import PIP_SECONDS
from lakip_xl.excel.install.manifest import Manifest, Written
from lakip_xl.excel.install.places import Places
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
    WriteValue,
)
from lakip_xl.excel.install.system import ISOLATED, Ran, System

_VENV_SECONDS = 300

_REMOVE_LATER = """
import os, shutil, sys, time
for _ in range(60):
    time.sleep(2)
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    if not os.path.exists(sys.argv[1]):
        break
try:
    os.rmdir(sys.argv[2])
except OSError:
    pass
"""

_REASONS = {
    "isi folder paket bukan yang dicatat ketika dibuat; minta folder yang baru": (
        "DO NOT MATCH THE HASHES",
        "ERROR: Hashes are required",
    ),
    "internet tidak terjangkau; pakai folder paket: lakip-xl pasang --dari FOLDER": (
        "getaddrinfo",
        "NewConnectionError",
        "ConnectTimeout",
        "Name or service not known",
        "Network is unreachable",
        "Temporary failure in name resolution",
    ),
    "proksi kantor menolak; minta alamat proksi kepada admin TI, atau pakai --dari FOLDER": (
        "ProxyError",
        "407 Proxy",
    ),
    "sertifikat jaringan kantor tidak dikenal; minta admin TI, atau pakai --dari FOLDER": (
        "CERTIFICATE_VERIFY_FAILED",
        "SSLError",
    ),
    "berkas pemasang semula sudah tidak ada; kembalikan, atau pakai --dari FOLDER": (
        "Errno 2]",
        "WinError 2]",
    ),
    "cakram penuh; sediakan 500 MB": ("No space left", "WinError 112", "Errno 28"),
    "berkasnya sedang dipakai atau dijaga antivirus; tutup Excel, lalu ulangi": (
        "WinError 32",
        "WinError 5]",
        "Permission denied",
    ),
    "ada paket yang tidak ditemukan untuk Python ini; periksa internet atau isi folder paket": (
        "No matching distribution found",
    ),
}
"""What pip's output means to a user, the cause before its consequences."""


def execute(
    system: System,
    places: Places,
    plan: Plan,
    manifest: Manifest,
    tell: Callable[[str], None],
) -> None:
    """Carry out the steps in their order; what was made is recorded before it is made.

    Args:
        system: The computer.
        places: Where the record is kept.
        plan: What to do.
        manifest: What was made so far; changed here.
        tell: Called with how far it is before each step.

    Raises:
        LakipError: a step failed; the earlier ones are done and recorded, and a second run goes on.
    """
    for number, step in enumerate(plan.steps, 1):
        tell(f"Langkah {number} dari {len(plan.steps)}")
        try:
            _carry_out(system, places, step, manifest)
        except OSError as error:
            raise LakipError(
                f"Langkah '{step}' gagal ({system_reason(error)}): tutup Excel dan program "
                "lain yang memakai berkas itu, lalu ulangi."
            ) from error


def _carry_out(system: System, places: Places, step: Step, manifest: Manifest) -> None:
    match step:
        case MakeEnvironment():
            system.files.remove_tree(step.folder)
            command = (str(step.base), *ISOLATED, "-m", "venv", str(step.folder))
            _check(step, system.programs.run(command, _VENV_SECONDS))
        case InstallPackages():
            _check(step, system.programs.run(step.command, PIP_SECONDS))
        case WriteFile() | WriteValue():
            _make(system, places, step, manifest)
        case RemoveFile() | ResetValue():
            _take_back(system, places, step, manifest)
        case RemoveFolder():
            system.files.remove_empty(step.folder)
        case RemoveEnvironment(running=False):
            system.files.remove_tree(step.folder)
        case RemoveEnvironment():
            folders = (str(step.folder), str(places.root))
            system.programs.start((str(step.base), *ISOLATED, "-c", _REMOVE_LATER, *folders))


def _make(system: System, places: Places, step: WriteFile | WriteValue, manifest: Manifest) -> None:
    if isinstance(step, WriteFile):
        _note_folders(system, step.path, manifest)
        manifest.note_file(step.path, step.data)
        system.files.write(places.manifest, manifest.to_bytes())
        system.files.write(step.path, step.data)
    else:
        previous = system.registry.value(step.key, step.name)
        manifest.note_value(Written(step.key, step.name, step.value, previous))
        system.files.write(places.manifest, manifest.to_bytes())
        system.registry.write(step.key, step.name, step.value)


def _take_back(
    system: System, places: Places, step: RemoveFile | ResetValue, manifest: Manifest
) -> None:
    if isinstance(step, RemoveFile):
        system.files.remove(step.path)
        manifest.files.pop(str(step.path), None)
        if step.path == places.manifest:
            return
    else:
        if step.previous is None:
            system.registry.delete(step.key, step.name)
        else:
            system.registry.write(step.key, step.name, step.previous)
        manifest.forget_value(step.key, step.name)
    system.files.write(places.manifest, manifest.to_bytes())


def _note_folders(system: System, path: PurePath, manifest: Manifest) -> None:
    for folder in path.parents:
        if system.files.is_folder(folder):
            return
        if str(folder) not in manifest.folders:
            manifest.folders.append(str(folder))


def _check(step: Step, ran: Ran) -> None:
    if not ran.succeeded:
        raise LakipError(f"Langkah '{step}' gagal: {reason_of(ran)}.")


def reason_of(ran: Ran) -> str:
    """Say why pip or venv failed, and what to do.

    >>> reason_of(Ran(1, "ERROR: [Errno 28] No space left on device"))
    'cakram penuh; sediakan 500 MB'
    """
    for reason, signs in _REASONS.items():
        if any(sign in ran.output for sign in signs):
            return reason
    return ran.last_line
