"""A quarter's report whose prose people edited follows the sheet Triwulan.

The right answer is a new report of the same quarter.
"""

import copy
import random
import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from report.test_renewal import W, edited, figures, words
from triwulan.test_triwulan import random_rows

from lakip_xl.cli import main
from lakip_xl.report.quarterly import write_quarterly
from lakip_xl.report.renewal.figures import State
from lakip_xl.report.renewal.service import renew_report
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData

FIELDS = {"NamaInstansi": "Dinas Uji", "TahunLaporan": 2025}
ACTIONS = [
    {"Rencana Aksi": "Susun dokumen", "Tenggat": 1, "Selesai": 30},
    {"Rencana Aksi": "Uji dokumen", "Tenggat": 2, "Selesai": 0},
]


class Quarter:
    """A quarter's report, and the same office with other figures, a new row and one less."""

    def __init__(self, seed: int, folder: Path) -> None:
        chance = random.Random(seed)  # noqa: S311 - the same rows every time
        self.number = chance.randint(1, 3)
        before = random_rows(seed, 14)
        for row in before[:10]:
            row[f"Realisasi TW{self.number}"] = 12.5
        after = copy.deepcopy(before)
        for row in chance.sample(after, 8):
            for title in [t for t in row if t.startswith(("Target TW", "Realisasi TW"))]:
                row[title] = round(row[title] * chance.uniform(0.3, 1.6), 2)
        after.pop(chance.randrange(14))
        after.insert(chance.randrange(13), random_rows(seed + 1, 1)[0] | {"Uraian": "Baris <baru>"})
        self.before = self.saved(folder / "lama.xlsm", before)
        self.after = self.saved(folder / "baru.xlsm", after)
        self.report, self.fresh = folder / "lama.docx", folder / "segar.docx"
        write_quarterly(self.before, self.report, self.number, force=True)
        write_quarterly(self.after, self.fresh, self.number, force=True)

    @staticmethod
    def saved(path: Path, rows: list[dict]) -> Path:
        build(path, WorkbookData({"tblTriwulan": rows, "tblRencanaAksi": ACTIONS}, FIELDS))
        return path


@pytest.fixture(scope="module", params=range(21, 25))
def quarter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Quarter:
    return Quarter(request.param, tmp_path_factory.mktemp("triwulan"))


def table_texts(path: Path) -> list[list[str]]:
    document = docx.Document(str(path))
    return [
        ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for table in document.element.body.iter(qn("w:tbl"))
        for row in table.iter(qn("w:tr"))
    ]


def test_its_tables_are_those_of_a_new_report(quarter: Quarter, tmp_path: Path) -> None:
    document = Path(shutil.copy(quarter.report, tmp_path / "a.docx"))
    done = renew_report(quarter.after, document, force=True)
    assert [(len(one.added), len(one.removed)) for one in done.tables] == [(1, 1)]
    assert table_texts(document) == table_texts(quarter.fresh)


def test_its_figures_are_right_and_the_words_of_people_stay(
    quarter: Quarter, tmp_path: Path
) -> None:
    chance = random.Random(quarter.number)  # noqa: S311 - the same edits every time
    document = edited(quarter.report, tmp_path / "a.docx", chance)
    before = [one for one in words(document) if "Catatan" in one or "kata lain" in one]
    done = renew_report(quarter.after, document, force=True)
    right = dict(figures(quarter.fresh))
    gone = {one.held.name.tag("").rpartition("|")[0] for one in done.of(State.GONE)}
    for name, said in figures(document):
        assert right.get(name) == said or name in gone, name
    assert gone.isdisjoint(right)
    assert [one for one in words(document) if "Catatan" in one or "kata lain" in one] == before
    assert set(right) <= {n for n, _ in figures(document)} | {
        one.name.tag("").rpartition("|")[0] for one in done.absent
    }


def test_what_is_behind_no_more_is_no_figure_of_another_quarter(tmp_path: Path) -> None:
    row = {"Lembar": "IKU", "Uraian": "Mutu", "Satuan": "Dokumen", "Target TW1": 10,
           "Target TW2": 10}  # fmt: skip
    before = Quarter.saved(tmp_path / "b.xlsm", [row | {"Realisasi TW1": 7}])
    after = Quarter.saved(tmp_path / "c.xlsm", [row | {"Realisasi TW1": 10, "Realisasi TW2": 4}])
    document = tmp_path / "a.docx"
    write_quarterly(before, document, 1, force=True)
    done = renew_report(after, document, force=True)
    assert [one.held.name.column for one in done.of(State.GONE)] == ["Tertinggal"]
    assert ("6 Dokumen" in str(dict(figures(document)))) is False


def test_the_verb_renews_it(
    quarter: Quarter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document(str(quarter.report))
    note = parse_xml(f'<w:p xmlns:w="{W}"><w:r><w:t>Paragraf kami.</w:t></w:r></w:p>')
    document.element.body.insert(0, note)
    document.save(str(tmp_path / "a.docx"))
    arguments = ["laporan", str(quarter.after), "--perbarui", str(tmp_path / "a.docx"), "--tetap"]
    other = str(quarter.number + 1)
    assert main([*arguments, "--triwulan", other]) == 2
    assert f"bukan laporan triwulan {other}" in capsys.readouterr().err
    assert main([*arguments, "--triwulan", str(quarter.number)]) in {0, 1}
    said = capsys.readouterr().out
    assert "mendapat 1 baris: Baris <baru>." in said
    assert "Paragraf kami." in words(tmp_path / "a.docx")
