"""``lakip-xl impor``: brings a file of another program into a table of a workbook."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say
from lakip_xl.commands._values import shown

if TYPE_CHECKING:
    from lakip_xl.services.rencana_impor import Perubahan, RencanaImpor

MOST_LINES = 12
"""How many lines of each kind are listed unless all are asked for."""


@click.command(
    help=(
        "Mengisi tabel buku kerja dari berkas aplikasi lain: CSV, .xlsx, atau .xls. Baris dikenali "
        "dari kodenya, beberapa rekening satu subkegiatan dijumlahkan, dan tabel diperpanjang "
        "bila perlu. Isian yang sudah ada tetap, kecuali dengan --timpa; rumus tidak pernah "
        "ditimpa. Yang tidak dipahami disebut baris dan sebabnya."
    ),
    short_help="Mengisi tabel dari berkas aplikasi lain.",
    options_metavar="[OPSI]",
)
@click.argument("buku", type=PATH, metavar="BUKU")
@click.argument("berkas", type=PATH, metavar="BERKAS")
@click.option("--ke", "tabel", metavar="TABEL", help="Tabel tujuan, misalnya tblAnggaran.")
@click.option("--uji-coba", is_flag=True, help="Hanya sebut apa yang akan ditulis.")
@click.option(
    "-o",
    "keluaran",
    type=PATH,
    metavar="HASIL",
    help="Simpan hasilnya ke berkas ini; tanpa opsi ini, buku kerjanya sendiri.",
)
@click.option("--timpa", is_flag=True, help="Ganti isian yang berbeda, dan berkas hasil yang ada.")
@click.option("--semua", is_flag=True, help="Sebut semua baris, bukan hanya yang pertama.")
def command(  # noqa: PLR0913 - the options of the verb
    buku: Path,
    berkas: Path,
    tabel: str | None,
    keluaran: Path | None,
    *,
    uji_coba: bool,
    timpa: bool,
    semua: bool,
) -> ExitCode:
    """Import one file, or say what an import would do."""
    from lakip_xl.services.impor_buku import impor

    with working_on(buku), progress(buku.name) as tell:
        tell("mengimpor")
        plan = impor(buku, berkas, tabel=tabel, keluaran=keluaran, timpa=timpa, uji_coba=uji_coba)
    for line in _lines(plan, None if semua else MOST_LINES, trial=uji_coba):
        say(line)
    open_ends = plan.masalah or plan.dipertahankan or plan.kolom_ragu or plan.gagal
    return ExitCode.FINDINGS if open_ends else ExitCode.DONE


def _lines(plan: "RencanaImpor", most: int | None, *, trial: bool) -> Iterator[str]:
    will = "akan " if trial else ""
    yield (
        f"{plan.tabel} (lembar {plan.lembar}) dari {plan.asal}: {len(plan.baris_baru)} baris baru, "
        f"{len(plan.terisi)} sel terisi, {len(plan.berubah)} sel berubah, {plan.sama} sel sama."
    )
    new = [
        f"baris {r.line}: {r.kode} {r.tingkat} {r.uraian or r.values.get('Indikator', '')}".strip()
        + "".join(f", {k} {shown(v)}" for k, v in r.values.items() if isinstance(v, float))
        for r in plan.baris_baru
    ]
    yield from _listed(f"Baris baru yang {will}ditulis", new, most)
    yield from _listed(f"Sel kosong yang {will}diisi", list(map(_change, plan.terisi)), most)
    yield from _listed(f"Isian yang {will}diganti", list(map(_change, plan.berubah)), most)
    yield from _listed(
        "Berbeda tetapi dipertahankan (isian: pakai --timpa; rumus: tidak pernah ditimpa)",
        list(map(_change, plan.dipertahankan)),
        most,
    )
    doubts = [f"{role}: {'; '.join(texts)}" for role, texts in plan.kolom_ragu.items()]
    yield from _listed("Kolom yang tidak diimpor karena ada beberapa calon", doubts, None)
    problems = [f"baris {line}: {why}" for line, why in sorted(plan.masalah)]
    yield from _listed("Tidak dipahami", problems, most)
    passed = [f"baris {line}: {why}" for line, why in sorted(plan.dilewati)]
    yield from _listed("Dilewati", passed, most)
    if plan.gagal:
        yield f"Peringatan: {plan.gagal} sel gagal dihitung; jalankan lakip-xl hitung."
    if not plan.ditulis:
        yield "Tidak ada yang ditulis."


def _change(change: "Perubahan") -> str:
    old, new = shown(change.lama), shown(change.baru)
    return f"{change.sel} {change.kunci} {change.kolom}: {old} → {new}"


def _listed(title: str, lines: Sequence[str], most: int | None) -> Iterator[str]:
    if lines:
        yield f"{title} ({len(lines)}):"
        yield from (f"  {line}" for line in islice(lines, most))
        if most is not None and len(lines) > most:
            yield f"  ... dan {len(lines) - most} lagi; --semua menyebut semuanya."
