"""Files that call themselves .xls: the true ones, and those that are something else."""

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
        (1, ["LAPORAN", None, None]),
        (3, ["Kode", "Keuangan", None]),
        (4, [None, "Pagu", "Realisasi"]),
        (5, ["1.10", 1e10, 2.5]),
        (6, ["1.2", 40.0, None]),
    ]
    assert first.merged == (Area(3, 2, 3, 3),)
    assert second.rows == [(1, ["tidak ada"])]
