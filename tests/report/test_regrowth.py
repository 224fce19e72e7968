"""Tables of an edited report follow the workbook's rows, and nothing that people did is undone.

The right answer is a new report of the changed workbook. ``LAKIP_PERBARUAN=50`` tries as many
offices.
"""

import copy
import os
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree
from open_xml_sdk import complaints
from random_offices import Office
from report.test_renewal import (
    Reports,
    W,
    body,
    changed,
    edited,
    figures,
    made,
    resaved,
    text,
    words,
)

from lakip_xl.package.charttexts import texts_of
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind as PackageKind
from lakip_xl.report.renewal.charts import drawn
from lakip_xl.report.renewal.figures import State
from lakip_xl.report.renewal.growth import Regrown

SEEDS = range(1, 1 + int(os.environ.get("LAKIP_PERBARUAN", "4")))
GROWING = ("tblIKU", "tblAnggaran", "tblProgram")


def regrown_office(office: Office, chance: random.Random) -> Office:
    """The same office with other figures, and rows that are new or gone."""
    other = changed(office, chance)
    for name in GROWING:
        rows = other.tables.get(name, [])
        if len(rows) > 3:
            gone = chance.randrange(1, len(rows) - 1)
            kept = rows[gone]
            if name == "tblIKU" or not any(
                str(row.get("Kode", "")).startswith(f"{kept.get('Kode')}.") for row in rows
            ):
                rows.pop(gone)
        if name == "tblIKU" and rows:
            new = copy.deepcopy(chance.choice(rows))
            new["Indikator"] = "Persentase layanan baru <daring> & lain-lain"
            if "No" in new:
                new["No"] = max(float(str(row.get("No") or 0)) for row in rows) + 1
            rows.insert(chance.randrange(1, len(rows) + 1), new)
    return other


@pytest.fixture(scope="module", params=SEEDS)
def reports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reports:
    return made(request.param, tmp_path_factory.mktemp("kantor"), regrown_office)


def titled(path: Path) -> dict[str, list[list[str]]]:
    """The rows of every table by its title, cell by cell."""
    return {
        one.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val")): [
            [text(cell) for cell in row.iter(qn("w:tc"))] for row in one.iter(qn("w:tr"))
        ]
        for one in body(path).iter(qn("w:tbl"))
        if "!" not in text(one)
    }


def bare(sentence: str) -> str:
    """A sentence without the zeros that only line up a column."""
    return re.sub(r",0+(?!\d)|(?<=,\d)0+(?!\d)", "", sentence)


def test_every_table_has_the_rows_of_a_new_report(reports: Reports, tmp_path: Path) -> None:
    document = Path(shutil.copy(reports.report, tmp_path / "a.docx"))
    done = reports.renewed(document)
    assert sum(len(one.added) + len(one.removed) for one in done.tables) >= 2
    here, there = titled(document), titled(reports.fresh)
    # A year less in the workbook is a column less in the new report.
    other = {title for title in here.keys() & there.keys()
             if len(here[title][-1]) != len(there[title][-1])}  # fmt: skip
    assert not [one for one in done.tables if one.kept or (one.left and one.title not in other)]
    spoken = {bare(one.sentence) for one in done.of(State.GONE)}
    for title in (here.keys() & there.keys()) - other:
        assert len(here[title]) == len(there[title]), title
        for row, right in zip(here[title], there[title], strict=True):
            unlike = [b for a, b in zip(row, right, strict=True) if a != b]
            assert {bare(b) for b in unlike} <= spoken


def test_every_chart_shows_the_rows_of_a_new_report(reports: Reports, tmp_path: Path) -> None:
    document = Path(shutil.copy(reports.report, tmp_path / "a.docx"))
    done = reports.renewed(document)
    assert [one for one in done.charts if one.left and "tidak memuat" not in one.left] == []

    def shown(path: Path) -> dict[str, list[str]]:
        package = open_package(path, kind=PackageKind.DOCUMENT)
        links = package.relationships(package.main)
        return {
            one.key: texts_of(package.read(links[one.relation].target))
            for one in drawn(package.read(package.main))
        }

    here, there = shown(document), shown(reports.fresh)
    assert {key: here[key] for key in here.keys() & there.keys()} == {
        key: there[key] for key in here.keys() & there.keys()
    }


