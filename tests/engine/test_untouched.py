"""A recalculation changes values of formula cells; every other byte stays, whoever wrote it."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwings
from office_environment import office_environment
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from pyopenvba import ExcelFile

from lakip_xl.engine.recalculation import recalculate
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import CONTENT_TYPES

ROOT = Path(__file__).parents[2]
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def filled() -> openpyxl.Workbook:
    """Formulas beside charts, comments, hidden sheets, validation and a chart sheet."""
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Data"
    for n in range(1, 6):
        first.append([n, f"=A{n}*2", f"=KATEGORI(B{n}*10)", f'=IF(B{n}>5,"besar",FALSE)'])
    first["A1"].comment = Comment("catatan pemakai", "Staf")
    chart = BarChart()
    chart.add_data(Reference(first, min_col=1, min_row=1, max_row=5))
    first.add_chart(chart, "F2")
    book.create_sheet("Jum'at")["A1"] = "=SUM(Data!B1:B5)/7"
    book.create_sheet("Rahasia").sheet_state = "veryHidden"
    book.create_chartsheet("Grafik").add_chart(BarChart())
    return book


def with_somebodys_macros(folder: Path) -> Path:
    plain, typed, path = (folder / name for name in ("polos.xlsx", "tipe.xlsm", "makro.xlsm"))
    filled().save(plain)
    with zipfile.ZipFile(plain, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    package = open_package(plain)
    types = package.read(CONTENT_TYPES).replace(PLAIN.encode(), MACROS.encode())
    types = types.replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    typed.write_bytes(b"".join(package.rewritten({CONTENT_TYPES: types})))
    with ExcelFile(typed) as workbook:
        workbook.add_vba_project()
        workbook.vba_project().add_module("Milikku", "Sub Halo()\r\nEnd Sub\r\n")
        workbook.save(path)
    return path


def saved_by_libreoffice(folder: Path) -> Path:
    if not shutil.which("soffice"):
        pytest.skip("needs soffice")  # CI accepts no skip: tests/conftest.py
    source, output = folder / "sumber.xlsx", folder / "keluar"
    filled().save(source)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless",
            "--convert-to", "xlsx", "--outdir", str(output), str(source),
        ],
        check=True, capture_output=True, timeout=120, env=office_environment(),
    )  # fmt: skip
    return output / source.name


def xlwings_quickstart(folder: Path) -> Path:
    """Macros and a sheet from another project, without any formula."""
    source = Path(xlwings.__file__).parent / "quickstart_standalone.xlsm"
    return Path(shutil.copy(source, folder / "q.xlsm"))


def our_template(folder: Path) -> Path:
    return Path(shutil.copy(ROOT / "workbook_template.xlsm", folder / "templat.xlsm"))


def without_values(path: Path, part: str) -> str:
    """A sheet's part without what a recalculation may change: types and values of formulas."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(part).decode()
    cells = re.compile(
        r"(<c [^>]*>)(<f>[^<]*</f>|<f [^>]*/>|<f [^>]*>[^<]*</f>)(<v[^<]*</v>|<v ?/>)?"
    )
    return cells.sub(lambda m: re.sub(r' t="\w+"', "", m[1]) + m[2], text)


@pytest.mark.parametrize(
    "make", [with_somebodys_macros, saved_by_libreoffice, xlwings_quickstart, our_template]
)
def test_only_values_of_formula_cells_change(make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path)
    before = tmp_path / "sebelum"
    shutil.copy(path, before)
    path.chmod(0o640)
    report = recalculate(path)
    assert report.failures == ()
    assert path.stat().st_mode & 0o777 == 0o640
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(path) as new:
        assert new.testzip() is None
        assert new.namelist() == old.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert all(name.startswith("xl/worksheets/sheet") for name in changed)
    assert len(changed) == len({change.sheet for change in report.changes})
    for part in changed:
        assert without_values(path, part) == without_values(before, part)


def test_libreoffices_file_holds_the_results(tmp_path: Path) -> None:
    path = saved_by_libreoffice(tmp_path)
    recalculate(path)
    book = openpyxl.load_workbook(path, data_only=True)
    rows = list(book["Data"].iter_rows(min_col=2, max_col=4, values_only=True))
    assert rows[0] == (2, "Tidak Berhasil", False)
    assert rows[4] == (10, "Sangat Berhasil", "besar")
    assert book.worksheets[1]["A1"].value == pytest.approx(30 / 7)


def test_a_package_of_raw_parts_keeps_their_compressed_bytes(tmp_path: Path) -> None:
    path = with_somebodys_macros(tmp_path)
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("xl/vbaProject.bin")
    old = path.read_bytes()
    recalculate(path)
    with zipfile.ZipFile(path) as archive:
        now = archive.getinfo("xl/vbaProject.bin")
    new = path.read_bytes()
    length = 30 + len(entry.filename) + len(entry.extra) + entry.compress_size
    assert new[now.header_offset :][:length] == old[entry.header_offset :][:length]
