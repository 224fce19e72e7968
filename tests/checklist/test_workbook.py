"""The checklist of a workbook, the sheet Analisis, and how both reach the Word report."""

import datetime as dt
import json
from pathlib import Path

import docx
import openpyxl
import pytest
from word_text import opened

from lakip_xl.audit.checklist.run import check_draft
from lakip_xl.audit.checklist.verdict import Answer
from lakip_xl.audit.checklist.workbook import check_workbook
from lakip_xl.cli import main
from lakip_xl.report.document import write_report
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData

YES, PART, NO = Answer.YES, Answer.PART, Answer.NO
NAMES = ("Indeks layanan perizinan", "Persentase jalan mantap")
IKU: list[Row] = [
    {"No": 1, "Sasaran": "Mutu", "Indikator": NAMES[0], "Satuan": "Indeks", "Target": 80,
     "Realisasi": 82},
    {"No": 2, "Sasaran": "Mutu", "Indikator": NAMES[1], "Satuan": "%", "Target": 70,
     "Realisasi": 63},
]  # fmt: skip
WRITTEN: Row = {
    "Penyebab": "Petugas bertambah",
    "Hambatan": "Jaringan sering putus",
    "Upaya": "Memasang jalur cadangan",
    "Rekomendasi": "Menambah loket.",
    "Penanggung Jawab": "Bidang Pelayanan",
    "Tenggat": "Triwulan II 2025",
}
COMPARED: Row = {
    "Dasar": "Realisasi", "Tahun Lalu": 79, "Target Akhir": 85, "Angka Pembanding": 78.4,
    "Wilayah Pembanding": "nasional", "Sumber Pembanding": "Survei nasional",
    "Tahun Pembanding": 2024,
}  # fmt: skip
OFFICE = {"NamaInstansi": "Dinas Contoh", "TahunLaporan": 2024}
PAPERS = {
    "NamaPimpinan": "Pimpinan",
    "NipPimpinan": "197001011995031001",
    "PengukuranBerkala": "setiap triwulan",
    "TanggalLaporan": "31 Januari 2025",
    "TanggalPenyampaian": "14 Februari 2025",
    "PernyataanReviu": "700/12/2025, 10 Februari 2025",
    "AlamatPublikasi": "https://dinas.contoh.go.id",
}


def full(
    path: Path,
    *,
    without: str = "",
    papers: dict[str, str] | None = None,
    efficiency: bool = False,
) -> Path:
    analysis = [{"No": i, "Indikator": name, **WRITTEN} for i, name in enumerate(NAMES, 1)]
    analysis[1].pop(without, None)
    build(
        path,
        WorkbookData(
            tables={
                "tblIKU": IKU,
                "tblPerbandingan": [{"Indikator": name, **COMPARED} for name in NAMES],
                "tblAnalisis": analysis,
                "tblTindakLanjut": [{"No": 1, "Rekomendasi": "Susun standar", "Status": "proses"}],
                "tblPerjanjian": [
                    {"No": 1, "Indikator": NAMES[0], "Target Murni": 78, "Target Perubahan": 80},
                    {"No": 2, "Indikator": NAMES[1], "Target Murni": 75},
                ],
                "tblEfisiensi": [{"Kode": "1", "Sasaran": "Mutu", "Indikator": NAMES[0]}]
                if efficiency
                else [],
                "tblAnggaran": [{"Kode": "1", "Uraian": "A", "Anggaran": 500, "Realisasi": 450}],
            },
            fields={**OFFICE, **(PAPERS if papers is None else papers)},
        ),
    )
    return path


def answers(path: Path) -> dict[str, Answer]:
    return {one.id: one.answer for one in check_workbook(open_book(path)).verdicts}


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full(tmp_path_factory.mktemp("buku") / "lengkap.xlsm")


def test_a_full_workbook_has_every_point_that_a_workbook_can_have(complete: Path) -> None:
    found = answers(complete)
    partial = {"3.b.1", "3.b.8"}  # the other chapters are not ours; nothing stands on Efisiensi
    assert {point for point, answer in found.items() if answer is not YES} == partial


def test_every_passage_names_sheet_and_cell_and_no_number_of_an_official(complete: Path) -> None:
    checklist = check_workbook(open_book(complete))
    for verdict in checklist.verdicts:
        for passage in verdict.passages:
            assert "!" in passage.place or passage.place == "laporan Word"
    assert "1970" not in json.dumps(checklist.as_json())


