"""New values in a sheet: the right type and text, and every other byte as it was."""

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import prefixed, row, sheet, workbook

from lakip_xl.errors import PackageError
from lakip_xl.package.cells import read_cells
from lakip_xl.package.cutting import _cut_plain, _Cutter, cut
from lakip_xl.package.gate import open_package
from lakip_xl.package.values import CellValue, stored
from lakip_xl.rules.errors import ErrorValue

PLAIN = sheet(
    row(1, '<c r="A1" s="3" t="str"><f>B1&amp;"x"</f><v>lama</v></c>', '<c r="B1"><v>7</v></c>')
    + row(2, '<c r="A2"><f t="shared" ref="A2:A9" si="0">B1+1</f><v>8</v></c>')
    + row(3, '<c r="A3"><f t="shared" si="0"/><v>9</v></c>', '<c r="B3"><f>1</f></c>'),
    '<dataValidations><dataValidation><formula1>"a,b"</formula1></dataValidation></dataValidations>',
)


def patched(content: str, *values: CellValue) -> str:
    source = cut(content.encode())
    return source.patched(dict(enumerate(values))).decode()


def test_only_the_type_and_the_value_of_the_cell_change() -> None:
    assert patched(PLAIN, 1.5) == PLAIN.replace(
        '<c r="A1" s="3" t="str"><f>B1&amp;"x"</f><v>lama</v></c>',
        '<c r="A1" s="3"><f>B1&amp;"x"</f><v>1.5</v></c>',
    )


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (2.0, '<c r="B3"><f>1</f><v>2</v></c>'),
        (0.1 + 0.2, '<c r="B3"><f>1</f><v>0.30000000000000004</v></c>'),
        ("a<b", '<c r="B3" t="str"><f>1</f><v>a&lt;b</v></c>'),
        ("", '<c r="B3" t="str"><f>1</f><v></v></c>'),
        ("tab\tbaris\n", '<c r="B3" t="str"><f>1</f><v xml:space="preserve">tab\tbaris\n</v></c>'),
        ("a\x00_x0041_", '<c r="B3" t="str"><f>1</f><v>a_x0000__x005F_x0041_</v></c>'),
        (True, '<c r="B3" t="b"><f>1</f><v>1</v></c>'),
        (ErrorValue.NA, '<c r="B3" t="e"><f>1</f><v>#N/A</v></c>'),
        (float("nan"), '<c r="B3" t="e"><f>1</f><v>#NUM!</v></c>'),
        (None, '<c r="B3"><f>1</f></c>'),
    ],
)  # fmt: skip
def test_each_kind_of_value_is_stored_as_excel_does(value: CellValue, cell: str) -> None:
    source = cut(PLAIN.encode())
    assert cell in source.patched({3: value}).decode()


@given(st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.text()))
def test_what_is_stored_reads_back_the_same(value: CellValue) -> None:
    kind, element = stored(value)
    attribute = f' t="{kind}"' if kind else ""
    content = sheet(row(1, f'<c r="A1"{attribute}><f>1</f>{element}</c>'))
    # XML itself turns a carriage return and a line feed into one line feed.
    cells, _ = read_cells(content.encode(), ())
    assert cells[0].value == value


def test_a_rich_value_does_not_outlive_its_result() -> None:
    content = sheet(row(1, '<c r="A1" t="e" vm="1"><f>1</f><v>#VALUE!</v></c>'))
    assert '<c r="A1"><f>1</f><v>5</v></c>' in patched(content, 5.0)


