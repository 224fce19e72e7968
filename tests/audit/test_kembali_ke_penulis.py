"""Findings go back to the author: comments, tracked changes, decisions, a page to print."""

import json
import re
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from naskah_contoh import naskah_contoh
from naskah_uji import ke_docx

from lakip_xl import cli
from lakip_xl.audit.audit import audit_blocks, audit_draft
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.write.page import review_page
from lakip_xl.audit.write.word import write_comments, write_proposals

Capture = pytest.CaptureFixture[str]

NASKAH = (
    "Pengantar laporan kinerja.\n"
    "Realisasi anggaran sebesar Rp 90.000.000 dari pagu Rp 100.000.000 (95,50%).\n"
    "Tabel 3.1 Capaian\n"
    "No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian (%)\n"
    "1\tIndeks Pelayanan\t80\t72\t95,00\n"
    "2\tIndeks Merit\t325\t331,5\t102,00\n"
    "3\tPersentase Arsip\t50\t45\t90,00\n"
)


def tulis(teks: str, path: Path) -> Path:
    return ke_docx(teks.splitlines(), path)


def galat(path: Path) -> list[Finding]:
    return [t for t in audit_draft(path) if t.tingkat is Severity.GALAT]


def usulkan(source: Path, output: Path) -> int:
    return write_proposals(source, output, audit_draft(source), lambda b: audit_blocks(b)[0])


def terima_semua(path: Path) -> Path:
    """Accept every tracked change as Word does: by the XML."""
    dokumen = docx.Document(str(path))
    body = dokumen.element.body
    for deleted in list(body.iter(qn("w:del"))):
        deleted.getparent().remove(deleted)
    for inserted in list(body.iter(qn("w:ins"))):
        for run in list(inserted):
            inserted.addprevious(run)
        inserted.getparent().remove(inserted)
    hasil = path.with_name("diterima.docx")
    dokumen.save(str(hasil))
    return hasil


def tolak_semua(path: Path) -> str:
    """Give the text with every tracked change rejected."""
    body = docx.Document(str(path)).element.body
    for inserted in list(body.iter(qn("w:ins"))):
        inserted.getparent().remove(inserted)
    return "".join(t.text or "" for t in body.iter(qn("w:t"), qn("w:delText")))


def teks_naskah(path: Path) -> str:
    return "".join(t.text or "" for t in docx.Document(str(path)).element.body.iter(qn("w:t")))


def sah(validator: str, path: Path) -> bool:
    hasil = subprocess.run([validator, str(path)], capture_output=True, text=True, check=False)
    return bool(json.loads(hasil.stdout)["ok"])


@pytest.fixture
def naskah(tmp_path: Path) -> Path:
    return tulis(NASKAH, tmp_path / "naskah.docx")


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ke_docx(list(naskah_contoh()), tmp_path_factory.mktemp("contoh") / "contoh.docx")


def test_every_finding_is_a_comment_with_rule_printed_and_right_figure(
    contoh: Path, tmp_path: Path
) -> None:
    temuan, hasil = audit_draft(contoh), tmp_path / "hasil.docx"
    write_comments(contoh, hasil, temuan)
    komentar = list(docx.Document(str(hasil)).comments)
    assert len(komentar) == len(temuan) > 40
    for satu, ditulis in zip(temuan, komentar, strict=True):
        assert ditulis.author == "lakip_xl"
        assert ditulis.timestamp is not None
        assert satu.aturan in ditulis.text
        assert satu.pesan in ditulis.text
        assert satu.id in ditulis.text
    assert teks_naskah(hasil) == teks_naskah(contoh)
    assert [t.id for t in audit_draft(hasil)] == [t.id for t in temuan]


def test_a_comment_stands_at_the_cell_that_is_wrong(naskah: Path, tmp_path: Path) -> None:
    temuan = [t for t in galat(naskah) if t.aturan == "capaian"]
    write_comments(naskah, tmp_path / "hasil.docx", temuan)
    sel = docx.Document(str(tmp_path / "hasil.docx")).tables[0].cell(1, 4)
    assert sel._element.find(f".//{qn('w:commentRangeStart')}") is not None


