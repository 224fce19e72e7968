"""The documentation for staff as web pages: Windows has no program that shows Markdown."""

import html
import re
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

_FOLDER = "docs"
_NOT_FOR_STAFF = ("developers", "pengantar")
_LINK = re.compile(r'(href="(?!\w+:)[^"#]+)\.md(["#])')
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>")
_TAG = re.compile(r"<[^>]+>")
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")
_DEVELOPERS = re.compile(r"^## For developers.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_PAGE = """\
<!doctype html>
<html lang="id">
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 11pt/1.5 "Segoe UI", sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em }}
table {{ border-collapse: collapse }} th, td {{ border: 1px solid #999; padding: .2em .6em }}
code, pre {{ font-family: Consolas, monospace; background: #f2f2f2 }} pre {{ padding: .6em }}
img {{ max-width: 100% }}
</style>
<body>
{body}</body>
</html>
"""


def guide_files() -> Iterator[tuple[str, bytes]]:
    """Give the guide's files: their path with ``/``, relative to its folder, and their content.

    Nothing when this installation carries no documentation: the guide is a help, not a need.
    """
    with as_file(files("lakip_xl")) as package:
        # In an installed package beside the modules, in a checkout beside the package.
        places = (package / _FOLDER, package.parent / _FOLDER)
        folder = next((place for place in places if (place / "README.md").is_file()), None)
        if folder is not None:
            yield from _pages(folder)


def _pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.png")]):
        name = path.relative_to(folder)
        if name.parts[0] in _NOT_FOR_STAFF:
            continue
        if path.suffix == ".png":
            yield name.as_posix(), path.read_bytes()
        else:
            page = web_page(path.read_text(encoding="utf-8"))
            yield name.with_suffix(".html").as_posix(), page.encode()


def web_page(markdown: str) -> str:
    """Turn a page for staff into a web page whose links lead to web pages.

    >>> '<h1 id="sel-na">Sel #N/A</h1>' in web_page("# Sel #N/A")
    True
    >>> 'href="a.html#b"' in web_page("[a](a.md#b)")
    True
    """
    from markdown_it import MarkdownIt

    staff = _DEVELOPERS.sub("", markdown)
    body = MarkdownIt("commonmark").enable("table").render(staff)
    body = _HEADING.sub(_with_anchor, body)
    title = next((line[2:] for line in staff.splitlines() if line.startswith("# ")), "lakip_xl")
    return _PAGE.format(title=title, body=_LINK.sub(r"\1.html\2", body))


def _with_anchor(heading: re.Match[str]) -> str:
    """Give a heading the name under which GitHub, and so our links, know it."""
    level, content = heading.groups()
    text = html.unescape(_TAG.sub("", content)).lower()
    anchor = _NOT_IN_ANCHOR.sub("", text).replace(" ", "-")
    return f'<h{level} id="{anchor}">{content}</h{level}>'
