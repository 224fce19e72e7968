"""A regulation nobody has written yet, added as the guide says, appears everywhere."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import guide
import pytest

ROOT = Path(__file__).parents[2]

SCRIPT = """
import json, sys
from pathlib import Path
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.schemes import SCHEMES
from lakip_xl.services.banding_skema import compare
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData
import build_pages

NAME = "ip_asn_1_2030"
row = {"Instansi": "Dinas", "Kualifikasi": 8, "Kompetensi": 15, "Kinerja": 29, "Disiplin": 5}
fields = {"TahunLaporan": 2024, "SkemaIpAsnDipakai": NAME}
person = {"Pegawai": "A", "Jabatan": "Perancang", "Pendidikan": "Profesor",
          "JP Diklat Teknis": 32, "Nilai Kinerja SKP": 95, "Hukuman Disiplin": "bersih"}
tables = {"tblIPASN": [row], "tblPegawaiIPASN": [person]}
build("uji.xlsm", WorkbookData(tables=tables, fields=fields))
book = open_book("uji.xlsm")
(line,) = book.tables["tblIPASN"]
pages = build_pages.pages()
print(json.dumps({
    "index": CATALOGUE["IP_ASN"].evaluate(5, 15, 55, 5, NAME),
    "refused": str(CATALOGUE["IP_ASN"].evaluate(11, 15, 55, 5, NAME)),
    "label": CATALOGUE["KATEGORI_IP_ASN"].evaluate(50, NAME),
    "scale": CATALOGUE["KATEGORI"].evaluate(49.99, NAME),
    "help": CATALOGUE["IP_ASN"].arguments[-1].help,
    "choices": [c for r in book.area("DaftarSkemaIpAsnId") for c in r],
    "available": [c for r in book.area("SkemaTersedia") for c in r],
    "weights": [c for r in book.area("BobotIpAsn") for c in r],
    "category": line["Kategori"],
    "headline": book.value("SkemaTahunIni"),
    "findings": [[t.tingkat.value, t.sel, t.pesan] for t in audit_workbook(book)
                 if t.aturan == "skema-berlaku"],
    "beside": [d.label for d in compare(book, SCHEMES["ip_asn_8_2019"], SCHEMES[NAME])],
    "person": book.value("IndeksPegawaiIpAsn"),
    "points": CATALOGUE["NILAI_KOMPETENSI"].evaluate("Perancang", None, None, 31, None, NAME),
    "page": pages[f"skema/{NAME}.md"],
    "listed": NAME in pages["skema/README.md"],
    "function_page": NAME in pages["fungsi/IP_ASN.md"],
}))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("skema")
    ignored = shutil.ignore_patterns("__pycache__", "gambar")
    for part in ("lakip_xl", "docs"):
        shutil.copytree(ROOT / part, folder / part, ignore=ignored)
    page = folder / "docs" / "developers" / "adding-a-scheme.md"
    for step in guide.steps(page.read_text(encoding="utf-8")):
        step.do(folder)
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{folder / 'docs'}"}
    for arguments in (("-m", "lakip_xl.workbook.vba"), ("-c", SCRIPT)):
        process = subprocess.run(
            [sys.executable, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert process.returncode == 0, process.stderr
    result: dict[str, Any] = json.loads(process.stdout.splitlines()[-1])
    return result


def test_the_functions_compute_with_it(seen: dict[str, Any]) -> None:
    assert seen["index"] == 80
    assert seen["refused"] == "#NUM!"
    assert (seen["label"], seen["scale"]) == ("Unggul", "Berkembang")
    assert "ip_asn_1_2030" in seen["help"]


def test_pengaturan_offers_it_and_follows_it(seen: dict[str, Any]) -> None:
    assert seen["choices"] == ["ip_asn_8_2019", "ip_asn_1_2030"]
    assert "ip_asn_1_2030" in seen["available"]
    assert seen["weights"] == [10, 20, 60, 10]
    assert seen["category"] == "Unggul"


def test_people_are_measured_by_its_instrument(seen: dict[str, Any]) -> None:
    assert seen["person"] == 9 + 20 + 29 + 10
    assert seen["points"] == 0
    assert "Profesor" in seen["page"]


def test_beranda_and_the_audit_say_that_it_is_not_in_force(seen: dict[str, Any]) -> None:
    assert "ip_asn_1_2030 (di luar masa berlaku)" in seen["headline"]
    ((severity, cell, message),) = [f for f in seen["findings"] if "Uji" in f[2]]
    assert severity == "peringatan"
    assert cell
    assert "berlaku sejak 2030, bukan pada tahun laporan 2024" in message
    assert "ip_asn_8_2019" in message


def test_one_workbook_is_computed_under_both(seen: dict[str, Any]) -> None:
    assert any(label.startswith("Kategori") for label in seen["beside"])
    assert any(label.startswith("Capaian Kinerja") for label in seen["beside"])


def test_the_documentation_has_its_page(seen: dict[str, Any]) -> None:
    assert "Peraturan Uji 1/2030" in seen["page"]
    assert "≥ 50" in seen["page"]
    assert "belum diperiksa" in seen["page"]
    assert seen["listed"]
    assert seen["function_page"]
