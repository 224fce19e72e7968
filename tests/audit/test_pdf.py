"""A report as PDF: the same findings as in Word, with their page; what cannot be read is said."""

import json
from pathlib import Path

import pytest
from pdf_uji import encrypted, pdf, scan

from lakip_xl import cli
from lakip_xl.audit.audit import audit_with_coverage
from lakip_xl.audit.read.pdf import read_pdf
from lakip_xl.engine import bounded
from lakip_xl.errors import LakipError

HEAD = ["Indikator", "Target", "Realisasi", "Capaian (%)"]
RIGHT = ["Indeks Sistem Merit", "325", "331,5", "102"]
WRONG = ["Indeks Sistem Merit", "325", "331,5", "120"]
CAPTION = "Tabel 3.8 Capaian"


@pytest.mark.parametrize("lines", [True, False])
def test_a_wrong_figure_is_found_with_its_page(tmp_path: Path, *, lines: bool) -> None:
    rows = [HEAD, ["Nilai SAKIP", "80", "84", "105"], WRONG]
    path = pdf(tmp_path / "a.bin", [["Pendahuluan."], [CAPTION, rows]], lines=lines)
    [found], _ = audit_with_coverage(path)
    assert (found.aturan, found.tabel, found.dihitung, found.halaman) == (
        "capaian",
        "3.8",
        102.0,
        2,
    )
    assert found.sel == "tabel ke-1, baris 3, kolom 4"


def test_a_right_table_gives_nothing(tmp_path: Path) -> None:
    assert audit_with_coverage(pdf(tmp_path / "a.pdf", [[CAPTION, [HEAD, RIGHT]]]))[0] == []


def test_a_table_goes_on_over_pages_below_a_repeated_head(tmp_path: Path) -> None:
    pages = [[CAPTION, [HEAD, RIGHT]], [[HEAD, RIGHT]], [[HEAD, WRONG]]]
    [found], coverage = audit_with_coverage(pdf(tmp_path / "a.pdf", pages, footer="Dinas"))
    assert (coverage.tabel, coverage.baris) == (1, 3)
    assert (found.sel, found.halaman) == ("tabel ke-1, baris 4, kolom 4", 3)


def test_the_verb_tells_a_pdf_by_its_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = pdf(tmp_path / "a.docx", [[CAPTION, [HEAD, WRONG]]])
    assert cli.main(["periksa", str(path), "--format", "json"]) == 1
    [found] = json.loads(capsys.readouterr().out)
    assert (found["aturan"], found["halaman"]) == ("capaian", 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (scan(), "pindai"),
        (encrypted(), "terkunci"),
        (b"%PDF-1.7\nrusak", "rusak"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(LakipError, match=reason):
        audit_with_coverage(path)
    assert path.read_bytes() == content


def test_a_page_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [["x"]], padding=40 * 1024 * 1024)
    with pytest.raises(LakipError, match="terlalu besar"):
        audit_with_coverage(path)


def test_a_worker_and_a_fork_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pdf(tmp_path / "a.pdf", [["LAPORAN KINERJA 2024", [["No", "Target"], ["1", "80"]]]])
    forked = read_pdf(path)
    monkeypatch.setattr(bounded, "FORKS", False)
    assert read_pdf(path) == forked
    assert forked.blocks
