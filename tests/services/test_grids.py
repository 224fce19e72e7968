"""Files that call themselves .xls: the true ones, and those that are something else."""

import contextlib
import random
from pathlib import Path

import pytest
import xlwt

from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import Area
from lakip_xl.services.grids import read_grids

NS = "urn:schemas-microsoft-com:office:spreadsheet"


def test_spreadsheet_ml_is_read_with_its_gaps_and_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{NS}" xmlns:ss="{NS}"><Worksheet ss:Name="A">'
        "<Table>"
        '<Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">Kode</Data></Cell>'
        '<Cell><Data ss:Type="String">Pagu</Data></Cell></Row>'
        '<Row><Cell><Data ss:Type="String">1.10</Data></Cell><Cell ss:Index="3">'
        '<Data ss:Type="Number">5.5</Data></Cell></Row></Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    (grid,) = read_grids(path)
    assert grid.rows == [(3, ["Kode", None, "Pagu"]), (4, ["1.10", None, 5.5])]
    assert grid.merged == (Area(3, 1, 3, 2),)


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1junk", b"PK\x03\x04junk"])
def test_a_damaged_file_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    with pytest.raises(LakipError):
        read_grids(path)


def test_a_true_xls_is_read_with_its_merged_heads_and_sheets(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Realisasi")
    sheet.write(0, 0, "LAPORAN")
    sheet.write(2, 0, "Kode")
    sheet.write_merge(2, 2, 1, 2, "Keuangan")
    for column, text in enumerate(("Pagu", "Realisasi"), start=1):
        sheet.write(3, column, text)
    for row, (code, *numbers) in enumerate([("1.10", 1e10, 2.5), ("1.2", 40, None)], start=4):
        sheet.write(row, 0, code)
        for column, number in enumerate(numbers, start=1):
            if number is not None:
                sheet.write(row, column, number)
    book.add_sheet("Catatan").write(0, 0, "tidak ada")
    book.save(str(tmp_path / "a.xls"))
    assert (tmp_path / "a.xls").read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    first, second = read_grids(tmp_path / "a.xls")
    assert first.rows == [
        (1, ["LAPORAN"]),
        (3, ["Kode", "Keuangan", None]),
        (4, [None, "Pagu", "Realisasi"]),
        (5, ["1.10", 1e10, 2.5]),
        (6, ["1.2", 40.0]),
    ]
    assert first.merged == (Area(3, 2, 3, 3),)
    assert second.rows == [(1, ["tidak ada"])]


def test_a_true_xls_gives_what_a_percent_format_shows_as_percent(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    for column, code in enumerate(("0.00%", "0%", "General", '0.00"%"')):
        sheet.write(0, column, 0.95, xlwt.easyxf(num_format_str=code))
    sheet.write(1, 0, xlwt.Formula("1/0"))
    sheet.write(1, 1, 45000, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    book.save(str(tmp_path / "a.xls"))
    (grid,) = read_grids(tmp_path / "a.xls")
    assert grid.rows[0] == (1, [95.0, 95.0, 0.95, 0.95])
    assert grid.rows[1][1][1] == "tanggal 45000"


def test_spreadsheet_ml_gives_what_a_percent_format_shows_as_percent(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    cells = "".join(
        f'<Cell ss:StyleID="{style}"><Data ss:Type="Number">0.95</Data></Cell>' for style in "abc"
    )
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{NS}" xmlns:ss="{NS}"><Styles>'
        '<Style ss:ID="a"><NumberFormat ss:Format="Percent"/></Style>'
        '<Style ss:ID="b"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="c"/></Styles>'
        f'<Worksheet ss:Name="A"><Table><Row>{cells}</Row></Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    assert read_grids(path)[0].rows == [(1, [95.0, 95.0, 0.95])]


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_true_xls_is_one_sentence_or_still_a_grid(tmp_path: Path, seed: int) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    for row in range(40):
        sheet.write(row, 0, f"1.{row}")
        sheet.write(row, 1, row * 1e6)
    path = tmp_path / "a.xls"
    book.save(str(path))
    random_, content = random.Random(seed), bytearray(path.read_bytes())  # noqa: S311 - damage
    for _ in range(random_.randint(1, 30)):
        content[random_.randrange(8, len(content))] = random_.randrange(256)
    path.write_bytes(content[: random_.choice([len(content), random_.randrange(600, 5000)])])
    with contextlib.suppress(LakipError):
        assert all(isinstance(row, int) for grid in read_grids(path) for row, _ in grid.rows)