def test_a_comment_marks_the_runs_that_hold_the_figure(tmp_path: Path) -> None:
    dokumen = docx.Document()
    paragraf = dokumen.add_paragraph("Realisasi sebesar Rp 90 juta dari pagu Rp 100 juta ")
    paragraf.add_run("(95,50%)").bold = True
    paragraf.add_run(" tahun ini.")
    dokumen.save(str(tmp_path / "a.docx"))
    temuan = galat(tmp_path / "a.docx")
    write_comments(tmp_path / "a.docx", tmp_path / "b.docx", temuan)
    [paragraf] = docx.Document(str(tmp_path / "b.docx")).paragraphs
    mulai = paragraf._element.find(qn("w:commentRangeStart"))
    assert [t.text for t in mulai.getnext().iter(qn("w:t"))] == ["(95,50%)"]


def test_accepting_every_proposal_leaves_no_error_that_was_proposed_for(
    naskah: Path, tmp_path: Path
) -> None:
    assert len(galat(naskah)) == 2
    assert usulkan(naskah, tmp_path / "usulan.docx") == 2
    diterima = terima_semua(tmp_path / "usulan.docx")
    assert galat(diterima) == []
    assert "(90,00%)" in teks_naskah(diterima)
    assert tolak_semua(tmp_path / "usulan.docx") == teks_naskah(naskah)


def test_the_example_report_gets_proposals_and_comments_and_no_new_error(
    contoh: Path, tmp_path: Path
) -> None:
    sebelum = galat(contoh)
    jumlah = usulkan(contoh, tmp_path / "usulan.docx")
    komentar = list(docx.Document(str(tmp_path / "usulan.docx")).comments)
    sesudah = galat(terima_semua(tmp_path / "usulan.docx"))
    assert jumlah >= 20
    assert jumlah + len(komentar) == len(audit_draft(contoh))
    diberi_komentar = " ".join(satu.text for satu in komentar)
    assert [t for t in sesudah if t.id not in diberi_komentar] == []
    assert len(sesudah) <= len(sebelum) - jumlah
    assert tolak_semua(tmp_path / "usulan.docx") == teks_naskah(contoh)


def test_a_proposal_keeps_the_format_of_the_figure(tmp_path: Path) -> None:
    dokumen = docx.Document()
    paragraf = dokumen.add_paragraph("Realisasi sebesar Rp 90 juta dari pagu Rp 100 juta (9")
    paragraf.add_run("5,5").bold = True
    paragraf.add_run("0%) tahun ini.").italic = True
    dokumen.save(str(tmp_path / "a.docx"))
    assert usulkan(tmp_path / "a.docx", tmp_path / "b.docx") == 1
    [paragraf] = docx.Document(str(tmp_path / "b.docx")).paragraphs
    dihapus = paragraf._element.findall(f"{qn('w:del')}//{qn('w:delText')}")
    assert [t.text for t in dihapus] == ["9", "5,5", "0"]
    akhir = docx.Document(str(terima_semua(tmp_path / "b.docx"))).paragraphs[0]
    assert akhir.text == "Realisasi sebesar Rp 90 juta dari pagu Rp 100 juta (90,00%) tahun ini."
    assert [r.italic for r in akhir.runs][-1] is True


def test_where_two_places_could_be_meant_a_comment_stands(tmp_path: Path) -> None:
    teks = "Realisasi sebesar Rp 90 juta dari pagu Rp 100 juta (95,50%), setara 95,50% tahun lalu."
    source = tulis(teks, tmp_path / "a.docx")
    assert galat(source)
    assert usulkan(source, tmp_path / "b.docx") == 0
    assert list(docx.Document(str(tmp_path / "b.docx")).comments)


def test_both_copies_are_valid_open_xml(contoh: Path, tmp_path: Path, validator: str) -> None:
    write_comments(contoh, tmp_path / "k.docx", audit_draft(contoh))
    usulkan(contoh, tmp_path / "u.docx")
    assert sah(validator, tmp_path / "k.docx")
    assert sah(validator, tmp_path / "u.docx")