def test_one_missing_cell_makes_its_point_partial_for_its_indicator(tmp_path: Path) -> None:
    path = full(tmp_path / "a.xlsm", without="Upaya")
    assert answers(path)["3.b.7"] is PART
    first, second = check_workbook(open_book(path)).indicators
    named = [{v.id: v.answer for v in one.verdicts} for one in (first, second)]
    assert named[0]["keberhasilan atau kegagalan"] is YES
    assert named[1]["keberhasilan atau kegagalan"] is PART


def test_a_report_handed_in_late_is_partial(tmp_path: Path) -> None:
    path = full(tmp_path / "a.xlsm", papers={"TanggalPenyampaian": "2 Juli 2025"})
    found = answers(path)
    assert found["3.a.6"] is PART
    assert found["3.a.4"] is found["3.a.5"] is NO


def test_a_workbook_without_the_sheet_is_judged_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "lama.xlsm"
    data = WorkbookData(tables={"tblIKU": IKU}, fields=OFFICE, without=frozenset({"Analisis"}))
    build(path, data)
    found = answers(path)
    assert found["3.b.3"] is YES
    assert found["3.b.7"] is NO


def test_the_sheet_shows_the_figures_beside_and_says_what_is_missing(tmp_path: Path) -> None:
    book = open_book(full(tmp_path / "a.xlsm", without="Tenggat"))
    first, second = book.tables["tblAnalisis"]
    assert (first["Target"], first["Realisasi"], first["Capaian"]) == (80, 82, 102.5)
    assert first["Belum Diisi"] == "Lengkap"
    assert second["Belum Diisi"] == "tenggat"
    agreed = list(book.tables["tblPerjanjian"])
    assert [row["Cek IKU"] for row in agreed] == ["Cocok", "Beda"]


