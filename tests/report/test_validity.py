"""Microsoft's own validator finds nothing in reports and frozen copies."""

from pathlib import Path

import docx
from open_xml_sdk import complaints

from lakip_xl.report.document import write_report
from lakip_xl.report.frozen.service import freeze


def test_reports_are_valid(validator: str, example_report: Path, library_report: Path) -> None:
    assert complaints(validator, example_report) == []
    assert complaints(validator, library_report) == []


def test_a_report_in_an_offices_document_is_valid(
    validator: str, library_workbook: Path, tmp_path: Path
) -> None:
    template = tmp_path / "kantor.docx"
    document = docx.Document()
    for text in ("Bab II", "{{LAPORAN}}", "Bab IV"):
        document.add_paragraph(text)
    document.save(str(template))
    write_report(library_workbook, tmp_path / "a.docx", template=template, force=True)
    assert complaints(validator, tmp_path / "a.docx") == []


def test_frozen_copies_are_valid(validator: str, example_workbook: Path, tmp_path: Path) -> None:
    freeze(example_workbook, tmp_path / "a.xlsx")
    assert complaints(validator, tmp_path / "a.xlsx") == []