def test_every_other_part_of_the_package_stays_as_it_was(naskah: Path, tmp_path: Path) -> None:
    write_comments(naskah, tmp_path / "k.docx", audit_draft(naskah))
    with zipfile.ZipFile(naskah) as lama, zipfile.ZipFile(tmp_path / "k.docx") as baru:
        berubah = {n for n in lama.namelist() if lama.read(n) != baru.read(n)}
        assert set(baru.namelist()) - set(lama.namelist()) == {"word/comments.xml"}
    assert berubah == {
        "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
    }  # fmt: skip


def test_comments_that_were_there_stay(naskah: Path, tmp_path: Path) -> None:
    dokumen = docx.Document(str(naskah))
    dokumen.add_comment(dokumen.paragraphs[0].runs, "Tolong dicek.", "Sari", "S")
    dokumen.save(str(naskah))
    write_comments(naskah, tmp_path / "k.docx", galat(naskah))
    assert [k.author for k in docx.Document(str(tmp_path / "k.docx")).comments] == [
        "Sari", "lakip_xl", "lakip_xl",
    ]  # fmt: skip


def test_an_existing_copy_is_not_replaced_without_timpa(
    naskah: Path, tmp_path: Path, capsys: Capture
) -> None:
    hasil = tmp_path / "k.docx"
    hasil.write_text("milik orang")
    assert cli.main(["periksa", str(naskah), "--komentar", str(hasil)]) == 2
    assert hasil.read_text() == "milik orang"
    assert "--timpa" in capsys.readouterr().err
    assert cli.main(["periksa", str(naskah), "--komentar", str(hasil), "--timpa"]) == 1
    assert len(list(docx.Document(str(hasil)).comments)) == len(audit_draft(naskah))


def test_a_draft_is_never_its_own_copy(naskah: Path, capsys: Capture) -> None:
    sebelum = naskah.read_bytes()
    assert cli.main(["periksa", str(naskah), "--usulan", str(naskah), "--timpa"]) == 2
    assert naskah.read_bytes() == sebelum
    assert capsys.readouterr().err


def test_a_draft_with_macros_is_refused_in_one_sentence(
    naskah: Path, tmp_path: Path, capsys: Capture
) -> None:
    makro = tmp_path / "makro.docm"
    with zipfile.ZipFile(naskah) as lama, zipfile.ZipFile(makro, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            if nama == "[Content_Types].xml":
                isi = isi.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                    b"application/vnd.ms-word.document.macroEnabled.main",
                )
            baru.writestr(nama, isi)
    assert cli.main(["periksa", str(makro), "--komentar", str(tmp_path / "k.docx")]) == 2
    assert "makro.docm" in capsys.readouterr().err
    assert not (tmp_path / "k.docx").exists()


def test_a_workbook_gets_no_word_comments(example_workbook: Path, tmp_path: Path) -> None:
    hasil = tmp_path / "k.docx"
    assert cli.main(["periksa", str(example_workbook), "--komentar", str(hasil)]) == 2
    assert not hasil.exists()


def test_a_finding_keeps_its_id_when_rows_move_and_other_text_changes(tmp_path: Path) -> None:
    baris = NASKAH.splitlines()
    pindah = ["Kalimat baru di depan.", "", *baris[:4], *reversed(baris[4:]), "Penutup."]
    semula = galat(tulis(NASKAH, tmp_path / "a.docx"))
    nanti = galat(tulis("\n".join(pindah), tmp_path / "b.docx"))
    assert {t.sel for t in semula}.isdisjoint(t.sel for t in nanti)
    assert {t.id for t in semula} == {t.id for t in nanti}


def test_another_figure_is_another_finding(naskah: Path, tmp_path: Path) -> None:
    lain = tulis(NASKAH.replace("95,00", "96,00"), tmp_path / "lain.docx")
    berubah = {t.id for t in galat(naskah)} ^ {t.id for t in galat(lain)}
    assert len(berubah) == 2


def test_ids_are_unique_within_a_file(contoh: Path) -> None:
    nama = [t.id for t in audit_draft(contoh)]
    assert len(set(nama)) == len(nama)


def daftar(capsys: Capture, *opsi: str) -> list[str]:
    capsys.readouterr()
    cli.main(["periksa", *opsi, "--format", "json"])
    return [t["id"] for t in json.loads(capsys.readouterr().out)]


