"""A formula of the add-in says the same however the file spells where the function comes from."""

import random
import re
import zipfile
from html import escape, unescape
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.packaging.relationship import Relationship
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.external_link.external import ExternalBook, ExternalLink
from openpyxl.worksheet.table import Table, TableColumn, TableFormula

from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.cli import main
from lakip_xl.compare.workbooks import compare_books
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.package.gate import open_package
from lakip_xl.report.frozen.service import freeze
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.template import new_workbook

SPELLINGS = (
    "[1]!",
    "[0]!",
    "lakip.xlam!",
    "LAKIP.XLAM!",
    "_xlfn.",
    "_xludf.",
    r"'C:\Users\Sri\AppData\Roaming\Microsoft\Excel\XLSTART\lakip.xlam'!",
    r"'D:\Dokumen Jum''at (2)\Kantor Bu O''Brien\lakip.xlam'!",
    r"'\\server\bersama\lakip-xl, v1\lakip.xlam'!",
    "'https://kota.sharepoint.com/sites/Renja 2025/lakip.xlam'!",
)
CALL = re.compile(rf"(?<![\w.!'])({'|'.join(CATALOGUE)})(?=\()")
TEXT = re.compile(r'("(?:[^"]|"")*")')
SHEETS = ("Data", "Rekap Jum'at", "Bidang (2)", "CAPAIAN", "2025")


def spelled(formula: str, chance: random.Random) -> str:
    """Write where each function comes from, outside texts."""
    return "".join(
        part
        if part.startswith('"')
        else CALL.sub(lambda found: chance.choice(SPELLINGS) + found[0], part)
        for part in TEXT.split(formula)
    )


def formula(chance: random.Random, row: int, depth: int = 2) -> str:
    """A formula as offices write them around our functions."""

    def number() -> str:
        if depth and chance.random() < 0.4:
            return formula(chance, row, depth - 1)
        return chance.choice(
            (f"B{row}", f"$C{row}", f"'Rekap Jum''at'!B{row}", f"'Bidang (2)'!C{row}", "Batas",
             f"CAPAIAN!C{row}", f"'2025'!B{row}", "85", "12.5")
        )  # fmt: skip

    return chance.choice(
        (
            lambda: f"CAPAIAN({number()},{number()})",
            lambda: f'CAPAIAN({number()}, {number()} ,"turun")',
            lambda: f"CAPAIAN({number()},{number()},,120)",
            lambda: f"SELISIH({number()},{number()})",
            lambda: f"SERAPAN({number()},{number()})+{number()}",
            lambda: f"ROUND(EFISIENSI({number()},{number()}),2)",
            lambda: f"IF({number()}>{number()},SELISIH({number()},{number()}),{number()})",
            lambda: f"IFERROR(CAPAIAN({number()},0),{number()})",
            lambda: f'LEN(KATEGORI({number()})&"[1]!CAPAIAN(\'")',
            lambda: f"SUM(AKUMULASI(B{row}:C{row}),{number()})",
            lambda: "CAPAIAN(SUM(tblBidang[Hasil]),SUM(tblBidang[Rencana]))",
        )
    )()


def foreign(path: Path, seed: int) -> Path:
    """An office's own workbook, with a link to the add-in's file as Excel stores one."""
    chance = random.Random(seed)  # noqa: S311 - the same workbook in every run
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in SHEETS:
        page = book.create_sheet(title)
        page.append(["Uraian", "Target", "Realisasi", "Hasil"])
        for row in range(2, 9):
            page.append([f"Baris {row}", chance.randrange(1, 200), round(chance.random() * 99, 2)])
    data = book["Data"]
    for row in range(2, 9):
        for column in range(4, 7):
            data.cell(row, column, f"={formula(chance, row)}")
    table = book["Bidang (2)"]
    for column, title in enumerate(("Rencana", "Hasil", "Capaian"), start=6):
        table.cell(1, column, title)
    for row in range(2, 9):
        table.cell(row, 6, chance.randrange(1, 99))
        table.cell(row, 7, chance.randrange(1, 99))
        own = "CAPAIAN(tblBidang[[#This Row],[Hasil]],tblBidang[[#This Row],[Rencana]])"
        table.cell(row, 8, f"={own}")
    made = Table(displayName="tblBidang", ref="F1:H8")
    made._initialise_columns()
    column: TableColumn = made.tableColumns[2]
    made.tableColumns[0].name, made.tableColumns[1].name, column.name = (
        "Rencana",
        "Hasil",
        "Capaian",
    )
    column.calculatedColumnFormula = TableFormula(attr_text=own)
    table.add_table(made)
    book.defined_names["Batas"] = DefinedName("Batas", attr_text="Data!$B$3")
    link = ExternalLink(externalBook=ExternalBook())
    link.file_link = Relationship(
        type="externalLinkPath", Target="file:///C:/Users/O'Brien/lakip.xlam", TargetMode="External"
    )
    book._external_links.append(link)  # type: ignore[attr-defined]
    book.save(path)
    return path


