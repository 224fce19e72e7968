"""Microsoft's own validator, the Open XML SDK's, finds nothing in what we write."""

import zipfile
from pathlib import Path

from open_xml_sdk import complaints

from lakip_xl import cli

ROOT = Path(__file__).parents[1]


def test_the_shipped_template_is_valid(validator: str) -> None:
    assert complaints(validator, ROOT / "workbook_template.xlsm") == []


def test_the_example_workbook_is_valid(validator: str, example_workbook: Path) -> None:
    assert complaints(validator, example_workbook) == []


def test_a_recalculated_workbook_is_valid(validator: str, example_copy: Path) -> None:
    new = example_copy.with_name("hasil.xlsm")
    assert cli.main(["hitung", str(example_copy), "-o", str(new)]) == 0
    assert complaints(validator, new) == []


def test_a_workbook_with_findings_and_one_cleaned_of_them_are_valid(
    validator: str, example_copy: Path
) -> None:
    assert cli.main(["periksa", str(example_copy), "--tulis"]) == 1
    assert complaints(validator, example_copy) == []
    assert cli.main(["periksa", str(example_copy), "--bersihkan"]) == 0
    assert complaints(validator, example_copy) == []


def test_the_validator_does_see_what_is_wrong(
    validator: str, example_copy: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "salah.xlsm"
    with zipfile.ZipFile(example_copy) as source, zipfile.ZipFile(damaged, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/styles.xml":
                content = content.replace(b"<fonts", b"<salah/><fonts", 1)
            target.writestr(name, content)
    assert complaints(validator, damaged) != []
