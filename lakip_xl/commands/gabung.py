"""``lakip-xl gabung``: many offices' workbooks as one recap."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import counting, progress
from lakip_xl.commands._terminal import say
from lakip_xl.errors import LakipError

if TYPE_CHECKING:
    from lakip_xl.consolidate.recap.picture import Picture
    from lakip_xl.consolidate.service import Gathered

MOST_LINES = 12
"""How many files are named with their reasons unless all are asked for."""


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
    from lakip_xl.consolidate.service import gather
    from lakip_xl.consolidate.store import Store
    from lakip_xl.package.atomic import check_writable

    if keluaran.suffix.lower() != ".xlsx":
        raise LakipError(f"Nama rekap '{keluaran}' harus berakhiran .xlsx.")
    refuse_existing(keluaran, overwrite=timpa, inputs=[instansi])
    store_path = simpanan or keluaran.with_suffix(".rekap")
    for target in (keluaran, store_path):
        check_writable(target)
    if not folder.is_dir():
        raise LakipError(f"Folder '{folder}' tidak ada; beri folder yang memuat buku kerja.")
    for place in filter(None, (csv, parquet)):
        _folder(place)
    expected = _expected(instansi) if instansi is not None else []
    own = frozenset(path.resolve() for path in (keluaran, instansi) if path is not None)
    with working_on(folder), Store(store_path, recalculated=hitung) as store:
        with counting(f"Membaca {folder}") as tell:
            done = gather(
                folder, store, workers=proses, recalculate=hitung, without=own, progress=tell
            )
        from lakip_xl.consolidate.recap.book import write_book
        from lakip_xl.consolidate.recap.picture import Picture

        with progress(keluaran.name) as step:
            step("Menulis rekap")
            picture = Picture(store, expected)
            cut = write_book(keluaran, picture)
            _write_more(picture, csv, parquet)
    for line in _lines(picture, done, None if semua else MOST_LINES):
        say(line)
    for title in cut:
        say(f"Peringatan: lembar {title} melebihi batas baris Excel; --csv memuat semuanya.")
    say(f"{keluaran} ditulis.")
    clean = all(one.counts for one in picture.files) and not picture.missing and not cut
    return ExitCode.DONE if clean else ExitCode.FINDINGS


def _write_more(picture: "Picture", csv: Path | None, parquet: Path | None) -> None:
    from lakip_xl.consolidate.recap.files import write_csv, write_parquet

    if csv is not None:
        write_csv(csv, picture)
    if parquet is not None:
        write_parquet(parquet, picture)


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise LakipError(f"'{path}' adalah berkas; beri nama folder.") from None


def _expected(path: Path) -> list[str]:
    """Read the names of the offices: the first text of each line."""
    from lakip_xl.services.grids import read_grids

    if path.suffix.lower() == ".txt":
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        names = [line.strip() for line in lines]
    else:
        names = [
            next((str(v).strip() for v in row if isinstance(v, str) and v.strip()), "")
            for grid in read_grids(path)[:1]
            for _, row in grid.rows
        ]
    found = [name for name in names if name]
    if not found:
        raise LakipError(f"Daftar instansi '{path}' kosong: tulis satu nama per baris.")
    return found


def _lines(picture: "Picture", done: "Gathered", most: int | None) -> Iterator[str]:
    yield (
        f"{done.files} berkas: {done.read} dibaca, {done.unchanged} tidak berubah"
        f"{f', {done.gone} sudah tidak ada' if done.gone else ''}."
    )
    for total in picture.years:
        from lakip_xl.rules.format import tulis_angka

        yield (
            f"Tahun {total.year or '(kosong)'}: {total.offices} instansi, anggaran Rp "
            f"{tulis_angka(total.budget, 2)}, realisasi Rp {tulis_angka(total.spent, 2)}."
        )
    aside = [one for one in picture.files if not one.counts]
    partial = [one for one in picture.files if one.counts and one.state != "lengkap"]
    for title, found in (("Tidak dijumlahkan", aside), ("Belum lengkap", partial)):
        if found:
            yield f"{title} ({len(found)}):"
            for one in found[:most]:
                yield f"  {one.path}: {' '.join(one.reasons)}"
            if most is not None and len(found) > most:
                yield f"  ... dan {len(found) - most} lagi; lihat lembar Berkas atau --semua."
    if picture.missing:
        names = ", ".join(picture.missing[:most])
        more = " ..." if most is not None and len(picture.missing) > most else ""
        yield f"Belum masuk ({len(picture.missing)}): {names}{more}."
