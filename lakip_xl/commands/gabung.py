"""``lakip-xl gabung``: many offices' workbooks as one recap."""

from pathlib import Path

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import counting
from lakip_xl.commands._terminal import say


@click.command(
    help=(
        "Menggabungkan buku kerja banyak instansi di satu folder menjadi satu rekap: peringkat, "
        "jumlah per program dan jenis belanja, peta kategori, sebaran, temuan, dan lembar data "
        "datar untuk tabel pivot dengan berkas dan sel asal setiap angka. Berkas yang rusak, "
        "terkunci, asing, atau belum lengkap disebut dengan sebabnya dan tidak menghentikan yang "
        "lain. Nilai diambil seperti tersimpan; yang tidak sesuai dengan isiannya tidak "
        "dijumlahkan. Ulangan hanya membaca berkas yang berubah."
    ),
    short_help="Menggabungkan buku kerja banyak instansi menjadi satu rekap.",
    options_metavar="[OPSI]",
)
@click.argument("folder", type=PATH, metavar="FOLDER")
@click.option(
    "-o",
    "keluaran",
    type=PATH,
    metavar="REKAP.xlsx",
    required=True,
    help="Tulis rekap ke berkas ini.",
)
@click.option(
    "--instansi",
    type=PATH,
    metavar="DAFTAR",
    help="Daftar instansi yang ditunggu, satu nama per baris (teks, CSV, atau Excel).",
)
@click.option("--csv", type=PATH, metavar="FOLDER", help="Tulis juga CSV.")
@click.option("--parquet", type=PATH, metavar="FOLDER", help="Tulis juga Parquet.")
@click.option(
    "--simpanan",
    type=PATH,
    metavar="BERKAS",
    help="Simpanan hasil bacaan; bawaannya di sebelah rekap, berakhiran .rekap.",
)
@click.option("--hitung", is_flag=True, help="Hitung ulang setiap buku kerja; jauh lebih lama.")
@click.option(
    "--proses", type=click.IntRange(1), metavar="N", help="Banyaknya proses; bawaannya semua inti."
)
@click.option("--semua", is_flag=True, help="Sebut semua berkas bermasalah, bukan yang pertama.")
@overwrite_option
def command(  # noqa: PLR0913, PLR0917 - the options of the verb
    folder: Path,
    keluaran: Path,
    instansi: Path | None,
    csv: Path | None,
    parquet: Path | None,
    simpanan: Path | None,
    *,
    hitung: bool,
    proses: int | None,
    semua: bool,
    timpa: bool,
) -> int:
    """Read the folder, then write the recap."""
    from lakip_xl.consolidate.recap.service import MOST_LINES, Choices, make_recap
    from lakip_xl.services.daftar_instansi import read_offices

    refuse_existing(keluaran, overwrite=timpa, inputs=[instansi])
    choices = Choices(
        store=simpanan,
        csv=csv,
        parquet=parquet,
        recalculate=hitung,
        workers=proses,
        without=() if instansi is None else (instansi,),
        expected=() if instansi is None else tuple(read_offices(instansi)),
    )
    with working_on(folder), counting(f"Membaca {folder}") as tell:
        recap = make_recap(folder, keluaran, choices, counted=tell)
    for line in recap.lines(None if semua else MOST_LINES):
        say(line)
    return ExitCode.DONE if recap.clean else ExitCode.FINDINGS
