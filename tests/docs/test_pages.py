"""The documentation is what the code says: generated pages are current, links lead somewhere."""

import re
from pathlib import Path

import pytest

import build_pages
from lakip_xl.commands import VERBS
from lakip_xl.excel.install.guide import web_page
from lakip_xl.excel.watchdog import CELLS_A_SECOND

DOCS = build_pages.DOCS
ROOT = DOCS.parent
BRIDGE = ROOT / "lakip_xl/workbook/vba/modul/LakipServer.bas"
WRITTEN = [ROOT / "README.md", *sorted(build_pages.DOCS.rglob("*.md"))]
PAGES = build_pages.pages()


def links(text: str) -> list[tuple[str, str]]:
    """The files that a page leads to, each with the heading; "" for the page itself."""
    return re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text)


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
    assert [target for target, _ in links(text) if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", WRITTEN, ids=relative)
def test_every_link_leads_to_a_heading_that_is_there(page: Path) -> None:
    for target, anchor in links(page.read_text(encoding="utf-8")):
        if anchor:
            place = page.parent / target if target else page
            assert f'id="{anchor}"' in web_page(place.read_text(encoding="utf-8")), target


READERS = ("staf.md", "pemeriksa.md", "admin-ti.md", "developers/README.md")


def test_the_first_page_leads_to_a_page_for_each_reader_and_those_to_every_page() -> None:
    led = [target for target, _ in links((build_pages.DOCS / "README.md").read_text("utf-8"))]
    assert sorted(led) == sorted(READERS)
    reached, ahead = {build_pages.DOCS / "README.md"}, [build_pages.DOCS / one for one in READERS]
    while ahead:
        page = ahead.pop().resolve()
        if page.suffix == ".md" and page not in reached:
            reached.add(page)
            found = links(page.read_text(encoding="utf-8"))
            ahead += [page.parent / target for target, _ in found if target]
    introductions = build_pages.DOCS / "pengantar"
    assert [p for p in WRITTEN[1:] if p not in reached and p.parent != introductions] == []


@pytest.mark.parametrize("name", READERS)
def test_the_page_for_a_reader_fits_on_a_screen(name: str) -> None:
    assert len((build_pages.DOCS / name).read_text(encoding="utf-8").splitlines()) <= 35


@pytest.mark.parametrize("page", WRITTEN, ids=relative)
def test_every_picture_has_a_text_for_who_cannot_see_it(page: Path) -> None:
    assert "![](" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_the_readme_names_every_verb(verb: str) -> None:
    assert f"`lakip-xl {verb}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_waits_that_pages_name_are_those_of_the_vba() -> None:
    vba = dict(re.findall(r"Private Const (\w+) As \w+ = ([\d.]+)", BRIDGE.read_text("utf-8")))
    start = int(vba["TURNS"]) / 10
    for_admins = " ".join((DOCS / "penyebaran.md").read_text("utf-8").split())
    assert f"Python yang baru dimulai paling lama {start} detik".replace(".", ",") in for_admins
    assert f"satu detik lagi untuk setiap {CELLS_A_SECOND:,} sel".replace(",", ".") in for_admins
    assert f"menunggu sia-sia kurang dari {vba['IN_VAIN']} detik" in for_admins
    pages = (DOCS / "developers" / "testing-without-excel.md").read_text("utf-8")
    assert f"a start is waited for {start} seconds, once" in pages
    assert f"and {start} for the start leave Excel below {vba['IN_VAIN']} seconds" in pages
    assert f"from {vba['FIRST_PAUSE']} to {vba['LONGEST_PAUSE']} seconds" in pages
    assert start + float(vba["ONE_MORE"]) <= float(vba["IN_VAIN"])
