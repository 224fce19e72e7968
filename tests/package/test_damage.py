"""Whatever happens to a file on its way: one clear refusal or a result, never a crash."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packages import formulas, row, sheet, table, workbook, workbook_parts, zipped

from lakip_xl.engine.recalculation import recalculate
from lakip_xl.errors import LakipError

PARTS = workbook_parts(
    {
        "Data": sheet(
            row(1, '<c r="A1" t="inlineStr"><is><t>N</t></is></c>')
            + row(2, '<c r="A2"><v>3</v></c>', '<c r="B2"><f>t[[#This Row],[N]]*2</f><v>6</v></c>')
            + row(3, '<c r="A3"><f t="array" ref="A3:A4">A1:A2</f><v>0</v></c>')
            + row(4, '<c r="A4"><v>3</v></c>', '<c r="B4"><f>CAPAIAN(A2,2)</f><v>0</v></c>')
        ),
        "Lain": formulas("SUM(Data!A1:A9)", 'TEXT(1,"0.0")', "Nama+1"),
    },
    names='<definedName name="Nama">OFFSET(Data!$A$1,1,0)</definedName>',
    tables={"Data": table("t", "A1:A2", "N")},
    strings="<si><t>x</t></si>",
)
GOOD = zipped(PARTS)


def survives(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        recalculate(path)
    except LakipError:
        assert path.read_bytes() == data
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1))
def test_any_damaged_bytes(tmp_path: Path, damage: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, value in damage:
        data[at] = value
    survives(tmp_path / "a.xlsx", bytes(data))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(GOOD)))
def test_any_truncation(tmp_path: Path, length: int) -> None:
    survives(tmp_path / "a.xlsx", GOOD[:length])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(name for name in PARTS if name.endswith((".xml", ".rels")))),
    st.lists(st.tuples(st.integers(0, 4000), st.sampled_from('<>"=/&;!:A1 ')), min_size=1),
)
def test_any_damaged_xml_in_a_sound_zip(
    tmp_path: Path, name: str, damage: list[tuple[int, str]]
) -> None:
    text = list(str(PARTS[name]))
    for at, letter in damage:
        text[at % len(text)] = letter
    survives(tmp_path / "a.xlsx", zipped({**PARTS, name: "".join(text)}))


def test_a_formula_with_an_impossible_area_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    cell = '<c r="A1"><f t="shared" si="0" ref="A1:ZZZZ9">1</f><v>1</v></c>'
    path.write_bytes(workbook({"Rincian": sheet(row(1, cell))}))
    with pytest.raises(LakipError, match=r'Berkas "a\.xlsx" .* pada sheet "Rincian"\.'):
        recalculate(path)


def test_a_sheet_that_is_not_xml_is_refused(tmp_path: Path) -> None:
    survives(tmp_path / "a.xlsx", workbook({"A": sheet("<row><c></row>")}))
