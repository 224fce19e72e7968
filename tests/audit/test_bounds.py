"""A draft that says between which bounds it keeps every capaian is held to them."""

from pathlib import Path

import pytest
from docx import Document

from lakip_xl.audit.audit import audit_draft

SENTENCE = "Target 80%, terealisasi 60%, sehingga capaian kinerja sebesar {}%."


def found(folder: Path, *paragraphs: str) -> list[str]:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = folder / "naskah.docx"
    document.save(str(path))
    return [one.aturan for one in audit_draft(path)]


@pytest.mark.parametrize(
    "note",
    [
        "Capaian dibatasi paling rendah 90% dan paling tinggi 110%.",
        "Nilai capaian maksimal 110% dan minimal 90 persen.",
    ],
)
def test_a_capaian_at_a_stated_bound_is_right(tmp_path: Path, note: str) -> None:
    assert found(tmp_path, note, SENTENCE.format(90)) == []


def test_another_capaian_is_wrong_all_the_same(tmp_path: Path) -> None:
    note = "Capaian dibatasi paling rendah 90% dan paling tinggi 110%."
    assert found(tmp_path, note, SENTENCE.format(95)) == ["capaian-prosa"]


def test_without_a_stated_bound_it_is_wrong(tmp_path: Path) -> None:
    assert found(tmp_path, SENTENCE.format(90)) == ["capaian-prosa"]
