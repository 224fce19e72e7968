"""``periksa LKjIP.docx --buku``: figures are held by the names of their cells, not by search."""

import json
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from lakip_xl import cli


def findings(document: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> list[dict]:
    capsys.readouterr()
    cli.main(["periksa", str(document), "--buku", str(book), "--format", "json"])
    return json.loads(capsys.readouterr().out)


def control(document: docx.document.Document, start: str, place: str) -> list:
    return [
        one
        for one in document.element.body.iter(qn("w:sdt"))
        if (tag := one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))).startswith(start)
        and tag.split("|")[4] == place
    ]


def changed(book: Path, target: Path, value: float) -> Path:
    """The workbook with another realisasi of its first indicator."""
    opened = load_workbook(book, keep_vba=True)
    sheet = next(one for one in opened if "tblIKU" in one.tables)
    first, head = sheet.tables["tblIKU"].ref.partition(":")[0], None
    for cell in sheet[int("".join(filter(str.isdigit, first)))]:
        if cell.value == "Realisasi":
            head = cell
    assert head is not None
    sheet.cell(head.row + 1, head.column, value)
    opened.save(target)
    return target


def typed_over(report: Path, target: Path) -> Path:
    """The report with another number in the place of its first realisasi."""
    document = docx.Document(str(report))
    (one, *_) = control(document, "lk|IKU|Realisasi|", "capaian")
    (text,) = one.iter(qn("w:t"))
    text.text = "987,65"
    document.save(str(target))
    return target


def test_all_figures_of_a_report_are_found_by_name(
    library_report: Path, library_workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    cli.main(["periksa", str(library_report), "--buku", str(library_workbook)])
    said = capsys.readouterr().err
    found, count = said.split(" angka bertaut")[0].split(" dari ")
    assert int(found) == int(count) > 100


def test_a_changed_cell_makes_its_figures_stale_each_once(
    library_report: Path,
    library_workbook: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    book = changed(library_workbook, tmp_path / "b.xlsm", 3.25)
    stale = [
        one
        for one in findings(library_report, book, capsys)
        if one["aturan"] == "angka-usang" and one["kolom"] == "Realisasi"
    ]
    assert len(stale) >= 3
    assert {one["dihitung"].rstrip("%0").split(" ")[0] for one in stale} == {"3,25"}
    places = [(one["sel"], one["kolom"]) for one in stale]
    assert len(set(places)) == len(places)


def test_a_figure_that_somebody_typed_over_is_told_as_such(
    library_report: Path,
    library_workbook: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = typed_over(library_report, tmp_path / "a.docx")
    (found,) = [
        one for one in findings(path, library_workbook, capsys) if one["tercetak"] == "987,65"
    ]
    assert found["aturan"] == "angka-disunting"
    assert "Selnya juga berubah" not in found["pesan"]
    book = changed(library_workbook, tmp_path / "b.xlsm", 3.25)
    (both,) = [one for one in findings(path, book, capsys) if one["tercetak"] == "987,65"]
    assert "Selnya juga berubah" in both["pesan"]


def test_a_figure_typed_over_stays_and_is_named_in_a_renewal(
    library_report: Path,
    library_workbook: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = typed_over(library_report, tmp_path / "a.docx")
    book = changed(library_workbook, tmp_path / "b.xlsm", 3.25)
    before = path.read_bytes()
    trial = ["laporan", str(book), "--perbarui", str(path), "--tetap", "--uji-coba"]
    assert cli.main(trial) == 1
    assert path.read_bytes() == before
    capsys.readouterr()
    assert cli.main(["laporan", str(book), "--perbarui", str(path), "--tetap"]) == 1
    said = capsys.readouterr().out
    assert "diketik ulang orang" in said
    assert "'987,65'" in said
    (kept, *_) = control(docx.Document(str(path)), "lk|IKU|Realisasi|", "capaian")
    assert [one.text for one in kept.iter(qn("w:t"))] == ["987,65"]


def test_a_draft_without_names_is_refused_in_one_sentence(
    library_workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    options = ["laporan", str(library_workbook), "--perbarui", str(tmp_path / "a.docx")]
    assert cli.main(options) == 2
    assert "tidak memuat angka yang menyebut selnya" in capsys.readouterr().err
