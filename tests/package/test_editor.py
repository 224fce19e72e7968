"""Parts edited in place: random edits read back, and everything else byte for byte."""

import io
import random
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook
from packages import prefixed, row, sheet, workbook

from lakip_xl.package.addresses import address
from lakip_xl.package.editor import BookEditor, SheetEditor
from lakip_xl.package.gate import open_package
from lakip_xl.package.lossless import Element, Part
from lakip_xl.package.workbook import Workbook
from lakip_xl.rules.errors import ErrorValue

ODD = (
    b"<?xml version='1.0'?>\n<!-- a > b -->\n<x:a xmlns:x='u' q=\"1>0\" >t<x:b/> "
    b"<x:c  d='e'></x:c>&amp;<![CDATA[<no/>]]><x:d><x:e>1</x:e ></x:d></x:a>\n<!-- end -->"
)


def opened(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from opened(child)


@pytest.mark.parametrize("depth", [1, 2, 3, 5])
def test_a_part_comes_back_byte_for_byte(depth: int) -> None:
    part = Part(ODD, depth)
    assert bytes(part) == ODD
    assert [element.tag for element in opened(part.root)] == ["x:b", "x:c", "x:d", "x:e"]
    assert bytes(part) == ODD


def test_every_part_of_a_workbook_comes_back_byte_for_byte(blank_workbook_bytes: bytes) -> None:
    package = open_package(blank_workbook_bytes)
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            part = Part(package.read(name))
            assert list(opened(part.root)) is not None
            assert bytes(part) == package.read(name)


@pytest.mark.parametrize("seed", range(20))
def test_random_edits_are_what_openpyxl_reads(seed: int) -> None:
    random_ = random.Random(seed)  # noqa: S311 - made-up data
    cells = {
        (r, c): float(r * c) for r in range(1, 20) for c in range(1, 8) if random_.random() < 0.4
    }
    rows = {
        r: row(
            r,
            *(
                f'<c r="{address(r, c)}" s="0"><v>{v}</v></c>'
                for (q, c), v in cells.items()
                if q == r
            ),
        )
        for r in sorted({r for r, _ in cells})
    }
    package = open_package(workbook({"Data": sheet("".join(rows.values()))}))
    editor = BookEditor(package)
    page = editor.sheet(Workbook(package).sheets[0].part)
    expected: dict[tuple[int, int], object] = dict(cells)
    for _ in range(60):
        place = (random_.randint(1, 25), random_.randint(1, 10))
        value = random_.choice([1.5, -3.0, "=1+1", " a < b & c ", "", None, True, ErrorValue.NA])
        page.set_value(*place, value)
        expected[place] = value if value != "" else None
    stored = load_workbook(io.BytesIO(b"".join(package.rewritten(editor.changed()))))["Data"]
    for (r, c), value in expected.items():
        shown = value.value if isinstance(value, ErrorValue) else value
        found = stored.cell(r, c)
        assert found.value == shown, address(r, c)
        if isinstance(value, str) and value:
            assert found.data_type in {"s", "inlineStr"}


def test_clearing_what_was_written_leaves_no_trace() -> None:
    content = sheet('<row r="2"><c r="B2" s="5" t="n"></c></row>').encode()
    part = Part(content)
    page = SheetEditor(part)
    page.set_value(2, 2, "teks")
    assert bytes(part) != content
    page.set_value(2, 2, None)
    assert bytes(part) == content


def test_prefixes_are_kept() -> None:
    part = Part(prefixed('<x:row r="2"><x:c r="B2"/></x:row>').encode())
    page = SheetEditor(part)
    page.set_value(2, 1, "a")
    page.set_formula(3, 1, "A2<1")
    assert b'<x:row r="3"><x:c r="A3"><x:f>A2&lt;1</x:f></x:c></x:row>' in bytes(part)
    assert b'<x:c r="A2" t="inlineStr"><x:is>' in bytes(part)
