"""What the tests of the audit share: small drafts, audited."""

from collections.abc import Callable
from pathlib import Path

import pytest
from naskah_uji import ke_docx

from lakip_xl.audit.audit import audit_draft
from lakip_xl.audit.finding import Finding

Periksa = Callable[[str], list[Finding]]


@pytest.fixture
def periksa_semua(tmp_path: Path) -> Periksa:
    """Audit a tab-separated text as a Word file."""
    return lambda teks: audit_draft(ke_docx(teks.splitlines(), tmp_path / "naskah.docx"))


@pytest.fixture
def periksa(periksa_semua: Periksa) -> Periksa:
    """Audit a tab-separated text as a Word file; what only follows or informs is left out."""
    return lambda teks: [t for t in periksa_semua(teks) if t.independent]
