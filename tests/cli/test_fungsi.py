"""``lakip-xl fungsi``: the reference at the prompt."""

import pytest

from lakip_xl import cli
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.page import function_page


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> str:
    assert cli.main(["fungsi", *request.param]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("shown", [[]], indirect=True)
def test_without_a_name_it_lists_every_function_once(shown: str) -> None:
    rows = [line.split(" | ")[0].strip("| ") for line in shown.splitlines() if "|" in line]
    assert sorted(name for name in rows if name in CATALOGUE) == sorted(CATALOGUE)


@pytest.mark.parametrize("shown", [["CAPAIAN"], ["capaian"]], indirect=True)
def test_a_name_in_any_case_shows_its_page(shown: str) -> None:
    assert shown == function_page(CATALOGUE["CAPAIAN"])


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_page_says_all_that_the_catalogue_knows(name: str) -> None:
    spec, page = CATALOGUE[name], function_page(CATALOGUE[name])
    said = [spec.summary, spec.syntax, spec.result, spec.source, spec.remarks]
    said += [text for a in spec.arguments for text in (f"`{a.name}`", a.help.replace("|", r"\|"))]
    said += [text for e in spec.errors for text in (f"`{e.error}`", e.when.replace("|", r"\|"))]
    said += [example.note.replace("|", r"\|") for example in spec.examples]
    assert [text for text in said if text not in page] == []


def test_examples_are_written_for_indonesian_excel() -> None:
    page = function_page(CATALOGUE["CAPAIAN"])
    assert "| `=CAPAIAN(331,5;325)` | `102` |" in page
    assert "| `=CAPAIAN(78;71)` | `109,8591549` |" in page


@pytest.mark.parametrize(
    ("typed", "nearest"), [("CAPAIN", "CAPAIAN"), ("kategory", "KATEGORI"), ("serap", "SERAPAN")]
)
def test_a_misspelt_name_is_answered_with_the_nearest(
    typed: str, nearest: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["fungsi", typed]) == 2
    expected = f"Galat: Fungsi '{typed}' tidak ada: mungkin maksudnya {nearest}.\n"
    assert capsys.readouterr().err == expected


def test_a_name_like_no_other_points_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fungsi", "XYZZY"]) == 2
    assert "daftarnya ditampilkan oleh 'lakip-xl fungsi'" in capsys.readouterr().err
