"""``lakip-xl banding-skema``: one workbook under two regulations, side by side."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lakip_xl.rules.scheme import Scheme
    from lakip_xl.services.banding_skema import Difference


@click.command(
    "banding-skema",
    help=(
        "Menghitung buku kerja menurut dua skema peraturan dari rumpun yang sama, misalnya "
        "merit_40_2018 dan merit_19_2025, lalu menyebut setiap angka dan kategori yang berbeda. "
        "Berkasnya tidak diubah. Daftar skema ada di lembar Pengaturan."
    ),
    short_help="Menghitung buku kerja menurut dua skema peraturan.",
    options_metavar="[OPSI]",
)
@click.argument("buku", type=PATH, metavar="BUKU")
@click.argument("pertama", metavar="SKEMA")
@click.argument("kedua", metavar="SKEMA")
@click.option(
    "--format",
    "bentuk",
    type=click.Choice(["teks", "json"]),
    default="teks",
    show_default=True,
    help="Bentuk keluaran: teks untuk dibaca, json untuk program lain.",
)
def command(buku: Path, pertama: str, kedua: str, bentuk: str) -> int:
    """Print the figures that differ."""
    from lakip_xl.services.banding_skema import compare, known_scheme
    from lakip_xl.workbook.book.opened import open_book

    first, second = known_scheme(pertama), known_scheme(kedua)
    with working_on(buku), progress(buku.name) as tell:
        tell("menghitung menurut dua skema")
        found = compare(open_book(buku), first, second)
    if bentuk == "json":
        say(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=2))
    else:
        say(_text(found, first, second))
    return ExitCode.DONE


def _text(found: "Sequence[Difference]", first: "Scheme", second: "Scheme") -> str:
    from lakip_xl.commands._values import shown_change

    lines = [
        f"{one.sheet} {one.cell} · {one.label}: {shown_change(one.first, one.second)}"
        for one in found
    ]
    close = (
        f"{len(found)} angka atau kategori berbeda antara {first.id} dan {second.id}."
        if found
        else f"Tidak ada yang berbeda antara {first.id} dan {second.id}."
    )
    notes = [f"{s.id}: {s.note}" for s in (first, second) if s.note]
    return "\n".join([*lines, close, *notes])
