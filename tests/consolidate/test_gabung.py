"""Many offices' workbooks as one recap: what counts, what is named, what is read again."""

import shutil
import sqlite3
import subprocess
import sys
import zipfile
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from consolidate.kiriman import Folder
from open_xml_sdk import complaints

from lakip_xl.cli import main
from lakip_xl.consolidate.model import State
from lakip_xl.consolidate.recap.book import write_book
from lakip_xl.consolidate.recap.files import write_csv, write_parquet
from lakip_xl.consolidate.recap.picture import Picture
from lakip_xl.consolidate.service import Gathered, gather
from lakip_xl.consolidate.store import Store
from lakip_xl.errors import LakipError

YEARS = range(2022, 2027)


def gathered(
    path: Path, store: Path, executor: Executor | None = None, **choices: object
) -> tuple[Gathered, Picture]:
    opened = Store(store)
    if executor is None:
        with ThreadPoolExecutor(2) as pool:
            done = gather(path, opened, executor=pool, workers=2, **choices)  # type: ignore[arg-type]
    else:
        done = gather(path, opened, executor=executor, workers=2, **choices)  # type: ignore[arg-type]
    return done, Picture(opened)


def money(picture: Picture) -> dict[int | None, tuple[float, float]]:
    return {one.year: (one.budget, one.spent) for one in picture.years}


def expected_money(folder: Folder) -> dict[int, tuple[int, int]]:
    sums = {y: (folder.budget("Anggaran", y), folder.budget("Realisasi", y)) for y in YEARS}
    return {year: both for year, both in sums.items() if both != (0, 0)}


def state_of(picture: Picture, path: str) -> tuple[str, str]:
    one = next(one for one in picture.files if one.path == path)
    return one.state, " ".join(one.reasons)


def retyped(path: Path, sheet: str, cell: str, value: object) -> None:
    """Type into a cell as a script does that keeps the stored results (they are stale then)."""
    from lakip_xl.package.addresses import parse_cell
    from lakip_xl.package.editor import BookEditor
    from lakip_xl.package.gate import open_package
    from lakip_xl.package.workbook import Workbook

    package = open_package(path)
    found = Workbook(package).sheet(sheet)
    assert found is not None
    editor = BookEditor(package)
    editor.sheet(found.part).set_value(*parse_cell(cell), value)  # type: ignore[arg-type]
    path.write_bytes(b"".join(package.rewritten(editor.changed())))


def test_the_recap_equals_a_sum_made_without_it(folder: Folder, tmp_path: Path) -> None:
    done, picture = gathered(folder.path, tmp_path / "s.rekap")
    assert done == Gathered(12, 0, 0)
    assert all(one.counts for one in picture.files)
    assert money(picture) == expected_money(folder)
    assert sum(one.budget for one in picture.programmes) == sum(o.budget for o in picture.years)


def test_an_own_pool_of_processes_reads_the_same(folder: Folder, tmp_path: Path) -> None:
    with Store(tmp_path / "s.rekap") as store:
        assert gather(folder.path, store, workers=2) == Gathered(12, 0, 0)
        assert money(Picture(store)) == expected_money(folder)


def test_a_local_dask_cluster_of_several_processes_reads_the_same(
    folder: Folder, tmp_path: Path
) -> None:
    script = tmp_path / "gugus.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from distributed import Client, LocalCluster\n"
        "from lakip_xl.consolidate.recap.picture import Picture\n"
        "from lakip_xl.consolidate.service import gather\n"
        "from lakip_xl.consolidate.store import Store\n"
        "if __name__ == '__main__':\n"
        "    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True,\n"
        "                      dashboard_address=None) as c, Client(c) as client:\n"
        "        with Store(Path(sys.argv[2])) as store:\n"
        "            gather(Path(sys.argv[1]), store, executor=client.get_executor(), workers=2)\n"
        "            print({o.year: o.budget for o in Picture(store).years})\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [sys.executable, str(script), str(folder.path), str(tmp_path / "d.rekap")],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    due = {year: float(budget) for year, (budget, _) in expected_money(folder).items()}
    assert eval(run.stdout.splitlines()[-1]) == due  # noqa: S307 - our own script's answer