def test_people_keep_their_words_and_their_rows(reports: Reports, tmp_path: Path) -> None:
    chance = random.Random(reports.seed)  # noqa: S311 - the same edits every time
    document = edited(reports.report, tmp_path / "a.docx", chance)
    before = [one for one in words(document) if "Catatan" in one or "kata lain" in one]
    done = reports.renewed(document)
    after = words(document)
    assert before
    assert [one for one in after if "Catatan" in one or "kata lain" in one] == before
    right = dict(figures(reports.fresh))
    assert [n for n, said in figures(document) if right.get(n, said) != said] == []
    assert not done.of(State.EDITED, State.EDITED_AND_STALE)


def test_a_second_renewal_changes_nothing(reports: Reports, tmp_path: Path) -> None:
    document = Path(shutil.copy(reports.report, tmp_path / "a.docx"))
    reports.renewed(document)
    once = document.read_bytes()
    again = reports.renewed(document)
    assert not again.writes
    assert document.read_bytes() == once


def test_a_regrown_report_is_valid(validator: str, reports: Reports, tmp_path: Path) -> None:
    reports.renewed(reports.report, tmp_path / "a.docx")
    assert complaints(validator, tmp_path / "a.docx") == []
    numbers = [one.get(qn("w:val")) for one in body(tmp_path / "a.docx").iter(qn("w:id"))
               if one.getparent().tag == qn("w:sdtPr")]  # fmt: skip
    assert len(numbers) == len(set(numbers))


def test_the_same_after_libreoffice_saved_it(reports: Reports, tmp_path: Path) -> None:
    source = Path(shutil.copy(reports.report, tmp_path / "a.docx"))
    document = resaved(source, tmp_path)
    done = reports.renewed(document)
    assert sum(len(one.added) + len(one.removed) for one in done.tables) >= 2
    right = dict(figures(reports.fresh))
    names = {name for name, _ in figures(document)}
    assert {name for name in right if name not in names} <= {
        one.name.tag("").rpartition("|")[0] for one in done.absent
    }


Change = Callable[["etree._Element"], object]
"""What somebody does to a table."""


def rows(table: etree._Element) -> list[etree._Element]:
    return [one for one in table.iterchildren(qn("w:tr")) if list(one.iter(qn("w:sdt")))]


def noted(paragraph: etree._Element, note: str, kind: str = "r") -> None:
    """Write into a paragraph, openly or as a proposal."""
    run = f'<w:r xmlns:w="{W}"><w:t>{note}</w:t></w:r>'
    if kind == "ins":
        run = f'<w:ins xmlns:w="{W}" w:id="9" w:author="a">{run}</w:ins>'
    paragraph.append(parse_xml(run))


def a_column_less(table: etree._Element) -> None:
    for row in rows(table):
        row.remove(row.find(qn("w:tc")))


def another_order(table: etree._Element) -> None:
    rows(table)[0].addprevious(rows(table)[1])


def a_row_twice(table: etree._Element) -> None:
    rows(table)[0].addnext(copy.deepcopy(rows(table)[0]))


def the_table_twice(table: etree._Element) -> None:
    table.addnext(copy.deepcopy(table))


def proposals(table: etree._Element) -> None:
    noted(next(rows(table)[0].iter(qn("w:p"))), "x", "ins")


def a_table_within(table: etree._Element) -> None:
    next(rows(table)[0].iter(qn("w:tc"))).insert(0, copy.deepcopy(table))


