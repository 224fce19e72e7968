"""In CI a test that is skipped without an explanation fails the run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPING_TESTS = {
    "a skipped test": "import pytest\n@pytest.mark.skip(reason='no tool')\ndef test_a(): pass\n",
    "a skip inside": "import pytest\ndef test_a(): pytest.skip('no tool')\n",
    "a skipped module": "import pytest\npytest.skip('no tool', allow_module_level=True)\n",
}


def run_pytest(folder: Path, test: str, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_bytes(Path(__file__).with_name("conftest.py").read_bytes())
    (folder / "test_it.py").write_text(test + "\ndef test_other(): pass\n", encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", folder, folder],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CI": ci},
    )


@pytest.mark.parametrize("test", SKIPPING_TESTS.values(), ids=SKIPPING_TESTS)
def test_ci_fails_and_says_why(test: str, tmp_path: Path) -> None:
    process = run_pytest(tmp_path, test, ci="true")
    assert process.returncode != 0
    assert "no tool" in process.stdout.partition("without an explanation")[2]


def test_elsewhere_a_skip_is_only_a_skip(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, SKIPPING_TESTS["a skipped test"], ci="").returncode == 0


def test_ci_accepts_an_expected_failure(tmp_path: Path) -> None:
    test = "import pytest\n@pytest.mark.xfail\ndef test_a(): assert False\n"
    assert run_pytest(tmp_path, test, ci="true").returncode == 0
