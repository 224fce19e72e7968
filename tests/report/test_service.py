"""``laporan`` as a service and as a verb: when it writes, what it says, what it leaves alone."""

import hashlib
from pathlib import Path
from typing import Any

import docx
import pytest
from editing import edited, sheet_part
from word_text import opened

from lakip_xl import cli
from lakip_xl.audit.audit import audit_draft
from lakip_xl.audit.finding import Severity
from lakip_xl.engine.evaluation import Computation
from lakip_xl.errors import LakipError, WorkbookError
from lakip_xl.package.archive import Archive
from lakip_xl.report.document import OpenErrorsError, write_report
from lakip_xl.workbook.template import new_workbook

Capture = pytest.CaptureFixture[str]


def test_open_errors_keep_the_report_from_being_written(
    example_workbook: Path, tmp_path: Path
) -> None:
    with pytest.raises(OpenErrorsError, match=r"temuan tingkat galat.*--tetap"):
        write_report(example_workbook, tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_forced_report_says_so_on_its_first_page(example_report: Path) -> None:
    first = opened(example_report).paragraphs[0]
    assert first.text.startswith("Belum bersih dari temuan.")
    assert "temuan tingkat galat" in first.text
    assert first.style is not None
    assert first.style.name == "LKjIP Peringatan"


def test_a_report_without_open_errors_carries_no_warning(library_report: Path) -> None:
    paragraphs = opened(library_report).paragraphs
    assert not any(p.style and p.style.name == "LKjIP Peringatan" for p in paragraphs)


def test_the_report_of_another_office_passes_its_own_audit(library_report: Path) -> None:
    findings = audit_draft(library_report)
    # Only that one indicator is lower-is-better, which its note says too.
    assert {(t.aturan, t.tingkat) for t in findings} == {("rumus-capaian", Severity.INFO)}


def test_the_report_of_the_published_figures_passes_its_own_audit(example_report: Path) -> None:
    assert audit_draft(example_report) == []


def test_unusual_figures_are_spoken_of_below_their_table(example_report: Path) -> None:
    texts = [p.text for p in opened(example_report).paragraphs]
    unusual = [text for text in texts if "perlu ditinjau" in text]
    assert [text.partition(";")[0] for text in unusual] == [
        "Capaian baris 2.3, 2.3.1, 2.3.7, dan 2.3.6 jauh dari yang lazim",
        "Realisasi baris 2, 2.3, dan 2.4 berupa persentase tetapi lebih dari seratus",
    ]


def test_the_workbook_is_not_touched(library_workbook: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(library_workbook.read_bytes()).digest()
    write_report(library_workbook, tmp_path / "a.docx")
    assert hashlib.sha256(library_workbook.read_bytes()).digest() == before


@pytest.mark.parametrize("workbook", ["library_workbook", "example_workbook"])
def test_the_workbook_is_opened_once_and_evaluated_once(
    workbook: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even the example, whose typed sums are contradicted by their parts."""
    path: Path = request.getfixturevalue(workbook)
    opened: list[Path | None] = []
    evaluated: list[object] = []
    open_archive, begin = Archive.__init__, Computation.__init__

    original = path.read_bytes()

    def counted(self: Archive, data: bytes, *arguments: Any, **options: Any) -> None:
        if bytes(data) == original:  # the audit of the report opens the report besides
            opened.append(path)
        open_archive(self, data, *arguments, **options)

    def noted(self: Computation, *arguments: Any) -> None:
        evaluated.append(self)
        begin(self, *arguments)

    monkeypatch.setattr(Archive, "__init__", counted)
    monkeypatch.setattr(Computation, "__init__", noted)
    write_report(path, tmp_path / "a.docx", force=True)
    assert (len(opened), len(evaluated)) == (1, 1)


def test_stale_caches_are_computed_anew(library_workbook: Path, tmp_path: Path) -> None:
    iku = sheet_part("IKU")
    stale = edited(library_workbook, tmp_path / "a.xlsm", iku, "<v>68.25</v>", "<v>131</v>")
    write_report(stale, tmp_path / "a.docx", force=True)
    table = opened(tmp_path / "a.docx").tables[0]
    assert table.cell(1, 5).text == "200%"


def test_what_cannot_be_computed_is_named_on_the_first_page(
    library_workbook: Path, tmp_path: Path, capsys: Capture
) -> None:
    unknown = edited(
        library_workbook, tmp_path / "a.xlsm", sheet_part("IKU"), r",CAPAIAN\(", ",CUBEVALUE("
    )
    path = tmp_path / "a.docx"
    assert cli.main(["laporan", str(unknown), "-o", str(path), "--tetap"]) == 1
    assert "1 sel tidak dapat dihitung" in capsys.readouterr().out
    assert "IKU!J9" in opened(path).paragraphs[0].text


def test_a_missing_sheet_is_one_clear_sentence(library_workbook: Path, tmp_path: Path) -> None:
    renamed = edited(
        library_workbook, tmp_path / "a.xlsm", "xl/workbook.xml", 'name="Efisiensi"', 'name="Efi"'
    )
    with pytest.raises(WorkbookError, match="tidak lagi merujuk ke sel sheet 'Efisiensi'"):
        write_report(renamed, tmp_path / "a.docx", force=True)
    assert not (tmp_path / "a.docx").exists()


def test_the_output_is_a_docx_and_never_an_input(library_workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(LakipError, match=r"harus berakhiran \.docx"):
        write_report(library_workbook, tmp_path / "a.pdf")
    template = tmp_path / "kantor.docx"
    docx.Document().save(str(template))
    with pytest.raises(LakipError, match="berkas masukan"):
        write_report(library_workbook, template, template=template)


def test_an_existing_report_survives_a_failure(example_workbook: Path, tmp_path: Path) -> None:
    old = tmp_path / "a.docx"
    old.write_bytes(b"laporan lama")
    with pytest.raises(OpenErrorsError):
        write_report(example_workbook, old)
    assert old.read_bytes() == b"laporan lama"


def test_the_verb_tells_what_it_wrote(
    library_workbook: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "a.docx"
    assert cli.main(["laporan", str(library_workbook), "-o", str(path)]) == 0
    assert capsys.readouterr().out.startswith(f"{path} ditulis: 10 tabel, 3 gambar.\n")


def test_the_verb_refuses_open_errors_unless_forced(
    example_workbook: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "a.docx"
    assert cli.main(["laporan", str(example_workbook), "-o", str(path)]) == 1
    assert "--tetap" in capsys.readouterr().err
    assert not path.exists()
    assert cli.main(["laporan", str(example_workbook), "-o", str(path), "--tetap"]) == 0
    assert "berbeda dari jumlah rinciannya" in capsys.readouterr().out


def test_an_unusable_workbook_ends_with_its_code(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.xlsm").write_bytes(b"rusak")
    assert cli.main(["laporan", str(tmp_path / "a.xlsm")]) == 2
    assert "bukan berkas Office" in capsys.readouterr().err


def test_no_report_without_office_and_year(tmp_path: Path, capsys: Capture) -> None:
    new_workbook(tmp_path / "a.xlsm")
    path = tmp_path / "a.docx"
    assert cli.main(["laporan", str(tmp_path / "a.xlsm"), "-o", str(path), "--tetap"]) == 2
    assert "nama instansi dan tahun laporan" in capsys.readouterr().err
    assert not path.exists()


def test_the_long_trace_is_a_document_of_its_own(library_workbook: Path, tmp_path: Path) -> None:
    report, trace = tmp_path / "a.docx", tmp_path / "asal.docx"
    verb = ["laporan", str(library_workbook), "-o", str(report)]
    assert cli.main([*verb, "--lampiran", str(trace)]) == 0
    texts = [p.text for p in opened(report).paragraphs]
    assert "Lampiran Penelusuran Angka" not in texts
    cells = [c.text for row in opened(trace).tables[0].rows for c in row.cells]
    assert {"IKU!J9", "CAPAIAN"} <= set(cells)


def test_the_report_stands_without_its_appendix(library_workbook: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    assert cli.main(["laporan", str(library_workbook), "-o", str(path), "--tanpa-lampiran"]) == 0
    assert "Lampiran Penelusuran Angka" not in [p.text for p in opened(path).paragraphs]