ODD = [
    prefixed('<x:row r="1"><x:c r="A1"><x:f>1</x:f><x:v>2</x:v></x:c></x:row>'),
    sheet("<row><c><f>1</f><v>2</v></c></row>"),
    sheet('<row r="1"><!-- <c r="Z9"><f>no</f></c> --><c r="A1"><f>1</f><v>2</v></c></row>'),
    sheet("<row r='1'>\n<c  r = 'A1' t='n'>\n <f >1</f>\n <v>2</v>\n</c>\n</row>"),
    sheet('<row r="1"><c r="A1"><f><![CDATA[1]]></f><v><![CDATA[2]]></v></c></row>'),
    sheet('<row r="1"><c t="inlineStr" r="A1"><f>1</f><is><t>2</t></is></c></row>'),
    "\ufeff" + '<?xml version="1.0" encoding="UTF-8"?>'
    + sheet('<row r="1"><c r="A1"><f>1</f><v>2</v></c></row>'),
    sheet('<row r="1"><c r="A1"><f>1</f><v>2</v><extLst><ext><f>9</f></ext></extLst></c></row>'),
]  # fmt: skip


@pytest.mark.parametrize("content", ODD)
def test_any_legal_layout_is_cut_and_patched(content: str) -> None:
    source = cut(content.encode())
    assert "".join(source.pieces) == content
    assert (source.rows, source.columns) == ([1], [1])
    assert source.formula_text(0) == "1"
    assert source.stored_values(()) in ([2.0], ["2"])
    cells, _ = read_cells(source.patched({0: "baru"}), ())
    assert [(c.value, c.formula and c.formula.text) for c in cells] == [("baru", "1")]


@pytest.mark.parametrize("content", [PLAIN, ODD[6], sheet("")])
def test_both_ways_of_cutting_agree(content: str) -> None:
    quick = _cut_plain(content)
    thorough = _Cutter(content.encode(), ()).source()
    assert quick is not None
    assert quick.pieces == thorough.pieces
    assert (quick.rows, quick.columns) == (thorough.rows, thorough.columns)


def test_another_encoding_is_refused() -> None:
    with pytest.raises(PackageError, match="UTF-8"):
        cut(PLAIN.encode("utf-16"))


def entry_bytes(data: bytes, name: str) -> bytes:
    """An entry's local header and compressed data."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo(name)
    name_length, extra_length = struct.unpack_from("<2H", data, info.header_offset + 26)
    end = info.header_offset + 30 + name_length + extra_length + info.compress_size
    return data[info.header_offset : end]


def test_other_entries_are_copied_as_they_lie_in_the_file() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(BytesIO(workbook({"A": PLAIN}))) as original:
            for name in original.namelist():
                info = zipfile.ZipInfo(name, (2024, 1, 31, 12, 0, 0))
                info.extra = struct.pack("<2H", 0xCAFE, 2) + b"hi"
                info.comment = b"catatan"
                archive.writestr(info, original.read(name), zipfile.ZIP_DEFLATED, 9)
        archive.comment = b"komentar arsip"
        with archive.open("besar.bin", "w", force_zip64=True) as large:
            large.write(b"x" * 1000)
    data = stream.getvalue()
    part = "xl/worksheets/sheet1.xml"
    new = b"".join(open_package(data).rewritten({part: b"<baru/>"}))
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(BytesIO(new)) as after:
        assert after.testzip() is None
        assert after.comment == b"komentar arsip"
        assert after.namelist() == before.namelist()
        assert after.read(part) == b"<baru/>"
        for old, now in zip(before.infolist(), after.infolist(), strict=True):
            assert (now.date_time, now.extra, now.comment) == (
                old.date_time,
                old.extra,
                old.comment,
            )
            if old.filename != part:
                assert entry_bytes(new, old.filename) == entry_bytes(data, old.filename)


def test_streamed_entries_with_data_descriptors_survive() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    stream = Pipe()
    with (
        zipfile.ZipFile(BytesIO(workbook({"A": PLAIN}))) as original,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in original.namelist():
            archive.writestr(name, original.read(name))
    package = open_package(stream.getvalue())
    part = "xl/worksheets/sheet1.xml"
    new = b"".join(package.rewritten({part: b"<baru/>"}))
    with zipfile.ZipFile(BytesIO(new)) as archive:
        assert archive.testzip() is None
        assert archive.read(part) == b"<baru/>"
    assert open_package(new).read(part) == b"<baru/>"
