"""What the end-to-end tests share: LibreOffice with the UDF server behind the workbook's VBA."""

from collections.abc import Iterator

import pytest
from libreoffice import Office, missing_programs

collect_ignore = ["harness"]  # runs inside LibreOffice, or beside it


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    if missing := missing_programs():
        pytest.skip(f"needs {', '.join(missing)}")
    with Office(tmp_path_factory.mktemp("office")).installed() as ready:
        yield ready
