"""Exports of many layouts: each figure comes out right, or it is named, or the file is refused."""

import contextlib
from itertools import product
from pathlib import Path

import bentuk_ekspor as bentuk
import berkas_ekspor as berkas
import pytest
from openpyxl import load_workbook

from lakip_xl.errors import LakipError
from lakip_xl.services.impor_buku import impor
from lakip_xl.services.sumber_impor import SumberImpor, read_source

_FILES = list(berkas.FILES)
_SHORT = (bentuk.short_codes, bentuk.numbered_codes)
CASES = [
    pytest.param(layout, amounts, _FILES[(i + j) % len(_FILES)], id=f"{layout.__name__}-{amounts}")
    for (i, layout), (j, amounts) in product(enumerate(bentuk.RIGHT), enumerate(berkas.AMOUNTS))
]


def wrong_figures(
    source: SumberImpor, want: dict[str, tuple[int, int]]
) -> list[tuple[str, str, float | str | None]]:
    """Give what the file says otherwise than the budget that it was made from."""
    got = {record.kode: record.values for record in source.reading.records}
    return [
        (code, role, said)
        for code, amounts in want.items()
        for role, amount in zip(("Anggaran", "Realisasi"), amounts, strict=True)
        if (said := got.get(code, {}).get(role)) != amount and (said is not None or amount)
    ]


@pytest.mark.parametrize(("layout", "amounts", "file"), CASES)
def test_an_export_that_tells_everything_comes_out_right(
    tmp_path: Path, layout: bentuk.Layout, amounts: str, file: str
) -> None:
    for seed in (1, 2):
        subs = bentuk.budget(seed)
        rows = layout(subs, berkas.AMOUNTS[amounts])
        source = read_source(berkas.FILES[file](tmp_path, rows), "tblAnggaran", 2024)
        want, levels = bentuk.expected(subs), {code for sub in subs for code in sub.codes}
        if layout in _SHORT:
            want = {bentuk.shortened(code): value for code, value in want.items()}
            levels = {bentuk.shortened(code) for code in levels}
        assert wrong_figures(source, want) == []
        assert {record.kode for record in source.reading.records} == levels
        assert source.reading.problems == []
        assert not {"Anggaran", "Realisasi"} & source.kolom_ragu.keys()


@pytest.mark.parametrize("layout", bentuk.NAMED, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("amounts", ["bilangan", "Rp,-", "koma"])
@pytest.mark.parametrize("file", ["xlsx", "csv ; cp1252", "biff"])
def test_an_export_that_does_not_tell_everything_never_gives_a_wrong_number(
    tmp_path: Path, layout: bentuk.Layout, amounts: str, file: str
) -> None:
    subs = bentuk.budget(3)
    path = berkas.FILES[file](tmp_path, layout(subs, berkas.AMOUNTS[amounts]))
    with contextlib.suppress(LakipError):
        source = read_source(path, "tblAnggaran", 2024)
        wrong = wrong_figures(source, bentuk.expected(subs))
        assert not any(isinstance(said, float) for _, _, said in wrong)
        assert not wrong or source.reading.problems or source.kolom_ragu


@pytest.mark.parametrize(
    "unit", ["(dalam jutaan rupiah)", "Dalam Ribu Rupiah", "(x Rp1.000)", "(Ribu)"]
)
def test_amounts_in_thousands_or_millions_are_refused(tmp_path: Path, unit: str) -> None:
    rows = bentuk.levelled(bentuk.budget(1), berkas.AMOUNTS["titik"])
    rows[2] = [unit]
    with pytest.raises(LakipError, match="tidak dalam rupiah penuh"):
        read_source(berkas.to_xlsx(tmp_path, rows), "tblAnggaran", 2024)


def figures(path: Path) -> dict[str, list[object]]:
    sheet = load_workbook(path, data_only=True)["Anggaran"]
    area = sheet.tables["tblAnggaran"].ref
    return {str(r[0].value): [c.value for c in r[1:5]] for r in sheet[area][1:] if r[0].value}


def test_importing_again_changes_nothing_and_new_figures_change_only_themselves(
    tmp_path: Path, blank_workbook_bytes: bytes
) -> None:
    book, subs = tmp_path / "buku.xlsm", bentuk.budget(4)
    book.write_bytes(blank_workbook_bytes)
    path = berkas.to_xlsx(tmp_path, bentuk.flat_documents(subs, berkas.AMOUNTS["Rp"]))
    impor(book, path)
    first, stored = figures(book), book.read_bytes()
    assert {code: tuple(row[2:]) for code, row in first.items() if code.count(".") == 5} == (
        bentuk.expected(subs)
    )
    again = impor(book, path)
    assert not again.ada_isi
    assert not again.dipertahankan
    assert book.read_bytes() == stored

    code, pagu, used = subs[0].accounts[0]
    subs[0].accounts[0] = (code, pagu, used + 5)
    path = berkas.to_xlsx(tmp_path, bentuk.flat_documents(subs, berkas.AMOUNTS["titik"]))
    kept = impor(book, path)
    assert not kept.ada_isi
    assert [one.kunci for one in kept.dipertahankan] == [subs[0].codes[2]]
    assert book.read_bytes() == stored
    told = impor(book, path, timpa=True)
    assert [(one.kunci, one.baru) for one in told.berubah] == [(subs[0].codes[2], subs[0].sum(2))]
    second = figures(book)
    assert {code for code in first if first[code] != second[code]} == {subs[0].codes[2]}
