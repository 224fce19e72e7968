"""The steps carried out for real: a virtual environment from a folder of wheels, no internet.

The wheels are made here: our own package, with an imitation of xlwings and of nothing else, so
that pip has something to resolve and no index to ask.
"""

import base64
import hashlib
from pathlib import Path
from zipfile import ZipFile

import pytest

import lakip_xl
from lakip_xl.errors import LakipError
from lakip_xl.excel.install.environment import Need, examine
from lakip_xl.excel.install.execute import execute
from lakip_xl.excel.install.local import this_system
from lakip_xl.excel.install.manifest import Manifest
from lakip_xl.excel.install.places import Places
from lakip_xl.excel.install.planning import plan_environment, plan_removal
from lakip_xl.excel.install.source import LOCK, Source, from_folder, lock
from lakip_xl.excel.install.system import System

VERSION = lakip_xl.__version__


def make_wheel(folder: Path, name: str, version: str, requires: str = "") -> Path:
    """Write a wheel with one module of the package's name."""
    module, info = name.replace("-", "_"), f"{name.replace('-', '_')}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    if requires:
        metadata += f"Requires-Dist: {requires}\n"
    content = {
        f"{module}/__init__.py": f'__version__ = "{version}"\n',
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: uji\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_hash(text)},{len(text)}\n" for path, text in content.items())
    path = folder / f"{module}-{version}-py3-none-any.whl"
    with ZipFile(path, "w") as wheel:
        for entry, text in content.items():
            wheel.writestr(entry, text)
        wheel.writestr(f"{info}/RECORD", f"{record}{info}/RECORD,,\n")
    return path


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    # Whatever index this machine knows: a test that reached one would fail here.
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")
    return this_system()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    root = tmp_path / "Désirée & Söhne" / "lakip_xl"
    python = root / "venv" / "bin" / "python"
    # Only Windows has a second interpreter, without a console, that Excel might hold.
    return Places(root, root / "venv", python, root / "venv" / "pythonw.exe")


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    folder = tmp_path / "paket kantor"
    folder.mkdir()
    make_wheel(folder, "lakip-xl", VERSION, "xlwings==0.37.8")
    make_wheel(folder, "xlwings", "0.37.8")
    (folder / LOCK).write_bytes(lock(this_system(), folder))
    return folder


@pytest.mark.skipif("sys.platform == 'win32'")
def test_an_environment_is_made_repaired_and_removed(
    system: System, places: Places, wheels: Path
) -> None:
    def install() -> list[str]:
        plan = plan_environment(system, places, from_folder(system, wheels))
        execute(system, places, plan, Manifest(), lambda _: None)
        return [type(step).__name__ for step in plan.steps]

    assert install() == ["MakeEnvironment", "InstallPackages"]
    made = examine(system, places, VERSION)
    assert made.need is Need.NOTHING, made.reason
    assert made.probe is not None
    assert (made.probe.lakip_xl, made.probe.xlwings) == (VERSION, "0.37.8")
    assert install() == []

    (xlwings,) = Path(places.environment).glob("lib/python*/site-packages/xlwings-*.dist-info")
    (xlwings / "METADATA").unlink()
    xlwings.rename(xlwings.with_name("terhapus"))
    assert "xlwings" in examine(system, places, VERSION).reason
    assert install() == ["InstallPackages"]
    assert examine(system, places, VERSION).need is Need.NOTHING

    newer = plan_environment(system, places, Source("lakip-xl==99.0", "99.0"))
    with pytest.raises(LakipError, match="internet tidak terjangkau"):
        execute(system, places, newer, Manifest(), lambda _: None)
    assert examine(system, places, VERSION).need is Need.NOTHING, "what worked still works"

    Path(places.python).unlink()
    assert examine(system, places, VERSION).need is Need.EVERYTHING

    execute(system, places, plan_removal(system, places, Manifest()), Manifest(), lambda _: None)
    assert not Path(places.root).exists()


@pytest.mark.skipif("sys.platform == 'win32'")
def test_a_wheel_that_was_replaced_is_not_installed(
    system: System, places: Places, wheels: Path
) -> None:
    (wheel,) = wheels.glob("xlwings-*.whl")
    with ZipFile(wheel, "a") as package:
        package.writestr("xlwings/tambahan.py", "print('bukan yang dicatat')")
    plan = plan_environment(system, places, from_folder(system, wheels))
    with pytest.raises(LakipError, match="isi folder paket bukan yang dicatat"):
        execute(system, places, plan, Manifest(), lambda _: None)
    assert examine(system, places, VERSION).need is Need.PACKAGES


def test_a_program_that_is_not_there_is_no_exception(tmp_path: Path) -> None:
    ran = this_system().programs.run([str(tmp_path / "tidak-ada")], 5)
    assert (ran.code, ran.refusal) == (None, 2)


def test_a_program_that_hangs_is_given_up(system: System) -> None:
    command = [str(system.python.executable), "-c", "import time; time.sleep(60)"]
    ran = system.programs.run(command, 1)
    assert (ran.succeeded, "tidak selesai dalam 1 detik" in ran.output) == (False, True)


def test_a_write_that_fails_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = this_system().files
    target = tmp_path / "baru" / "a.txt"
    files.write(target, b"lama")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "terkunci")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        files.write(target, b"baru")
    assert target.read_bytes() == b"lama"
    assert files.names(target.parent) == ["a.txt"]


def test_the_running_interpreter_is_described(system: System) -> None:
    python = system.python
    assert python.makes_environments
    assert Path(python.base).exists()
