"""What other offices' data made wrong or refused, each in the smallest workbook that shows it."""

from pathlib import Path

import pytest
from report_tables import ReadReport

from lakip_xl.report.document import write_report
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData

NAMES = {"NamaInstansi": "Dinas Kearsipan", "TahunLaporan": 2025}


def iku(name: str, target: object, result: object, **more: object) -> Row:
    return {"Sasaran": "Mutu", "Indikator": name, "Satuan": "Jam", "Target": target,
            "Realisasi": result, **more}  # type: ignore[dict-item]  # fmt: skip


def reported(
    path: Path, fields: dict[str, object] | None = None, **tables: list[Row]
) -> ReadReport:
    """Write the report of a workbook, which our own audit must not refuse."""
    build(path, WorkbookData(tables, {**NAMES, **(fields or {})}))  # type: ignore[arg-type]
    result = write_report(path, path.with_suffix(".docx"))
    assert not [one for one in result.remarks if one.tingkat.value != "info"]
    return ReadReport(path.with_suffix(".docx"))


def test_a_target_of_two_cells_is_printed_with_both_bounds(tmp_path: Path) -> None:
    row = iku("Suhu ruang arsip", 18, 21, Rumus="rentang", **{"Target Atas": 22})
    said = reported(tmp_path / "x.xlsm", tblIKU=[row, iku("Jumlah arsip", 5, 5)])
    for words in ("Ringkasan capaian", "Capaian indikator kinerja utama tahun"):
        assert said.table(words)[0]["Target"] == "18 s.d. 22"


def test_money_with_cents_adds_up_as_printed(tmp_path: Path) -> None:
    rows: list[Row] = [{"Kode": "1", "Uraian": "Program"}]
    rows += [
        {"Kode": f"1.{n}", "Uraian": f"Kegiatan {n}", "Anggaran": 1000.5, "Realisasi": 900.25}
        for n in range(1, 4)
    ]
    said = reported(tmp_path / "x.xlsm", tblAnggaran=rows)
    money = said.table("Anggaran dan realisasi menurut program")
    assert [row["Anggaran (Rp)"] for row in money] == [
        "3.001,50", "1.000,50", "1.000,50", "1.000,50", "3.001,50"
    ]  # fmt: skip
    assert "Rp 3.001,50 terealisasi" in said.sentence("Dari anggaran tahun")
    assert "sisanya Rp 300,75" in said.sentence("Dari anggaran tahun")


@pytest.mark.parametrize("cap", [None, 100])
def test_a_row_says_which_formula_is_not_the_ordinary_one(cap: int | None, tmp_path: Path) -> None:
    tables: dict[str, list[Row]] = {
        "tblIKU": [iku("Waktu tunggu", 30, 27, Rumus="turun"), iku("Jumlah arsip", 5, 5)],
        "tblProgram": [
            {"Kode": "1", "Uraian Indikator": name, "Satuan": "Rp", "Target": 9, "Realisasi": real,
             "Rumus": rumus}
            for name, real, rumus in (("Biaya per arsip", 8, "turun"), ("Hasil", 9, None))
        ],
    }  # fmt: skip
    said = reported(tmp_path / "x.xlsm", {"CapaianMaks": cap}, **tables)
    assert said.sentence("Waktu tunggu memakai rumus turun.")
    assert said.sentence("Biaya per arsip memakai rumus turun.")


def test_a_number_in_an_indicators_name_is_no_figure_of_its_row(tmp_path: Path) -> None:
    names = ("Pegawai yang dilatih 20 JP per tahun", "Aduan yang selesai < 3 hari kerja")
    reported(tmp_path / "x.xlsm", tblIKU=[iku(name, 50, 45) for name in names])


def test_a_year_in_which_nothing_was_due_has_no_headline_and_no_error(tmp_path: Path) -> None:
    said = reported(
        tmp_path / "x.xlsm",
        tblIKU=[iku("Jumlah arsip", 0, 0)],
        tblAnggaran=[{"Kode": "1", "Uraian": "Program", "Anggaran": 0, "Realisasi": 0}],
        tblEfisiensi=[{"Kode": "1", "Indikator": "Jumlah arsip"}],
    )
    assert not said.sentence("Seluruh indikator kinerja utama bersama-sama")
    assert "tidak terhitung" not in " ".join(said.paragraphs)
