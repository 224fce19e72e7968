"""Each guide for developers, followed word by word in a copy of the repository."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import guide
import pytest
from naskah_uji import ke_docx

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "developers"
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "keluaran", "__pycache__", ".*_cache", "*.egg-info"
)
RECIPES = {  # what a make target runs, without making an environment again
    "make bangun": (
        ("-m", "lakip_xl.workbook.vba"),
        ("-m", "lakip_xl", "bangun"),
        ("docs/build_pages.py",),
    ),
    "make docs": (("docs/build_pages.py",),),
}


class Copy:
    """A copy of the repository in which a guide is followed."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(ROOT, root, ignore=LEFT_OUT)
        self.root = root

    def follow(self, page: str) -> None:
        text = (self.root / "docs" / "developers" / page).read_text(encoding="utf-8")
        for step in guide.steps(text):
            step.do(self.root)
        for command in guide.commands(text):
            for arguments in RECIPES[command]:
                self.python(*arguments)

    def python(self, *arguments: str, code: int = 0) -> str:
        process = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert process.returncode == code, process.stdout[-3000:] + process.stderr[-3000:]
        return process.stdout

    def lint(self) -> None:
        self.python("-m", "ruff", "check", ".")
        self.python("-m", "ruff", "format", "--check", ".")

    def test(self, *places: str) -> None:
        self.python("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *places)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    return Copy(tmp_path / "copy")


def test_recipes_are_what_the_makefile_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target, recipe in RECIPES.items():
        body = makefile.split(f"\n{target.removeprefix('make ')}:\n")[1].split("\n\n")[0]
        for arguments in recipe:
            assert " ".join(arguments).replace("-m lakip_xl bangun", "lakip-xl bangun") in body


def test_a_function_is_added_as_the_guide_says(copy: Copy) -> None:
    copy.follow("adding-a-function.md")
    copy.lint()
    assert "BELANJA_PER_PEGAWAI" in copy.python("-m", "lakip_xl", "fungsi")
    assert (copy.root / "docs/fungsi/BELANJA_PER_PEGAWAI.md").exists()
    copy.test("tests/functions", "tests/vba", "tests/docs/test_pages.py", "lakip_xl/rules",
              "tests/workbook/test_builder.py")  # fmt: skip


def test_a_column_is_added_as_the_guide_says(copy: Copy) -> None:
    copy.follow("adding-a-column.md")
    copy.lint()
    page = (copy.root / "docs/lembar/program.md").read_text(encoding="utf-8")
    assert "Penanggung Jawab" in page
    copy.test(
        "tests/workbook/test_schema.py",
        "tests/workbook/test_builder.py",
        "tests/workbook/test_versions.py",
        "tests/docs/test_pages.py",
    )


def test_an_audit_rule_is_added_as_the_guide_says(copy: Copy, tmp_path: Path) -> None:
    copy.follow("adding-an-audit-rule.md")
    copy.lint()
    assert "31 April" in (copy.root / "docs/aturan/tanggal-kalender.md").read_text("utf-8")
    draft = ke_docx(["Rapat dilaksanakan tanggal 31 Juni 2024."], tmp_path / "naskah.docx")
    audit = ("-m", "lakip_xl", "periksa", str(draft))
    assert "31 Juni 2024 tidak ada di kalender" in copy.python(*audit, code=1)
    copy.test(
        "tests/audit/test_rules.py",
        "tests/audit/test_dates.py",
        "tests/audit/test_inti.py",
        "tests/docs/test_pages.py",
        "tests/test_architecture.py",
    )


def test_a_scheme_is_added_as_the_guide_says(copy: Copy) -> None:
    copy.follow("adding-a-scheme.md")
    assert "ip_asn_1_2030" in copy.python("-m", "lakip_xl", "fungsi", "IP_ASN")
    copy.test(
        "tests/schemes/test_schemes.py",
        "tests/functions",
        "tests/vba",
        "tests/workbook/test_builder.py",
        "tests/workbook/test_versions.py",
        "tests/docs/test_pages.py",
    )


def test_a_report_chapter_is_added_as_the_guide_says(copy: Copy) -> None:
    copy.follow("adding-a-report-chapter.md")
    copy.lint()
    copy.test("tests/report/test_people.py", "tests/report/test_contents.py",
              "tests/report/test_validity.py", "tests/report/test_any_office.py",
              "tests/test_architecture.py")  # fmt: skip


def test_every_guide_is_followed_here_and_named_on_the_first_page() -> None:
    followed = set(re.findall(r'follow\("([^"]+)"\)', Path(__file__).read_text("utf-8")))
    assert {page.name for page in GUIDES.glob("adding-*.md")} == followed
    first_page = (GUIDES / "README.md").read_text("utf-8")
    for page in followed:
        assert f"({page})" in first_page
