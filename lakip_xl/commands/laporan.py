"""``lakip-xl laporan``: writes the report's chapter and tables as a Word file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._renewal import renew
from lakip_xl.commands._terminal import complain, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lakip_xl.report.document import ReportResult


@click.command(
    help=(
        "Menulis laporan Word dari buku kerja: tabel ringkasan eksekutif, Bab III lengkap dengan "
        "grafik dan kalimatnya, dan lampiran asal setiap angka. Semua angka dihitung ulang dari "
        "buku kerja; buku kerjanya sendiri tidak diubah. Laporan dari buku kerja yang masih "
        "memuat temuan tingkat galat hanya ditulis dengan --tetap."
    ),
    short_help="Menulis laporan Word dari buku kerja.",
    options_metavar="[OPSI]",
)
@click.argument("berkas", type=PATH, metavar="BERKAS")
@click.option(
    "-o",
    "keluaran",
    type=PATH,
    metavar="LAPORAN.docx",
    help="Tulis ke berkas ini; bawaannya LKjIP.docx di folder buku kerja.",
)
@click.option(
    "--templat",
    type=PATH,
    metavar="KANTOR.docx",
    help=(
        "Pakai gaya, kertas, kop, dan kaki halaman dokumen ini. Bila ada paragraf {{LAPORAN}} di "
        "dalamnya, laporan mengisi tempat itu dan naskah di sekitarnya tetap; bila tidak ada, "
        "naskahnya dianggap contoh dan tidak ikut."
    ),
)
@click.option(
    "--tetap",
    is_flag=True,
    help="Tulis walau masih ada temuan galat; halaman pertama mengatakannya.",
)
@click.option(
    "--tanpa-lampiran", is_flag=True, help="Tanpa lampiran yang menyebut asal angka menurut kolom."
)
@click.option(
    "--lampiran",
    type=PATH,
    metavar="ASAL.docx",
    help="Tulis asal setiap angka, satu per satu, ke berkas ini; laporannya tanpa lampiran.",
)
@click.option(
    "--triwulan",
    type=click.IntRange(1, 4),
    metavar="N",
    help="Tulis laporan triwulan N dari lembar Triwulan; bawaannya LKjIP-triwulan-N.docx.",
)
@click.option(
    "--perbarui",
    type=PATH,
    metavar="LKjIP.docx",
    help=(
        "Perbarui angka, baris tabel, dan grafik laporan ini (tahunan atau triwulan) dari buku "
        "kerja, di berkasnya sendiri atau ke -o; semua kata Anda tetap. Yang diketik ulang orang "
        "dibiarkan dan disebut."
    ),
)
@click.option(
    "--uji-coba", is_flag=True, help="Bersama --perbarui: sebut yang akan berubah, jangan menulis."
)
@overwrite_option
def command(  # noqa: PLR0913, PLR0917  # the options of the verb
    berkas: Path,
    keluaran: Path | None,
    templat: Path | None,
    lampiran: Path | None,
    triwulan: int | None,
    perbarui: Path | None,
    *,
    tetap: bool,
    tanpa_lampiran: bool,
    uji_coba: bool,
    timpa: bool,
) -> int:
    """Write the report, or say why not."""
    if perbarui is not None:
        if templat or lampiran or tanpa_lampiran:
            raise click.UsageError(
                "Opsi --perbarui hanya dipakai bersama -o, --triwulan, --tetap, --timpa, dan "
                "--uji-coba."
            )
        return renew(
            berkas,
            perbarui,
            keluaran,
            quarter=triwulan,
            force=tetap,
            trial=uji_coba,
            overwrite=timpa,
        )
    if uji_coba:
        raise click.UsageError("Opsi --uji-coba hanya dipakai bersama --perbarui.")
    from lakip_xl.report.document import OpenErrorsError, write_report
    from lakip_xl.report.quarterly import write_quarterly

    name = "LKjIP.docx" if triwulan is None else f"LKjIP-triwulan-{triwulan}.docx"
    output = keluaran if keluaran is not None else berkas.with_name(name)
    refuse_existing(output, overwrite=timpa, inputs=[berkas, templat])
    if triwulan is not None and lampiran is not None:
        raise click.UsageError("Opsi --lampiran tidak berlaku untuk laporan --triwulan.")
    if lampiran is not None:
        refuse_existing(lampiran, overwrite=timpa, inputs=[berkas, templat])
    try:
        with working_on(berkas), progress(berkas.name) as tell:
            if triwulan is not None:
                result = write_quarterly(
                    berkas, output, triwulan, template=templat, force=tetap, progress=tell
                )
            else:
                result = write_report(
                    berkas,
                    output,
                    template=templat,
                    force=tetap,
                    traced=not tanpa_lampiran,
                    trace_output=lampiran,
                    progress=tell,
                )
    except OpenErrorsError as error:
        complain(error)
        return ExitCode.FINDINGS
    for line in _lines(result):
        say(line)
    return ExitCode.FINDINGS if result.stale else ExitCode.DONE


def _lines(result: "ReportResult") -> "Iterator[str]":
    from lakip_xl.audit.finding import Severity

    yield f"{result.output} ditulis: {result.tables} tabel, {result.pictures} gambar."
    if result.errors:
        yield f"Peringatan: buku kerjanya masih memuat {len(result.errors)} temuan tingkat galat."
    if result.replaced:
        cells = ", ".join(result.replaced)
        yield f"Peringatan: isian {cells} berbeda dari jumlah rinciannya; jumlah itu yang dipakai."
    if result.stale:
        count = len(result.stale)
        yield f"Peringatan: {count} sel tidak dapat dihitung; nilai lamanya yang dipakai."
    for one in result.remarks:
        if one.tingkat is not Severity.INFO:
            yield f"{one.tingkat.value.capitalize()} naskah: {one.pesan}"
    yield "Nomor halaman di daftar tabel dan gambar muncul bila daftar itu diperbarui di Word (F9)."