def test_what_was_written_flows_into_the_report(tmp_path: Path) -> None:
    output = tmp_path / "laporan.docx"
    write_report(full(tmp_path / "a.xlsm", without="Upaya"), output, force=True)
    document = opened(output)
    text = "\n".join(p.text for p in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Petugas bertambah." in text
    assert "Menambah loket. Penanggung jawab: Bidang Pelayanan." in text
    assert "Belum diisi di lembar Analisis: upaya." in text
    assert {"Susun standar", "proses", "Survei nasional, 2024", "78,4"} <= set(cells)
    found = {one.id: one.answer for one in check_draft(output).verdicts}
    assert found["3.b.4"] is found["3.b.5"] is found["3.b.6"] is found["3.b.7"] is YES


def written(path: Path, *, template: Path | None = None) -> dict[str, Answer]:
    """What the checklist says of the Word report of a workbook."""
    output = path.with_suffix(".docx")
    write_report(path, output, template=template, force=True)
    return {one.id: one.answer for one in check_draft(output).verdicts}


def test_the_report_of_a_full_workbook_in_the_office_s_own_chapters_has_all_of_3b(
    tmp_path: Path,
) -> None:
    document = docx.Document()
    for title in ("BAB I PENDAHULUAN", "BAB II PERENCANAAN KINERJA"):
        document.add_heading(title, 1)
        document.add_paragraph("Dinas menyelenggarakan urusan pekerjaan umum.")
    document.add_paragraph("{{LAPORAN}}")
    document.add_heading("BAB IV PENUTUP", 1)
    document.add_paragraph("Demikian laporan ini disusun.")
    document.save(str(tmp_path / "kantor.docx"))
    path = full(tmp_path / "a.xlsm", efficiency=True)
    found = written(path, template=tmp_path / "kantor.docx")
    assert {point for point, answer in found.items() if answer is YES} >= {
        f"3.b.{order}" for order in range(1, 10)
    }
    assert written(path)["3.b.1"] is NO


@pytest.mark.parametrize(
    ("left_out", "point", "answer"),
    [
        ((), "3.b.7", YES),
        (("Upaya",), "3.b.7", PART),
        (("Penyebab", "Hambatan"), "3.b.7", PART),
        (("Penyebab", "Hambatan", "Upaya"), "3.b.7", NO),
        (("Rekomendasi", "Penanggung Jawab", "Tenggat"), "3.b.9", NO),
    ],
)
def test_what_nobody_wrote_earns_nothing_in_the_report(
    tmp_path: Path, left_out: tuple[str, ...], point: str, answer: Answer
) -> None:
    row = {title: said for title, said in WRITTEN.items() if title not in left_out}
    analysis: list[Row] = [{"No": i, "Indikator": name, **row} for i, name in enumerate(NAMES, 1)]
    tables = {"tblIKU": IKU, "tblAnalisis": analysis}
    build(tmp_path / "a.xlsm", WorkbookData(tables=tables, fields=OFFICE))
    assert written(tmp_path / "a.xlsm")[point] is answer


def test_a_note_that_something_is_blank_is_no_evidence(tmp_path: Path) -> None:
    build(tmp_path / "a.xlsm", WorkbookData(tables={"tblIKU": IKU}, fields=OFFICE))
    found = written(tmp_path / "a.xlsm")
    assert [found[f"3.b.{order}"] for order in (4, 5, 6, 7, 8, 9)] == [NO] * 6


def test_an_indicator_without_a_figure_from_elsewhere_is_named_in_the_report(
    tmp_path: Path,
) -> None:
    path, output = tmp_path / "a.xlsm", tmp_path / "a.docx"
    bare = {title: value for title, value in COMPARED.items() if "Sumber" not in title}
    compared: list[Row] = [{"Indikator": NAMES[0], **bare}]
    build(path, WorkbookData(tables={"tblIKU": IKU, "tblPerbandingan": compared}, fields=OFFICE))
    write_report(path, output, force=True)
    document = docx.Document(str(output))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "sumber belum diisi, 2024" in cells
    said = f"Angka pembanding belum diisi di lembar Perbandingan untuk: {NAMES[1]}."
    assert said in [p.text for p in document.paragraphs]


def test_an_indicator_without_analysis_is_named_in_the_report(tmp_path: Path) -> None:
    path, output = tmp_path / "a.xlsm", tmp_path / "laporan.docx"
    build(path, WorkbookData(tables={"tblIKU": IKU}, fields=OFFICE))
    write_report(path, output, force=True)
    text = "\n".join(p.text for p in docx.Document(str(output)).paragraphs)
    assert f"Lembar Analisis belum diisi untuk: {NAMES[0]}; {NAMES[1]}." in text


def test_the_verb_prints_json_and_ends_with_one_while_something_is_missing(
    complete: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lengkap", str(complete), "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert len(shown["butir"]) == 15
    assert shown["poin"] == 7.5
    assert shown["poin_dipertaruhkan"] == 1.0
    assert len(shown["indikator"]) == 2
    assert main(["lengkap", str(complete)]) == 1
    assert "1 dari 7,5 poin dipertaruhkan" in capsys.readouterr().out


def test_the_verb_reads_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    document.add_paragraph("Efisiensi penggunaan anggaran mencapai 9,18%.")
    document.save(str(tmp_path / "a.docx"))
    assert main(["lengkap", str(tmp_path / "a.docx")]) == 1
    shown = capsys.readouterr().out
    assert "ADA        3.b.8" in shown
    assert "paragraf 1" in shown


def test_a_file_that_is_no_report_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("bukan Word", encoding="utf-8")
    assert main(["lengkap", str(tmp_path / "a.docx")]) == 2


def test_review_and_publication_reach_the_report(tmp_path: Path) -> None:
    path = full(tmp_path / "a.xlsm")
    found = written(path)
    assert [found[f"3.a.{order}"] for order in range(1, 7)] == [YES] * 6
    bare = full(tmp_path / "b.xlsm", papers={"AlamatPublikasi": PAPERS["AlamatPublikasi"]})
    found = written(bare)
    assert (found["3.a.4"], found["3.a.5"]) == (NO, YES)
    text = "\n".join(p.text for p in docx.Document(str(bare.with_suffix(".docx"))).paragraphs)
    assert "pernyataan reviu" in text[text.index("Belum diisi di lembar Analisis: pengukuran") :]


def test_a_date_that_excel_made_a_number_is_a_date(tmp_path: Path) -> None:
    path = full(tmp_path / "a.xlsm")
    book = openpyxl.load_workbook(path, keep_vba=True)
    for name in ("TanggalLaporan", "TanggalPenyampaian"):
        [(sheet, cell)] = book.defined_names[name].destinations
        book[sheet][cell.replace("$", "")].value = dt.datetime(2025, 2, 14)  # noqa: DTZ001 - a cell
    book.save(path)
    point = check_workbook(open_book(path)).verdicts[5]
    assert (point.id, point.answer) == ("3.a.6", YES)
    assert "14 Februari 2025" in point.passages[0].text
    assert written(path)["3.a.6"] is YES
