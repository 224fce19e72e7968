"""The page for the reviewer in a real browser: filtered, written into, printed, offline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Page, browser, found
from naskah_uji import ke_docx

from lakip_xl.audit.decisions import Decision
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.write.page import review_page
from lakip_xl.cli import main

VISIBLE = "[...document.querySelectorAll('tbody tr')].filter(r=>r.offsetHeight>0)"
FINDINGS = [
    Finding("serapan", Severity.GALAT, tabel="3.1", kunci="1", tercetak="95,67", pesan="Salah."),
    Finding("capaian", Severity.GALAT, tabel="3.2", kunci="2", tercetak="90", pesan="Salah."),
    Finding("capaian-tidak-wajar", Severity.INFO, tabel="3.2", kunci="3", pesan="Tidak lazim."),
    Finding("terbilang", Severity.PERINGATAN, kunci="paragraf 4", pesan="Tidak cocok."),
    Finding("kategori", Severity.GALAT, sheet="IKU", sel="J5", pesan="<script>jahat=1</script>"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    program = found()
    if program is None:
        pytest.skip("needs Chromium or Chrome; 'make test' installs it where it can")
    with browser(program, tmp_path_factory.mktemp("peramban")) as opened:
        yield opened


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Page:
    path = tmp_path / "hasil.html"
    path.write_text(review_page("naskah <1>.docx", FINDINGS), encoding="utf-8")
    page.open(path)
    return page


def rules(page: Page) -> list[str]:
    found: list[str] = page.value(f"{VISIBLE}.map(r=>r.cells[6].innerText.split(' ')[0])")
    assert page.value("document.getElementById('tampak').innerText") == str(len(found))
    return found


def test_every_finding_is_shown_at_first(shown: Page) -> None:
    assert rules(shown) == [one.aturan for one in FINDINGS]


@pytest.mark.parametrize("level", list(Severity))
def test_a_severity_is_filtered(shown: Page, level: Severity) -> None:
    shown.choose("#tingkat", level.value)
    assert rules(shown) == [one.aturan for one in FINDINGS if one.tingkat is level]
    shown.choose("#tingkat", "semua")
    assert len(rules(shown)) == len(FINDINGS)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Tabel 3.1", ["serapan"]),
        ("Tabel 3.2", ["capaian", "capaian-tidak-wajar"]),
        ("Naskah", ["terbilang"]),
        ("Lembar IKU", ["kategori"]),
    ],
)
def test_a_table_is_filtered(shown: Page, place: str, expected: list[str]) -> None:
    shown.choose("#tabel", place)
    assert rules(shown) == expected


def test_both_filters_hold_together(shown: Page) -> None:
    shown.choose("#tabel", "Tabel 3.2")
    shown.choose("#tingkat", "galat")
    assert rules(shown) == ["capaian"]
    shown.choose("#tabel", "Naskah")
    assert rules(shown) == []


def test_a_decision_can_be_written_beside_its_finding(shown: Page) -> None:
    shown.click("tbody tr:nth-child(2) td:nth-child(8) input")
    shown.type("Budi")
    shown.press("Tab")
    shown.type("24-11-2026")
    written = "[...document.querySelectorAll('tbody tr:nth-child(2) input')].map(i=>i.value)"
    assert shown.value(written) == ["Budi", "24-11-2026", ""]


def test_nothing_of_the_findings_runs_and_nothing_is_fetched(shown: Page) -> None:
    assert shown.value("typeof jahat") == "undefined"
    assert shown.value("document.querySelector('tbody').innerText.includes('<script>')")
    assert shown.value("document.querySelector('h1').innerText").endswith("naskah <1>.docx")
    assert [one for one in shown.requests() if not one.startswith("file:")] == []
    assert shown.complaints() == []


def test_an_accepted_finding_says_who_accepted_it(page: Page, tmp_path: Path) -> None:
    finding = Finding("serapan", Severity.GALAT, pesan="Salah.", id="abc")
    path = tmp_path / "hasil.html"
    decision = Decision("abc", "sesuai DPA", "Ani", "2026-11-24")
    path.write_text(review_page("a.docx", [finding], {"abc": decision}), encoding="utf-8")
    page.open(path)
    assert "Diterima: sesuai DPA" in page.value("document.querySelector('tbody').innerText")
    assert page.value("document.querySelectorAll('tbody input').length") == 0


def test_the_print_has_the_rows_that_are_shown_and_no_filter(shown: Page) -> None:
    shown.choose("#tingkat", "galat")
    shown.ask("Emulation.setEmulatedMedia", media="print")
    try:
        assert shown.value("getComputedStyle(document.querySelector('form')).display") == "none"
        assert len(shown.value(f"{VISIBLE}.map(r=>r.rowIndex)")) == 3
    finally:
        shown.ask("Emulation.setEmulatedMedia", media="")


def test_the_page_of_the_command_is_filtered_as_well(page: Page, tmp_path: Path) -> None:
    lines = ["Penilaian terdiri dari 7 (delapan) aspek.", "Tabel 3.1 Anggaran",
             "No\tProgram\tAnggaran\tRealisasi\tSerapan", "1\tA\t1.000.000\t900.000\t80,00",
             "2\tB\t2.000.000\t1.000.000\t50,00"]  # fmt: skip
    draft, path = ke_docx(lines, tmp_path / "n.docx"), tmp_path / "h.html"
    assert main(["periksa", str(draft), "--html", str(path)]) == 1
    page.open(path)
    assert set(rules(page)) >= {"terbilang", "serapan"}
    page.choose("#tabel", "Tabel 3.1")
    assert "terbilang" not in rules(page)
    assert "serapan" in rules(page)