def respelled(source: Path, target: Path, seed: int) -> int:
    """Copy a workbook with its calls spelled otherwise, and tell how many formulas changed."""
    chance = random.Random(seed)  # noqa: S311 - the same spelling in every run
    changed = 0

    def replace(found: re.Match[str]) -> str:
        nonlocal changed
        text = unescape(found[2])
        new = spelled(text, chance)
        changed += new != text
        return f"{found[1]}{escape(new, quote=False)}{found[3]}"

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if re.match(r"xl/(worksheets/sheet|tables/)", item.filename):
                content = re.sub(
                    r"(<(?:f|calculatedColumnFormula)(?: [^>]*)?>)([^<]*)(</)",
                    replace, content.decode("utf-8"),
                ).encode()  # fmt: skip
            new.writestr(item, content)
    return changed


def values(path: Path) -> dict[tuple[str, str], object]:
    book = load_workbook(path, data_only=True)
    return {
        (page.title, cell.coordinate): cell.value
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def found(path: Path) -> list[tuple[str, str, str]]:
    """What an audit says, but for the formulas that it quotes."""
    return sorted(
        (one.aturan, f"{one.sheet}!{one.sel} {one.dihitung}", one.pesan)
        for one in audit_workbook(path)
    )


@pytest.fixture(params=range(6))
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """An office's workbook with plain calls, and the same with calls spelled otherwise."""
    plain = foreign(tmp_path / "polos.xlsx", request.param)
    other = tmp_path / "ejaan.xlsx"
    assert respelled(plain, other, request.param) > 20
    return plain, other


def test_hitung_computes_a_foreign_workbook_alike(pair: tuple[Path, Path]) -> None:
    plain, other = pair
    assert recalculate(plain).failures == recalculate(other).failures == ()
    assert values(plain) == values(other)
    assert sum(isinstance(value, float) for value in values(other).values()) > 30


def test_periksa_says_of_it_the_same(pair: tuple[Path, Path]) -> None:
    plain, other = pair
    recalculate(plain)
    recalculate(other)
    assert found(plain) == found(other)


def test_bekukan_leaves_of_it_the_same(pair: tuple[Path, Path], tmp_path: Path) -> None:
    frozen = []
    for path in pair:
        recalculate(path)
        target = tmp_path / f"beku-{path.name}"
        assert freeze(path, target).stale == ()
        frozen.append({at: one for at, one in values(target).items() if at[0] != "Salinan Beku"})
        with zipfile.ZipFile(target) as package:
            assert b"lakip.xlam" not in b"".join(map(package.read, package.namelist()))
    assert frozen[0] == frozen[1]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contoh") / "contoh.xlsm"
    new_workbook(path, "pontianak-2024")
    return path


@pytest.fixture
def travelled(example: Path, tmp_path: Path) -> Path:
    """The example as it comes back from computers with add-ins in other places.

    Excel may also list registered functions among the names.
    """
    path = tmp_path / "kiriman" / "kembali.xlsm"
    path.parent.mkdir()
    assert respelled(example, path, 1) > 500
    package = open_package(path)
    listed = "".join(
        f'<definedName name="{name}" function="1" hidden="1" vbProcedure="1">#REF!</definedName>'
        for name in CATALOGUE
    )
    book = package.read("xl/workbook.xml").decode()
    assert "<definedNames>" in book
    changed = book.replace("<definedNames>", f"<definedNames>{listed}").encode()
    path.write_bytes(b"".join(package.rewritten({"xl/workbook.xml": changed})))
    return path


def test_hitung_changes_nothing_in_a_workbook_of_ours_that_travelled(
    example: Path, travelled: Path
) -> None:
    report = recalculate(travelled)
    assert (report.failures, report.changed) == ((), 0)
    assert values(travelled) == values(example)


def test_periksa_finds_in_it_what_it_found_before(example: Path, travelled: Path) -> None:
    assert found(travelled) == found(example)


def test_perbarui_takes_it_and_leaves_its_formulas(travelled: Path) -> None:
    def sheets() -> dict[str, bytes]:
        with zipfile.ZipFile(travelled) as package:
            return {n: package.read(n) for n in package.namelist() if n.startswith("xl/worksheets")}

    before = sheets()
    assert main(["perbarui", str(travelled)]) == 0
    assert sheets() == before


def test_gabung_counts_it_as_the_one_it_was(example: Path, travelled: Path, tmp_path: Path) -> None:
    recaps = []
    for number, source in enumerate((example, travelled)):
        folder = tmp_path / f"folder{number}"
        folder.mkdir()
        (folder / "kantor.xlsm").write_bytes(source.read_bytes())
        recap = tmp_path / f"rekap{number}.xlsx"
        assert main(["gabung", str(folder), "-o", str(recap)]) == 0
        recaps.append(values(recap))
    assert recaps[0] == recaps[1]


def test_beda_sees_no_difference_to_the_one_it_was(example: Path, travelled: Path) -> None:
    assert compare_books(open_book(example), open_book(travelled)) == []


def test_bekukan_leaves_of_it_the_values_it_had(
    example: Path, travelled: Path, tmp_path: Path
) -> None:
    assert freeze(travelled, tmp_path / "beku.xlsx").stale == ()
    assert freeze(example, tmp_path / "dulu.xlsx").stale == ()
    frozen, before = values(tmp_path / "beku.xlsx"), values(tmp_path / "dulu.xlsx")
    assert {at for at in frozen | before if frozen.get(at) != before.get(at)} <= {
        ("Salinan Beku", "A1"),
        ("Beranda", "B3"),  # which file it is a copy of
    }
