"""The guide that the ribbon opens: the documentation for staff as web pages."""

import re
import tomllib
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from fake_windows import FakeComputer

from lakip_xl.excel.install.guide import guide_files, web_page
from lakip_xl.excel.install.places import expand, locate
from lakip_xl.workbook.vba.conf import GUIDE

FIRST_PAGE = PureWindowsPath(GUIDE).name
PAGES = dict(guide_files())


def test_it_holds_every_page_for_staff_and_none_for_developers() -> None:
    assert {FIRST_PAGE, "mulai-cepat.html", "instalasi.html", "fungsi/CAPAIAN.html"} <= set(PAGES)
    assert not [name for name in PAGES if "developers" in name]
    assert "For developers" not in PAGES[FIRST_PAGE].decode()


def resolved(page: str, target: str) -> str:
    """The path of a link's target, relative to the guide's folder."""
    parts: list[str] = []
    for part in (PurePosixPath(page).parent / target).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_every_link_leads_to_a_page_a_heading_or_a_picture() -> None:
    link = re.compile(r'(?:href|src)="(?!\w+:)([^"#]*)#?([^"]*)"')
    for name, data in PAGES.items():
        if not name.endswith(".html"):
            continue
        for target, anchor in link.findall(data.decode()):
            place = resolved(name, target) if target else name
            assert place in PAGES, f"{name}: {target}"
            if anchor:
                assert f' id="{anchor}"' in PAGES[place].decode(), f"{name}: {target}#{anchor}"


def test_an_installed_package_carries_the_documentation() -> None:
    pyproject = Path(__file__).parents[2] / "pyproject.toml"
    settings = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert wheel["docs"] == "lakip_xl/docs"


def test_tables_and_code_are_shown_as_such() -> None:
    page = web_page("# A\n\n| a | b |\n| --- | --- |\n| `x` | <b>y</b> |\n")
    assert "<table>" in page
    assert "<code>x</code>" in page
    assert "<title>A</title>" in page


def test_the_workbook_opens_the_page_that_is_installed() -> None:
    computer = FakeComputer()
    page = locate(computer.system).guide / FIRST_PAGE
    assert str(page) == expand(GUIDE, computer.system.variables)


@pytest.mark.parametrize("address", ["https://contoh.go.id/a.md", "mailto:a@contoh.go.id"])
def test_addresses_elsewhere_are_left_as_they_are(address: str) -> None:
    assert f'href="{address}"' in web_page(f"[x]({address})")