def test_an_accepted_finding_stays_quiet_and_is_counted(naskah: Path, capsys: Capture) -> None:
    semula = daftar(capsys, str(naskah))
    terima = ["--terima", semula[0], "--alasan", "Sesuai DPPA.", "--oleh", "Sari"]
    assert cli.main(["periksa", str(naskah), *terima]) == 1
    assert "1 temuan sudah diterima" in capsys.readouterr().err
    assert daftar(capsys, str(naskah)) == semula[1:]
    [isi] = json.loads((naskah.parent / "naskah.docx.keputusan.json").read_text())["diterima"]
    assert (isi["id"], isi["oleh"], isi["alasan"]) == (semula[0], "Sari", "Sesuai DPPA.")


def test_accepting_needs_a_reason_a_name_and_a_finding(naskah: Path, capsys: Capture) -> None:
    assert cli.main(["periksa", str(naskah), "--terima", "abc"]) == 2
    lengkap = ["--terima", "abc", "--alasan", "x", "--oleh", "y"]
    assert cli.main(["periksa", str(naskah), *lengkap]) == 2
    assert "abc" in capsys.readouterr().err
    assert list(naskah.parent.glob("*.json")) == []


def test_only_new_findings_are_shown_when_asked(naskah: Path, capsys: Capture) -> None:
    assert len(daftar(capsys, str(naskah), "--baru")) == len(audit_draft(naskah))
    assert daftar(capsys, str(naskah), "--baru") == []
    tulis(NASKAH.replace("90,00\n", "99,00\n"), naskah)
    [baru] = daftar(capsys, str(naskah), "--baru")
    assert baru in {t.id for t in galat(naskah)}


def test_a_workbooks_findings_can_be_accepted_too(example_copy: Path, capsys: Capture) -> None:
    semula = daftar(capsys, str(example_copy))
    assert len(set(semula)) == len(semula) > 0
    terima = ["--terima", semula[0], "--alasan", "Diketahui.", "--oleh", "Budi"]
    cli.main(["periksa", str(example_copy), *terima])
    assert daftar(capsys, str(example_copy)) == semula[1:]


@pytest.mark.parametrize(
    "isi", ["", "[]", '{"diterima": [{"x": 1}], "terlihat": []}', "{}", "[" * 9]
)
def test_a_damaged_file_of_decisions_is_named(naskah: Path, capsys: Capture, isi: str) -> None:
    rusak = naskah.parent / "k.json"
    rusak.write_text(isi)
    assert cli.main(["periksa", str(naskah), "--keputusan", str(rusak), "--baru"]) == 2
    assert "k.json" in capsys.readouterr().err
    assert rusak.read_text() == isi


class Halaman(HTMLParser):
    """Counts the rows of a page and notes whatever could load something."""

    def __init__(self) -> None:
        super().__init__()
        self.baris = 0
        self.luar: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        isi = dict(attrs)
        self.baris += "data-tingkat" in isi
        self.luar += [k for k in isi if k in {"src", "href", "onerror", "onclick"}]
        self.luar += [tag] if tag in {"img", "link", "iframe", "object"} else []


def test_the_page_has_every_finding_and_loads_nothing(naskah: Path, tmp_path: Path) -> None:
    hasil = tmp_path / "hasil.html"
    assert cli.main(["periksa", str(naskah), "--html", str(hasil)]) == 1
    halaman, isi = Halaman(), hasil.read_text(encoding="utf-8")
    halaman.feed(isi)
    assert halaman.baris == len(audit_draft(naskah))
    assert halaman.luar == []
    assert not re.search(r"https?://|@import|url\(", isi)
    for judul in ("Diperiksa oleh", "Tanggal", "Keputusan"):
        assert judul in isi


def test_nothing_of_a_draft_becomes_markup() -> None:
    jahat = "<img src=x onerror=alert(1)>\"'</script>"
    satu = Finding("capaian", Severity.GALAT, None, jahat, jahat, jahat, jahat, jahat, jahat, jahat)
    halaman = Halaman()
    halaman.feed(review_page(jahat, [satu]))
    assert (halaman.baris, halaman.luar) == (1, [])
