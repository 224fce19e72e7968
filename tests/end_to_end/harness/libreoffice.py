"""Builds and installs the UDF server component, and calculates a workbook with it."""

import json
import os
import shutil
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from office_environment import office_environment

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SUPPORT = ROOT / "tests" / "support"
PROGRAM = Path("/usr/lib/libreoffice/program")
UNOIDL_WRITE = Path("/usr/lib/libreoffice/sdk/bin/unoidl-write")
SYSTEM_PYTHON = Path("/usr/bin/python3")
EXTENSION_NAME = "lakip_udf_server.oxt"
HEADLESS = ("soffice", "--headless", "--norestore")
TIMEOUT_SECONDS = 300

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
  <manifest:file-entry manifest:full-path="lakip_udf_server.rdb"
    manifest:media-type="application/vnd.sun.star.uno-typelibrary;type=RDB"/>
  <manifest:file-entry manifest:full-path="lakip_udf_server.components"
    manifest:media-type="application/vnd.sun.star.uno-components"/>
</manifest:manifest>
"""

# Declared, not discovered: the component cannot be loaded while its own types are installed.
COMPONENTS = """<?xml version="1.0" encoding="UTF-8"?>
<components xmlns="http://openoffice.org/2010/uno-components">
  <component loader="com.sun.star.loader.Python" uri="lakip_udf_server.py">
    <implementation name="lakipuji.impl"><service name="lakipuji.UdfServer"/></implementation>
  </component>
</components>
"""


@dataclass(frozen=True)
class Calculated:
    """What LibreOffice made of a workbook."""

    cells: dict[str, dict[str, dict[str, Any]]]
    """Sheet, then "row,column" from 1, then ``value``; of a formula ``formula``, ``error`` too."""
    calls: Counter[str]
    """How often each function was called in Python."""
    waited: int
    """Milliseconds that Excel would have waited for Python."""
    status: str
    """The line for Beranda."""


class Office:
    """LibreOffice with the component installed, in a profile of its own.

    Args:
        folder: Where profile, extension and log may be written.
    """

    def __init__(self, folder: Path) -> None:
        self.profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        self.log = folder / "calls.log"
        self.extension = folder / EXTENSION_NAME
        packages = next(path for path in sys.path if path.endswith("site-packages"))
        self.environment = office_environment() | {
            "LAKIP_UDF_PATH": os.pathsep.join(map(str, (SUPPORT, ROOT, packages))),
            "LAKIP_UDF_LOG": str(self.log),
        }

    @contextmanager
    def installed(self) -> Iterator["Office"]:
        """Install the component for as long as the context lasts."""
        self._build_extension()
        # A copy left behind by a killed run would stay half registered beside the new one.
        self._unopkg("remove", EXTENSION_NAME)
        if problem := self._unopkg("add", str(self.extension)):
            raise RuntimeError(problem)
        try:
            self._start_once()
            yield self
        finally:
            self._unopkg("remove", EXTENSION_NAME)

    def calculate(self, workbook: Path, interpreter: str = "serving") -> Calculated:
        """Open a workbook with its macros on, recalculate every formula, read every cell.

        Args:
            workbook: The workbook.
            interpreter: How Python behaves: a key of ``INTERPRETERS`` in ``calculate.py``.
        """
        self.log.write_text("")
        pipe = f"lakip{uuid.uuid4().hex}"
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                self.profile,
                f"--accept=pipe,name={pipe};urp;",
            ],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            run = subprocess.run(
                [SYSTEM_PYTHON, HERE / "calculate.py", pipe, workbook.resolve(), interpreter],
                check=False,
                capture_output=True,
                text=True,
                timeout=TIMEOUT_SECONDS,
                env=office_environment(),
            )
            if run.returncode:
                raise RuntimeError(run.stderr)
            office.wait(timeout=60)
        finally:
            if office.poll() is None:
                office.terminate()
                office.wait(timeout=30)
        return Calculated(calls=Counter(self.log.read_text().split()), **json.loads(run.stdout))

    def _start_once(self) -> None:
        """Let LibreOffice do what a first start does, restarting itself among it."""
        text = self.extension.with_suffix(".txt")
        text.write_text("1")
        subprocess.run(
            [*HEADLESS, self.profile, "--convert-to", "csv", "--outdir", text.parent, text],
            check=True,
            capture_output=True,
            env=self.environment,
        )

    def _build_extension(self) -> None:
        types = self.extension.with_suffix(".rdb")
        known = (PROGRAM / "types.rdb", PROGRAM / "types" / "offapi.rdb")
        subprocess.run([UNOIDL_WRITE, *known, HERE / "lakip_udf_server.idl", types], check=True)
        with ZipFile(self.extension, "w") as package:
            package.writestr("META-INF/manifest.xml", MANIFEST)
            package.writestr("lakip_udf_server.components", COMPONENTS)
            package.write(types, "lakip_udf_server.rdb")
            package.write(HERE / "lakip_udf_server.py", "lakip_udf_server.py")

    def _unopkg(self, command: str, argument: str) -> str:
        """Run the extension manager; give what it says when it fails."""
        # Root installs for all users; LibreOffice lets it do nothing else.
        scope = ["--shared"] if os.geteuid() == 0 else []
        done = subprocess.run(
            ["unopkg", command, *scope, self.profile, argument],
            check=False,
            capture_output=True,
            text=True,
            env=self.environment,
        )
        return done.stdout + done.stderr if done.returncode else ""


def missing_programs() -> list[str]:
    """Name what this machine lacks for the end-to-end proof."""
    found = {
        "soffice": shutil.which("soffice"),
        "unopkg": shutil.which("unopkg"),
        "unoidl-write": UNOIDL_WRITE.exists(),
        "python3-uno": (PROGRAM / "pyuno.so").exists()
        or Path("/usr/lib/python3/dist-packages/uno.py").exists(),
    }
    return [name for name, present in found.items() if not present]
