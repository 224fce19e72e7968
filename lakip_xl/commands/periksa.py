"""``lakip-xl periksa``: audits a workbook or a draft report."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._macros import refresh_hint
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._review import Review, review_options
from lakip_xl.commands._terminal import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lakip_xl.audit.coverage import Coverage
    from lakip_xl.audit.finding import Finding
    from lakip_xl.audit.rules.traced import Traced


@click.command(
    help=(
        "Memeriksa buku kerja Excel atau naskah laporan (.docx atau PDF), lalu menyebut setiap "
        "angka dan kalimat yang bertentangan dengan hitungannya: tabel, baris, kolom, yang "
        "tercetak, dan yang seharusnya. Berkasnya tidak diubah, kecuali dengan --tulis atau "
        "--bersihkan."
    ),
    short_help="Memeriksa buku kerja atau naskah laporan.",
    options_metavar="[OPSI]",
)
@click.argument("berkas", type=PATH, metavar="BERKAS")
@click.option(
    "--format",
    "bentuk",
    type=click.Choice(["teks", "json", "json-lengkap"]),
    default="teks",
    show_default=True,
    help=(
        "Bentuk keluaran: teks untuk dibaca, json untuk program lain, json-lengkap dengan cakupan."
    ),
)
@click.option(
    "--buku",
    type=PATH,
    metavar="BUKU.xlsm",
    help="Bandingkan juga angka naskah dengan buku kerja ini.",
)
@click.option(
    "--tahun-lalu",
    type=PATH,
    metavar="LAPORAN",
    help="Bandingkan juga angka tahun lalu dalam naskah dengan laporan tahun lalu ini.",
)
@click.option(
    "--tulis",
    is_flag=True,
    help="Tulis temuan ke sheet Pemeriksaan buku kerja dan tandai selnya.",
)
@click.option(
    "--bersihkan",
    is_flag=True,
    help="Hapus temuan dan tandanya dari buku kerja, tanpa memeriksa.",
)
@review_options
def command(  # noqa: PLR0913 - click hands over every option
    berkas: Path,
    bentuk: str,
    buku: Path | None,
    tahun_lalu: Path | None,
    *,
    tulis: bool,
    bersihkan: bool,
    review: Review,
) -> ExitCode:
    """Audit one file and print what was found."""
    from lakip_xl.audit.finding import Severity, to_json, to_text

    if bersihkan:
        with working_on(berkas):
            _bersihkan(berkas, sendiri=not (tulis or buku))
        return ExitCode.DONE
    with working_on(berkas), progress(berkas.name) as tell:
        review.check(berkas)
        tell("memeriksa")
        temuan, cakupan, bertaut = _periksa(berkas, buku, tahun_lalu, tulis=tulis)
        temuan = review.finish(berkas, buku, temuan)
    if bentuk == "json-lengkap":
        isi = {
            "temuan": [satu.as_dict() for satu in temuan],
            "cakupan": cakupan.as_json() if cakupan else None,
        }
        say(json.dumps(isi, ensure_ascii=False, indent=2))
    else:
        say(to_json(temuan) if bentuk == "json" else to_text(temuan))
    if bertaut:
        say(bertaut, err=True)
    if cakupan is not None and bentuk == "teks":
        say(str(cakupan), err=True)
    elif bentuk == "teks" and (hint := refresh_hint(berkas)):
        say(hint, err=True)
    salah = any(satu.tingkat is Severity.GALAT for satu in temuan)
    return ExitCode.FINDINGS if salah else ExitCode.DONE


def _periksa(
    berkas: Path, buku: Path | None, tahun_lalu: Path | None, *, tulis: bool
) -> "tuple[list[Finding], Coverage | None, str]":
    """Audit the file; give what was found, what was looked at, and how its named figures fare."""
    from lakip_xl.audit.read.pdf_file import is_pdf
    from lakip_xl.package.gate import open_package
    from lakip_xl.package.parts import Kind

    package = None if is_pdf(berkas) else open_package(berkas)
    if package is not None and package.kind is Kind.WORKBOOK:
        if tahun_lalu is not None:
            raise click.UsageError("Opsi --tahun-lalu hanya untuk memeriksa naskah.")
        if buku is not None:
            raise click.UsageError("Opsi --buku hanya untuk memeriksa naskah Word.")
        if tulis:
            from lakip_xl.audit.workbook.writing import audit_and_write

            return audit_and_write(berkas), None, ""
        from lakip_xl.workbook.book.opened import open_book

        book = open_book(package)
        _ = book.computation  # the rules are imported meanwhile
        from lakip_xl.audit.workbook.audit import audit_workbook

        return audit_workbook(book), None, ""
    if tulis:
        raise click.UsageError("Opsi --tulis hanya untuk buku kerja Excel.")
    from lakip_xl.audit.audit import audit_with_coverage

    traced: Sequence[Traced] = ()
    if buku is not None and package is not None:
        from lakip_xl.report.renewal.traced import traced_figures

        traced = traced_figures(berkas, buku)
    found, looked_at = audit_with_coverage(berkas, buku, tahun_lalu, traced)
    if buku is None or not traced:
        return found, looked_at, ""
    solved = sum(not one.gone for one in traced)
    told = f"{solved} dari {len(traced)} angka bertaut ditemukan selnya di {buku.name}."
    return found, looked_at, told


def _bersihkan(berkas: Path, *, sendiri: bool) -> None:
    if not sendiri:
        raise click.UsageError("Opsi --bersihkan dipakai sendiri, tanpa --tulis atau --buku.")
    from lakip_xl.audit.workbook.writing import clean

    clean(berkas)
    say(f"{berkas}: temuan dan tandanya dihapus.")
