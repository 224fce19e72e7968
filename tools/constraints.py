"""Renews constraints.txt: the newest versions that the ranges of pyproject.toml allow.

Run the tests afterwards; what is committed is what they passed with. Packages that only another
system needs keep the line they have, because this system cannot resolve them.
"""

import json
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
FILE = ROOT / "constraints.txt"


def main() -> int:
    """Resolve in a fresh environment and write the file again."""
    with TemporaryDirectory() as name:
        venv.create(name, with_pip=True)
        binaries = Path(name) / ("Scripts" if sys.platform == "win32" else "bin")
        report = subprocess.run(
            [
                binaries / "python", "-m", "pip", "install", "--quiet", "--dry-run",
                "--disable-pip-version-check", "--report", "-", "--editable", ".[dev]",
            ],
            cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
    FILE.write_text(renewed(FILE.read_text(encoding="ascii"), report.stdout), encoding="ascii")
    return 0


def renewed(text: str, report: str) -> str:
    r"""Give the lines of constraints with the versions of pip's report.

    Args:
        text: The present file: comments first, then ``name==version`` lines.
        report: What ``pip install --report`` printed (JSON).

    >>> report = '{"install": [{"metadata": {"name": "lxml", "version": "6.1"}}]}'
    >>> print(renewed("# why\nlxml==6.0\npywin32==310\n", report), end="")
    # why
    lxml==6.1
    pywin32==310
    """
    comments = [line for line in text.splitlines() if line.startswith("#")]
    pinned = dict(line.split("==") for line in text.splitlines() if "==" in line)
    for package in json.loads(report)["install"]:
        name, version = package["metadata"]["name"], package["metadata"]["version"]
        if name != "lakip-xl":
            same = (known for known in pinned if _plain(known) == _plain(name))
            pinned[next(same, name)] = version
    lines = [f"{name}=={pinned[name]}" for name in sorted(pinned, key=_plain)]
    return "\n".join([*comments, *lines]) + "\n"


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


if __name__ == "__main__":
    sys.exit(main())
