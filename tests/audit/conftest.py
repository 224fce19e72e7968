"""What the tests of the audit share: small drafts, audited."""

from collections.abc import Callable
from pathlib import Path

import pytest
from naskah_uji import ke_docx

from lakip_xl.audit.naskah.periksa import periksa_naskah
from lakip_xl.audit.temuan import Temuan, Tingkat

Periksa = Callable[[str], list[Temuan]]


@pytest.fixture
def periksa(tmp_path: Path) -> Periksa:
    """Audit a tab-separated text as a Word file; information left out."""

    def jalankan(teks: str) -> list[Temuan]:
        naskah = ke_docx(teks.splitlines(), tmp_path / "naskah.docx")
        return [t for t in periksa_naskah(naskah) if t.tingkat is not Tingkat.INFO]

    return jalankan
