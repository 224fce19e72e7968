"""In CI a test that is skipped without an explanation fails the run."""

import os
import subprocess
import sys
from pathlib import Path

SKIP = "import pytest\n@pytest.mark.skip(reason='no tool')\ndef test_a(): pass\n"
SKIP_INSIDE = "import pytest\ndef test_a(): pytest.skip('no file')\n"
SKIP_MODULE = "import pytest\npytest.skip('no system', allow_module_level=True)\n"
EXPECTED_FAILURE = "import pytest\n@pytest.mark.xfail\ndef test_a(): assert False\n"
ORDINARY = "def test_a(): pass\n"


def run_pytest(folder: Path, *tests: str, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_bytes(Path(__file__).with_name("conftest.py").read_bytes())
    for number, test in enumerate(tests):
        (folder / f"test_{number}.py").write_text(test, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", folder, folder],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )


def test_ci_fails_and_names_every_skip(tmp_path: Path) -> None:
    process = run_pytest(tmp_path, SKIP, SKIP_INSIDE, SKIP_MODULE, ORDINARY, ci="true")
    assert process.returncode == 1
    explanation = process.stdout.partition("without an explanation")[2]
    assert [reason for reason in ("no tool", "no file", "no system") if reason in explanation] == [
        "no tool",
        "no file",
        "no system",
    ]


def test_elsewhere_a_skip_is_only_a_skip(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, SKIP, ORDINARY, ci="").returncode == 0


def test_ci_accepts_an_expected_failure(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, EXPECTED_FAILURE, ORDINARY, ci="true").returncode == 0
