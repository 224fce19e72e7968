from pathlib import Path

from remote_excel import RemoteWorkbook

from lakip_xl.excel.macros import run
from lakip_xl.workbook.template import new_workbook


def test_the_button_names_what_is_missing_and_where_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "contoh.xlsm"
    new_workbook(path, "pontianak-2024")
    workbook = RemoteWorkbook(path)
    run("kelengkapan", workbook)
    (message,) = workbook.messages
    assert "poin dipertaruhkan" in message
    assert "3.b.6 tidak ada: Isi Angka Pembanding" in message
    assert "3.b.3" not in message
