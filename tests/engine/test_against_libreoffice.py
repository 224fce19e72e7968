"""Ordinary Excel formulas: the engine and LibreOffice agree, cell by cell."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from office_environment import office_environment
from packages import formulas, row, sheet, workbook

from lakip_xl.engine.recalculation import recalculate

DATA = sheet(
    "".join(
        row(
            n,
            f'<c r="A{n}" t="str"><v>{name}</v></c>',
            f'<c r="B{n}"><v>{target}</v></c>',
            f'<c r="C{n}"><v>{result}</v></c>',
        )
        for n, (name, target, result) in enumerate(
            [("Nilai AKIP", 80, 76.5), ("Kemiskinan", 10, 9), ("IPM", 70, 71.5), ("AKIP", 0, -3)], 1
        )
    )
)
FORMULAS = (
    "SUM(Data!B1:B4)", "AVERAGE(Data!C1:C4)", "ROUND(2.5,0)", "ROUND(-1.005,2)",
    "ROUNDDOWN(-2.7,0)",
    'SUMIFS(Data!B1:B4,Data!C1:C4,">0",Data!A1:A4,"*i*")', 'COUNTIF(Data!A1:A4,"*AKIP")',
    'INDEX(Data!B1:B4,MATCH("IPM",Data!A1:A4,0))', 'VLOOKUP("IPM",Data!A1:C4,3,FALSE)',
    'IFERROR(1/0,"x")', '_xlfn.IFS(1>2,"a",TRUE,"b")', '_xlfn.TEXTJOIN(", ",TRUE,Data!A1:A3)',
    'TEXT(1234.567,"#,##0.00")', 'TEXT(0.4567,"0.0%")', "RANK(80,Data!B1:B4)", "MEDIAN(Data!C1:C4)",
    "STDEV(Data!C1:C4)", "SUMPRODUCT((Data!B1:B4>0)*Data!C1:C4)", "MAX(Data!C1:C4)-MIN(Data!C1:C4)",
    'LEFT("kinerja",3)&UPPER("x")', "MOD(-7,3)", "INT(-2.5)", "DATE(2024,1,31)+1",
    "EOMONTH(DATE(2024,1,31),1)", "-2^2", "2^-1", "50%*4", "AND(TRUE,1>0)", "NOT(1=1)",
    "IF(Data!B4=0,0,Data!C4/Data!B4)", "LARGE(Data!B1:B4,2)", "PRODUCT(Data!B1:B3)",
    'SUBSTITUTE("a.b.c",".","-")', 'LEN("αβγ")', "CHOOSE(2,5,6)", "SUM(OFFSET(Data!B1,0,0,2,1))",
    'SUM(INDIRECT("Data!B1:B2"))', "LOOKUP(72,{0,55,70},{1,2,3})", "1/0", "NA()", 'VALUE("85")',
)  # fmt: skip


def test_the_engine_and_libreoffice_agree(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("needs soffice")  # CI accepts no skip: tests/conftest.py
    path, output = tmp_path / "a.xlsx", tmp_path / "keluar"
    # Without stored values LibreOffice computes what it loads.
    path.write_bytes(workbook({"Data": DATA, "Uji": formulas(*FORMULAS, stored="")}))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless",
            "--convert-to", "xlsx", "--outdir", str(output), str(path),
        ],
        check=True, capture_output=True, timeout=120, env=office_environment(),
    )  # fmt: skip
    report = recalculate(path)
    assert report.failures == ()
    ours = openpyxl.load_workbook(path, data_only=True)["Uji"]
    theirs = openpyxl.load_workbook(output / "a.xlsx", data_only=True)["Uji"]
    different = {
        formula: (ours.cell(n, 1).value, theirs.cell(n, 1).value)
        for n, formula in enumerate(FORMULAS, 1)
        if not same(ours.cell(n, 1).value, theirs.cell(n, 1).value)
    }
    assert different == {}


def same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, rel=1e-12)
    if hasattr(other, "toordinal"):  # LibreOffice formats dates, so they are read as such
        return one == (other - type(other)(1899, 12, 30)).days  # type: ignore[operator,call-arg]
    return one == other
