"""The published report as a Word file, against a list of its errors made by hand."""

import csv
from pathlib import Path

import pytest
from naskah_uji import ke_docx

from lakip_xl.audit.naskah.periksa import periksa_naskah
from lakip_xl.audit.temuan import Temuan, Tingkat

KUNCI = Path(__file__).with_name("kunci_pontianak_2024.csv")
AKIBAT = "akibat program 2"
NASKAH = "naskah/lkjip_bkpsdm_pontianak_2024.txt"


def naskah_asli() -> Path:
    """Find the report's text beside the project; it is not ours to carry along."""
    for induk in Path(__file__).resolve().parents:
        calon = induk.parent / "shared" / NASKAH
        if calon.is_file():
            return calon
    pytest.skip("naskah laporan tidak tersedia")


@pytest.fixture(scope="module")
def temuan(tmp_path_factory: pytest.TempPathFactory) -> list[Temuan]:
    path = tmp_path_factory.mktemp("naskah") / "lkjip.docx"
    return periksa_naskah(ke_docx(naskah_asli().read_text().splitlines(), path))


@pytest.fixture(scope="module")
def kunci() -> list[dict[str, str]]:
    with KUNCI.open(newline="") as berkas:
        return list(csv.DictReader(berkas))


def menemukan(satu: Temuan, kunci: dict[str, str]) -> bool:
    return (
        (satu.tabel or "") == kunci["tabel"]
        and (not kunci["kunci"] or satu.kunci == kunci["kunci"])
        and kunci["kolom"].casefold() in (satu.kolom or "").casefold()
    )


def test_every_error_on_the_list_is_found(
    temuan: list[Temuan], kunci: list[dict[str, str]]
) -> None:
    luput = [k for k in kunci if not any(menemukan(t, k) for t in temuan)]
    assert luput == []


def test_nothing_else_is_called_an_error(temuan: list[Temuan], kunci: list[dict[str, str]]) -> None:
    alarm = [
        t.sebagai_kamus()
        for t in temuan
        if t.tingkat is not Tingkat.INFO and not any(menemukan(t, k) for k in kunci)
    ]
    assert alarm == []


def test_as_many_errors_are_found_as_are_on_the_list(
    temuan: list[Temuan], kunci: list[dict[str, str]]
) -> None:
    sendiri = [k for k in kunci if k["kind"] != AKIBAT]
    assert sum(t.tingkat is not Tingkat.INFO for t in temuan) == len(sendiri)


def test_the_wrong_total_is_told_as_a_consequence_of_the_wrong_program(
    temuan: list[Temuan], kunci: list[dict[str, str]]
) -> None:
    akibat = [k for k in kunci if k["kind"] == AKIBAT]
    for satu in akibat:
        [ditemukan] = [t for t in temuan if menemukan(t, satu)]
        assert ditemukan.tingkat is Tingkat.INFO
        assert "Akibat dari 2 · REALISASI" in ditemukan.pesan


def test_truncation_is_told_from_a_wrong_figure(temuan: list[Temuan]) -> None:
    dipotong = [t for t in temuan if t.tercetak == "55.76"]
    assert [(t.tingkat, t.dihitung) for t in dipotong] == [(Tingkat.PERINGATAN, 55.77)]
    assert "dipotong" in dipotong[0].pesan
