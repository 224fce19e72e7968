"""What the gate lets in and what it refuses: one sentence, the file untouched."""

import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from packages import formulas, sheet, workbook, workbook_parts, zipped

from lakip_xl.errors import PackageError
from lakip_xl.package.gate import open_package
from lakip_xl.package.limits import Limits
from lakip_xl.package.parts import Kind

GOOD = workbook({"A": formulas("1+1")})


def refusal(data: bytes, **more: object) -> str:
    with pytest.raises(PackageError) as caught:
        open_package(data, **more)  # type: ignore[arg-type]
    message = str(caught.value)
    assert message.startswith("Berkas ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_it_lets_a_workbook_in() -> None:
    package = open_package(GOOD)
    assert package.kind is Kind.WORKBOOK
    assert package.main == "xl/workbook.xml"
    assert "XL/Workbook.XML" in package


def test_it_lets_a_word_document_in_and_tells_it_from_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "naskah.docx"
    Document().save(str(path))
    assert open_package(path).kind is Kind.DOCUMENT
    with pytest.raises(PackageError, match="dokumen Word, padahal yang diperlukan buku kerja"):
        open_package(path, kind=Kind.WORKBOOK)


def test_it_lets_openpyxls_workbooks_in(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    assert open_package(str(path)).kind is Kind.WORKBOOK


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "kosong"),
        (b"<html>bukan</html>", "bukan berkas Office"),
        (b"a;b\n1;2\n", "bukan berkas Office"),
        (GOOD[: len(GOOD) // 2], "terpotong"),
        (GOOD[:-1], "terpotong"),
        (GOOD + b"x", "terpotong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "format lama"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "kata sandi",
        ),
        (zipped({"a.txt": "x"}), "bukan berkas Office"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
    ],
)
def test_it_says_what_a_file_is_instead(data: bytes, says: str) -> None:
    assert says in refusal(data)


def test_it_says_that_a_file_is_missing_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r'Berkas "tiada\.xlsx" tidak ditemukan'):
        open_package(tmp_path / "tiada.xlsx")
    with pytest.raises(PackageError, match="adalah folder"):
        open_package(tmp_path)


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "xl/workbook.xml", "_rels/.rels"])
def test_it_refuses_a_package_without_its_main_parts(missing: str) -> None:
    parts = workbook_parts({"A": sheet("")})
    del parts[missing]
    refusal(zipped(parts))


@pytest.mark.parametrize(
    "name", ["../x.xml", "xl/../../x.xml", "/abs.xml", "a\\b.xml", "C:/x.xml", "xl//x.xml", "./x"]
)
def test_it_refuses_names_that_lead_elsewhere(name: str) -> None:
    refusal(zipped({**workbook_parts({"A": sheet("")}), name: "x"}))


def test_it_refuses_two_entries_for_one_part() -> None:
    parts = workbook_parts({"A": sheet("")})
    assert "lebih dari satu kali" in refusal(zipped({**parts, "XL/WORKBOOK.xml": "x"}))


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE worksheet>",
        '<!DOCTYPE worksheet [<!ENTITY a "b">]>',
        '<?xml version="1.0"?><!-- x --><!DOCTYPE worksheet SYSTEM "http://x/">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_it_refuses_document_type_declarations(prolog: str, encoding: str) -> None:
    parts = workbook_parts({"A": sheet("")})
    parts["xl/worksheets/sheet1.xml"] = (prolog + sheet("")).encode(encoding)
    assert "DOCTYPE" in refusal(zipped(parts))


def test_it_refuses_other_compressions() -> None:
    assert "kompresi" in refusal(zipped(workbook_parts({"A": sheet("")}), zipfile.ZIP_BZIP2))


def test_it_refuses_encrypted_entries() -> None:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "kata sandi" in refusal(bytes(data))


def test_it_refuses_damaged_data_behind_a_good_directory() -> None:
    data = bytearray(zipped(workbook_parts({"A": formulas("1+1")}), zipfile.ZIP_STORED))
    at = data.find(b"<f>1+1")
    data[at + 3] = ord("9")
    assert "sheet1.xml" in refusal(bytes(data))


def test_it_refuses_overlapping_entries() -> None:
    data = bytearray(GOOD)
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 4)
    struct.pack_into("<L", data, second + 42, 0)
    refusal(bytes(data))


def test_it_refuses_zip64() -> None:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 0xFFFFFFFF)
    assert "ZIP64" in refusal(bytes(data))


def test_it_refuses_more_than_the_limits() -> None:
    assert "bagian" in refusal(GOOD, limits=Limits(entries=3))
    assert "lebih besar" in refusal(GOOD, limits=Limits(compressed=100))
    assert "terlalu besar" in refusal(GOOD, limits=Limits(part=100))
    assert "terlalu besar" in refusal(GOOD, limits=Limits(expanded=500))


def test_a_large_honest_workbook_passes(tmp_path: Path) -> None:
    # 60,000 rows of ten columns: some 30 MiB of XML.
    rows = "".join(
        f'<row r="{r}">'
        + "".join(f'<c r="{c}{r}"><v>{r * 7919 % 100003}.{r}</v></c>' for c in "ABCDEFGHIJ")
        + "</row>"
        for r in range(1, 60_001)
    )
    path = tmp_path / "besar.xlsx"
    path.write_bytes(workbook({"A": sheet(rows)}))
    assert open_package(path).kind is Kind.WORKBOOK


def test_a_folder_is_named_even_when_it_is_this_one() -> None:
    with pytest.raises(PackageError, match=r'"\." adalah folder'):
        open_package(".")
