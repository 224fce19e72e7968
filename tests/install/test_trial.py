"""The run in Excel: what is right is called right, and every kind of wrong is found."""

from pathlib import Path

from click.testing import CliRunner
from fake_excel import FakeExcel, copies

from lakip_xl.commands.diagnosa import command
from lakip_xl.errors import LakipError
from lakip_xl.excel.diagnosis.trial import Clock, Observed, trial_report, try_excel
from lakip_xl.functions.catalogue import CATALOGUE

EXAMPLES = sum(len(spec.examples) for spec in CATALOGUE.values())


def run(excel: FakeExcel, folder: Path) -> list[Observed]:
    return try_excel(excel, *copies(folder), Clock(now=lambda: 0.0, sleep=lambda _: None))


def test_an_excel_that_computes_rightly_passes_with_every_example_twice(tmp_path: Path) -> None:
    excel = FakeExcel()
    seen = run(excel, tmp_path)
    assert [str(one) for one in seen if not one.good] == []
    assert sum("contoh" in one.what for one in seen) == 2 * EXAMPLES
    assert excel.AutomationSecurity == 3


def test_a_wrong_answer_is_named_with_its_formula(tmp_path: Path) -> None:
    bad = [one for one in run(FakeExcel(wrong="SERAPAN"), tmp_path) if not one.good]
    assert {one.what.split(", ")[1].split()[0] for one in bad} == {"SERAPAN"}
    assert "=SERAPAN(" in bad[0].detail


def test_a_result_that_saving_loses_is_named(tmp_path: Path) -> None:
    bad = [one for one in run(FakeExcel(forgets=True), tmp_path) if not one.good]
    assert [one.what for one in bad] == ["Sesudah disimpan dan dibuka lagi"]
    assert "Lembar1!B2" in bad[0].detail


def test_an_excel_that_objects_ends_up_in_the_report_and_is_closed(tmp_path: Path) -> None:
    excel = FakeExcel()
    excel.Workbooks = None
    (one,) = trial_report(excel, tmp_path)
    assert not one.good
    assert str(one).startswith("GALAT: Percobaan terhenti: AttributeError")
    assert excel.ended


def test_copies_of_what_is_shipped_are_tried(tmp_path: Path) -> None:
    excel = FakeExcel()
    assert all(one.good for one in trial_report(excel, tmp_path))
    assert {Path(path).name for path in excel.stored} == {"workbook_template.xlsm", "lakip.xlam"}


def test_where_there_is_no_excel_one_sentence_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--excel", str(tmp_path / "laporan.txt")])
    assert isinstance(result.exception, LakipError)
    assert "tidak dapat dijalankan" in str(result.exception)
    assert not (tmp_path / "laporan.txt").exists()