def test_files_that_cannot_be_used_are_named_and_stop_nobody(
    folder: Folder, tmp_path: Path
) -> None:
    whole = (folder.path / "utara/dinas_01.xlsm").read_bytes()
    (folder.path / "putus.xlsm").write_bytes(whole[: len(whole) // 2])
    (folder.path / "kosong.xlsx").write_bytes(b"")
    (folder.path / "kunci.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    )
    (folder.path / "lama.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    foreign = openpyxl.Workbook()
    foreign.worksheets[0]["A1"] = 5
    foreign.save(folder.path / "asing.xlsx")
    (folder.path / "~$dinas.xlsm").write_bytes(b"x")
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    for name, why in {
        "putus.xlsm": "rusak", "kosong.xlsx": "kosong", "kunci.xlsx": "kata sandi",
        "lama.xls": "format lama", "asing.xlsx": "Bukan buku kerja lakip_xl",
    }.items():  # fmt: skip
        state, reasons = state_of(picture, name)
        assert state == State.REFUSED
        assert why in reasons
    assert len(picture.files) == 17
    assert money(picture) == expected_money(folder)


def leaf(folder: Folder, name: str) -> str:
    """Give the cell of the budget of an office's first lowest row."""
    office = folder.offices[name]
    return f"E{9 + next(i for i, row in enumerate(office.anggaran) if 'Anggaran' in row)}"


@pytest.mark.parametrize(
    ("value", "why"), [(123456.0, "nilai lama"), ("Rp 5.000", "teks"), (True, "teks")]
)
def test_stored_figures_that_their_inputs_do_not_give_are_never_added(
    folder: Folder, tmp_path: Path, value: object, why: str
) -> None:
    name = "utara/dinas_03.xlsm"
    cell = leaf(folder, name)
    retyped(folder.path / name, "Anggaran", cell, value)
    del folder.offices[name]
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    state, reasons = state_of(picture, name)
    assert state == State.UNFIT
    assert why in reasons
    assert "Anggaran!" in reasons
    assert money(picture) == expected_money(folder)


def test_stale_capaian_is_named_with_its_cell(folder: Folder, tmp_path: Path) -> None:
    name = "utara/dinas_05.xlsm"
    retyped(folder.path / name, "IKU", "I9", 3.21)
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    assert state_of(picture, name)[0] == State.UNFIT
    assert "IKU!J9 tersimpan" in state_of(picture, name)[1]


@pytest.mark.parametrize(
    ("sheet", "cell", "named"),
    [("Sistem Merit", "F9", "Sistem Merit"), ("SAKIP", "E12", "SAKIP"), ("IP ASN", "C9", "IP ASN"),
     ("Program", "I9", "Program"), ("Anggaran", "G5", "Anggaran"), ("IKU", "K9", "IKU")],
)  # fmt: skip
def test_any_stale_headline_is_named(
    example_copy: Path, tmp_path: Path, sheet: str, cell: str, named: str
) -> None:
    path = tmp_path / "kiriman"
    path.mkdir()
    shutil.copy(example_copy, path / "a.xlsm")
    _, picture = gathered(path, tmp_path / "s.rekap")
    assert [one.state for one in picture.files] == [State.PARTIAL]
    retyped(path / "a.xlsm", sheet, cell, "Hebat" if cell == "K9" else 1.5)
    _, picture = gathered(path, tmp_path / "s.rekap")
    assert picture.files[0].state == State.UNFIT
    assert f"{named}" in picture.files[0].reasons[0]
    assert "nilai lama" in picture.files[0].reasons[0]


def test_a_workbook_saved_without_results_is_not_taken_for_zero(
    folder: Folder, tmp_path: Path
) -> None:
    name = "utara/dinas_07.xlsm"
    book = openpyxl.load_workbook(folder.path / name, keep_vba=True)
    book.save(folder.path / name)
    del folder.offices[name]
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    assert state_of(picture, name)[0] == State.UNFIT
    assert "belum pernah dihitung" in state_of(picture, name)[1]
    assert money(picture) == expected_money(folder)


def test_a_half_filled_workbook_says_what_it_lacks(
    folder: Folder, blank: Path, tmp_path: Path
) -> None:
    shutil.copy(blank, folder.path / "baru.xlsm")
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    state, reasons = state_of(picture, "baru.xlsm")
    assert state == State.PARTIAL
    assert "Nama instansi" in reasons
    assert "Lembar Anggaran belum diisi" in reasons


def test_an_office_that_sent_two_versions_of_a_year_counts_with_neither(
    folder: Folder, tmp_path: Path
) -> None:
    name = "utara/dinas_09.xlsm"
    second = folder.path / "dinas_09_final.xlsm"
    shutil.copy(folder.path / name, second)
    with zipfile.ZipFile(second, "a") as archive:
        archive.writestr("docProps/catatan.xml", "<a/>")
    del folder.offices[name]
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    assert state_of(picture, name)[0] == State.UNFIT
    assert "sisakan satu berkas" in state_of(picture, "dinas_09_final.xlsm")[1]
    assert money(picture) == expected_money(folder)


def test_an_identical_copy_counts_once(folder: Folder, tmp_path: Path) -> None:
    shutil.copy(folder.path / "utara/dinas_09.xlsm", folder.path / "salinan.xlsm")
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    assert money(picture) == expected_money(folder)


def test_a_second_run_reads_only_what_changed(folder: Folder, tmp_path: Path) -> None:
    gathered(folder.path, tmp_path / "s.rekap")
    retyped(folder.path / "utara/dinas_01.xlsm", "Beranda", "F6", "Nama Lain")
    (folder.path / "utara/dinas_03.xlsm").unlink()
    del folder.offices["utara/dinas_03.xlsm"]
    done, picture = gathered(folder.path, tmp_path / "s.rekap")
    assert done == Gathered(read=1, unchanged=10, gone=1)
    assert money(picture) == expected_money(folder)


def test_a_killed_run_goes_on_where_it_was(folder: Folder, tmp_path: Path) -> None:
    store = tmp_path / "s.rekap"
    script = (
        "import os, sys\nfrom pathlib import Path\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from lakip_xl.consolidate import service\n"
        "from lakip_xl.consolidate.store import Store\n"
        "service.BATCH = 1\n"
        "def end(done, all):\n    if done == 5: os._exit(9)\n"
        "with ThreadPoolExecutor(1) as pool:\n"
        "    service.gather(Path(sys.argv[1]), Store(Path(sys.argv[2])), executor=pool,\n"
        "                   workers=1, progress=end)\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(folder.path), str(store)], check=False
    )
    assert killed.returncode == 9
    done, picture = gathered(folder.path, store)
    assert done == Gathered(read=7, unchanged=5, gone=0)
    assert money(picture) == expected_money(folder)


def test_a_worker_that_dies_costs_one_file_only(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    from lakip_xl.consolidate import service

    monkeypatch.setattr(service, "read_batch", deadly_batch)
    monkeypatch.setattr(service, "_pool", partial(ProcessPoolExecutor))
    (folder.path / "maut.xlsm").write_bytes(b"PK")
    with Store(tmp_path / "s.rekap") as store:
        gather(folder.path, store, workers=2)
        picture = Picture(store)
        assert "berhenti" in state_of(picture, "maut.xlsm")[1]
        assert money(picture) == expected_money(folder)


def deadly_batch(tasks: list[tuple[str, str, str]], *, recalculate: bool) -> object:
    """Stand for a reader that one file kills."""
    import os

    from lakip_xl.consolidate.reading import read_batch

    if any(name == "maut.xlsm" for _, name, _ in tasks):
        os._exit(1)
    return read_batch(tasks, recalculate=recalculate)


def test_a_store_of_another_program_is_never_written_to(tmp_path: Path) -> None:
    other = tmp_path / "lain.rekap"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE milik (a)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(LakipError, match="bukan simpanan rekap"):
        Store(other)
    assert other.read_bytes() == before


def test_offices_of_different_scales_are_never_ranked_or_averaged_together(
    folder: Folder, tmp_path: Path
) -> None:
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    for (_, scale, _), files in picture.groups.items():
        seeds = {int(one.office.split()[-1]) for one in files}
        assert {seed % 3 == 0 for seed in seeds} == {scale.startswith("permendagri86")}
    assert len({scale for _, scale, _ in picture.groups}) == 2


def test_the_workbook_shows_each_figure_with_its_file_and_cell(
    folder: Folder, tmp_path: Path
) -> None:
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    assert write_book(tmp_path / "r.xlsx", picture) == []
    frame = pd.read_excel(tmp_path / "r.xlsx", sheet_name="Data Anggaran", dtype={"Kode": str},
                          engine="openpyxl")  # fmt: skip
    counted = frame.groupby("Tahun")["Anggaran Dihitung"].sum().to_dict()
    assert counted == pytest.approx({y: m[0] for y, m in expected_money(folder).items()})
    for row in frame.dropna(subset="Anggaran").sample(20, random_state=1).itertuples():
        source = openpyxl.load_workbook(folder.path / row.Berkas, data_only=True)
        assert (
            source[row.Lembar][row[frame.columns.get_loc("Sel Anggaran") + 1]].value == row.Anggaran
        )
    results = pd.read_excel(tmp_path / "r.xlsx", sheet_name="Data Hasil", engine="openpyxl")
    for row in results.dropna(subset="Nilai").sample(10, random_state=1).itertuples():
        source = openpyxl.load_workbook(folder.path / row.Berkas, data_only=True)
        assert source[row.Lembar][row.Sel].value == pytest.approx(row.Nilai)


def test_the_workbook_is_valid(folder: Folder, tmp_path: Path, validator: str) -> None:
    (folder.path / "asing.xlsx").write_bytes(b"bukan")
    store = Store(tmp_path / "s.rekap")
    with ThreadPoolExecutor(2) as pool:
        gather(folder.path, store, executor=pool)
    write_book(tmp_path / "r.xlsx", Picture(store, ["Dinas =1+1 & <b>", "Dinas Lain"]))
    assert complaints(validator, tmp_path / "r.xlsx") == []


def test_csv_and_parquet_hold_the_same_rows(folder: Folder, tmp_path: Path) -> None:
    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    write_csv(tmp_path, picture)
    write_parquet(tmp_path, picture)
    csv = pd.read_csv(tmp_path / "data-anggaran.csv", dtype={"Kode": str, "Kode Program": str})
    parquet = pd.read_parquet(tmp_path / "data-anggaran.parquet")
    assert len(csv) == len(parquet) == sum(len(o.anggaran) for o in folder.offices.values())
    assert csv["Kode"].tolist() == parquet["Kode"].tolist()
    assert csv["Realisasi"].sum() == parquet["Realisasi"].sum()


def test_the_command_names_what_is_missing(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(o.fields["NamaInstansi"]) for o in folder.offices.values()]
    (tmp_path / "daftar.txt").write_text("\n".join([*names, "Dinas Yang Diam"]), encoding="utf-8")
    out = tmp_path / "rekap.xlsx"
    arguments = ["gabung", str(folder.path), "-o", str(out), "--instansi"]
    assert main([*arguments, str(tmp_path / "daftar.txt")]) == 1
    assert "Belum masuk (1): Dinas Yang Diam." in capsys.readouterr().out
    assert main([*arguments, str(tmp_path / "daftar.txt")]) == 2  # it is there already
    assert main([*arguments[:-1], "--timpa"]) == 0
    assert "0 dibaca, 12 tidak berubah" in capsys.readouterr().out


def test_a_folder_that_is_none_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gabung", str(tmp_path / "tiada"), "-o", str(tmp_path / "r.xlsx")]) == 2
    assert "tidak ada" in capsys.readouterr().err


def test_the_sheets_can_be_read_however_many_ways_of_scoring_there_are(
    folder: Folder, tmp_path: Path
) -> None:
    from openpyxl.utils import get_column_letter

    from lakip_xl.consolidate.recap.pages import DRAWN
    from lakip_xl.workbook.letters import line_count

    _, picture = gathered(folder.path, tmp_path / "s.rekap")
    write_book(tmp_path / "r.xlsx", picture)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    charts = book["Sebaran"]._charts
    assert len(charts) == 2
    assert all(0 < len(one.ser) <= DRAWN for one in charts)
    for sheet in book:
        flat = sheet.title.startswith("Data ")
        for cell in (cell for row in sheet.iter_rows(min_row=2 if flat else 5) for cell in row):
            width = sheet.column_dimensions[get_column_letter(cell.column)].width
            if isinstance(cell.value, float | int):
                decimals = 0 if float(cell.value).is_integer() else 2
                assert len(f"{cell.value:,.{decimals}f}") < width, (sheet.title, cell.coordinate)
            elif not flat and isinstance(cell.value, str) and cell.alignment.wrap_text:
                lines = line_count(cell.value, width)
                height = sheet.row_dimensions[cell.row].height
                assert lines == 1 or (height or 0) >= min(lines * 13, 409), cell.coordinate