class TestWhatPeopleDid:
    """What people did to a table decides whether it is regrown."""

    NEW = "Indikator yang baru"

    @pytest.fixture(scope="class")
    @classmethod
    def one(cls, tmp_path_factory: pytest.TempPathFactory) -> Reports:
        def other(office: Office, _: random.Random) -> Office:
            after = copy.deepcopy(office)
            rows = after.tables["tblIKU"]
            rows[2:3] = [copy.deepcopy(rows[1]) | {"Indikator": cls.NEW}]
            return after

        return made(6, tmp_path_factory.mktemp("kantor"), other)

    @pytest.fixture
    def renewed(self, one: Reports, tmp_path: Path) -> Callable[[Change], tuple[Regrown, Path]]:
        def renew(change: Change) -> tuple[Regrown, Path]:
            document = docx.Document(str(one.report))
            change(self.table(document.element.body))
            document.save(str(tmp_path / "a.docx"))
            done = one.renewed(tmp_path / "a.docx")
            (found,) = (table for table in done.tables if table.title == self.title(one.report))
            assert not found.left or not done.complete
            return found, tmp_path / "a.docx"

        return renew

    @staticmethod
    def table(content: etree._Element) -> etree._Element:
        """The table that prints the achievement of each indicator."""
        return next(
            one for one in content.iter(qn("w:tbl")) if "|capaian" in etree.tostring(one).decode()
        )

    def title(self, path: Path) -> str:
        caption = self.table(body(path)).find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
        return str(caption.get(qn("w:val")))

    def written(self, path: Path) -> list[list[str]]:
        return titled(path)[self.title(path)]

    def test_nothing(self, renewed: Callable[[Change], tuple[Regrown, Path]]) -> None:
        done, path = renewed(lambda _: None)
        assert (len(done.added), len(done.removed), done.kept, done.left) == (1, 1, [], "")
        assert any(self.NEW in row for row in self.written(path))

    def test_a_row_that_they_took_out_stays_out(
        self, renewed: Callable[[Change], tuple[Regrown, Path]]
    ) -> None:
        taken: list[str] = []

        def take(table: etree._Element) -> None:
            row = rows(table)[0]
            taken.extend(text(cell) for cell in row.iter(qn("w:tc")))
            table.remove(row)

        done, path = renewed(take)
        assert len(done.added) == 1
        assert not [row for row in self.written(path) if row[:2] == taken[:2]]

    def test_a_row_that_went_from_the_workbook_stays_with_their_words(
        self, renewed: Callable[[Change], tuple[Regrown, Path]]
    ) -> None:
        def note(table: etree._Element) -> None:
            cell = next(rows(table)[2].iter(qn("w:tc")))
            noted(cell.find(qn("w:p")), "Catatan kami")

        done, path = renewed(note)
        assert (len(done.added), done.removed, len(done.kept)) == (1, [], 1)
        assert any("Catatan kami" in row[0] for row in self.written(path))

    def test_a_row_of_their_own_stays(
        self, renewed: Callable[[Change], tuple[Regrown, Path]]
    ) -> None:
        def add(table: etree._Element) -> None:
            row = copy.deepcopy(rows(table)[0])
            for control in list(row.iter(qn("w:sdt"))):
                control.getparent().remove(control)
            noted(next(row.iter(qn("w:p"))), "Baris kami")
            rows(table)[0].addnext(row)

        done, path = renewed(add)
        assert (len(done.added), len(done.removed)) == (1, 1)
        assert any("Baris kami" in row[0] for row in self.written(path))

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            (a_column_less, "kolom"),
            (another_order, "urutan"),
            (a_row_twice, "tersalin"),
            (the_table_twice, "tersalin"),
            (proposals, "usulan"),
            (a_table_within, "kolom"),
        ],
    )
    def test_a_table_that_they_rebuilt_is_left_and_named(
        self,
        renewed: Callable[[Change], tuple[Regrown, Path]],
        change: Change,
        reason: str,
    ) -> None:
        done, path = renewed(change)
        assert reason in done.left
        assert (done.added, done.removed) == ([], [])
        assert self.NEW not in str(self.written(path))

    def test_a_document_that_remembers_nothing_is_renewed_as_before(
        self, one: Reports, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.docx"
        with zipfile.ZipFile(one.report) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, content.replace(b"urn:lakip-xl:baris", b"urn:lain"))
        done = one.renewed(path)
        assert done.tables == ()
        assert self.NEW in str([absent.label for absent in done.absent])
