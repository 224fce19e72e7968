"""Workbooks that the report is made of, and the reports made of them."""

from pathlib import Path

import pytest
from library import LIBRARY

from lakip_xl.report.document import write_report
from lakip_xl.workbook.builder import build


@pytest.fixture(scope="session")
def library_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pustaka") / "pustaka.xlsm"
    build(path, LIBRARY)
    return path


@pytest.fixture(scope="session")
def library_report(library_workbook: Path) -> Path:
    path = library_workbook.with_name("pustaka.docx")
    write_report(library_workbook, path)
    return path


@pytest.fixture(scope="session")
def example_report(example_workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("laporan") / "LKjIP.docx"
    write_report(example_workbook, path, force=True)
    return path
