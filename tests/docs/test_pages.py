"""The documentation is what the code says: generated pages are current, links lead somewhere."""

import re
from pathlib import Path

import pytest

import build_pages
from lakip_xl.commands import VERBS

ROOT = build_pages.DOCS.parent
WRITTEN = [ROOT / "README.md", *sorted(build_pages.DOCS.rglob("*.md"))]
PAGES = build_pages.pages()


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_what_the_generator_gives(name: str) -> None:
    committed = build_pages.DOCS / name
    assert committed.exists(), "run: make docs"
    assert committed.read_text(encoding="utf-8") == PAGES[name], "run: make docs"


@pytest.mark.parametrize("folder", build_pages.GENERATED_FOLDERS)
def test_no_page_is_left_of_what_exists_no_more(folder: str) -> None:
    committed = {f"{folder}/{path.name}" for path in (build_pages.DOCS / folder).glob("*.md")}
    assert committed <= PAGES.keys()


@pytest.mark.parametrize("page", WRITTEN, ids=relative)
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", WRITTEN, ids=relative)
def test_every_picture_has_a_text_for_who_cannot_see_it(page: Path) -> None:
    assert "![](" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_the_readme_names_every_verb(verb: str) -> None:
    assert f"`lakip-xl {verb}" in (ROOT / "README.md").read_text(encoding="utf-8")
