"""The guide that the ribbon opens: the documentation for staff as web pages."""

import re
import tomllib
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from lakip_xl.excel.install.guide import FIRST_PAGE, guide_files, web_page
from lakip_xl.excel.install.places import Places
from lakip_xl.workbook.vba.conf import INSTALL_FOLDER
from lakip_xl.workbook.vba.modules import FOLDER

PAGES = dict(guide_files())


def test_it_holds_every_page_for_staff_and_none_for_developers() -> None:
    assert {FIRST_PAGE, "mulai-cepat.html", "instalasi.html", "fungsi/CAPAIAN.html"} <= set(PAGES)
    assert not [name for name in PAGES if "developers" in name]
    assert "For developers" not in PAGES[FIRST_PAGE].decode()


def test_every_link_leads_to_a_page_or_a_picture_of_it() -> None:
    for name, data in PAGES.items():
        if not name.endswith(".html"):
            continue
        for target in re.findall(r'(?:href|src)="(?!\w+:|#)([^"#]+)', data.decode()):
            parts: list[str] = []
            for part in (PurePosixPath(name).parent / target).parts:
                if part == "..":
                    parts.pop()
                else:
                    parts.append(part)
            assert "/".join(parts) in PAGES, f"{name}: {target}"


def test_an_installed_package_carries_every_page() -> None:
    pyproject = Path(__file__).parents[2] / "pyproject.toml"
    settings = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for name in PAGES:
        source = PurePosixPath("docs", name).with_suffix(
            ".md" if name.endswith(".html") else ".png"
        )
        carried = [str(place) for place in (source, *source.parents) if str(place) in wheel]
        assert carried, f"{source} is not in the wheel: see pyproject.toml"
        assert wheel[carried[0]] == f"lakip_xl/{carried[0]}"


def test_tables_and_code_are_shown_as_such() -> None:
    page = web_page("# A\n\n| a | b |\n| --- | --- |\n| `x` | <b>y</b> |\n")
    assert "<table>" in page
    assert "<code>x</code>" in page
    assert "<title>A</title>" in page


def test_the_ribbon_opens_the_page_that_is_installed() -> None:
    root = PureWindowsPath(r"C:\Users\Sri\AppData\Local") / PureWindowsPath(INSTALL_FOLDER).name
    page = Places(root, root, root, root).guide / FIRST_PAGE
    relative = str(page).removeprefix(str(root.parent))
    source = (FOLDER / "LakipPita.bas").read_text(encoding="ascii")
    assert f'GuidePath = Environ$("LOCALAPPDATA") & "{relative}"' in source


@pytest.mark.parametrize("address", ["https://contoh.go.id/a.md", "mailto:a@contoh.go.id"])
def test_addresses_elsewhere_are_left_as_they_are(address: str) -> None:
    assert f'href="{address}"' in web_page(f"[x]({address})")
