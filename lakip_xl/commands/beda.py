"""``lakip-xl beda``: what changed in meaning between two versions."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._guard import working_on
from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say
from lakip_xl.commands._values import place, shown, shown_change
from lakip_xl.errors import LakipError

if TYPE_CHECKING:
    from lakip_xl.compare.model import Difference

MOST_LINES = 30
"""How many changes, and how many effects, are listed unless all are asked for."""


@click.command(
    help=(
        "Menyebut apa yang berubah artinya di antara dua versi buku kerja atau dua versi naskah "
        "Word: angka, rumus, baris, kalimat. Baris dikenali dari kode atau namanya, bukan "
        "tempatnya; yang hanya berubah karena disimpan ulang oleh program lain tidak disebut. "
        "Kode keluar 1 bila ada yang berubah."
    ),
    short_help="Menyebut yang berubah di antara dua versi.",
    options_metavar="[OPSI]",
)
@click.argument("lama", type=PATH, metavar="LAMA")
@click.argument("baru", type=PATH, metavar="BARU")
@click.option(
    "--format",
    "bentuk",
    type=click.Choice(["teks", "json"]),
    default="teks",
    show_default=True,
    help="Bentuk keluaran: teks untuk dibaca, json untuk program lain.",
)
@click.option(
    "-o",
    "keluaran",
    type=PATH,
    metavar="BEDA.xlsx",
    help="Tulis juga perubahannya sebagai lembar Excel.",
)
@click.option("--semua", is_flag=True, help="Sebut semua perubahan, bukan hanya yang pertama.")
@overwrite_option
def command(  # noqa: PLR0913 - the options of the verb
    lama: Path, baru: Path, bentuk: str, keluaran: Path | None, *, semua: bool, timpa: bool
) -> int:
    """Compare two files of one kind."""
    if keluaran is not None:
        if keluaran.suffix.lower() != ".xlsx":
            raise LakipError(f"Nama hasil '{keluaran}' harus berakhiran .xlsx.")
        refuse_existing(keluaran, overwrite=timpa, inputs=[lama, baru])
    found = _differences(lama, baru)
    if keluaran is not None:
        from lakip_xl.compare.sheet import write_sheet

        with working_on(keluaran):
            write_sheet(keluaran, found)
    if bentuk == "json":
        say(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=2))
    else:
        for line in _lines(found, None if semua else MOST_LINES):
            say(line)
    return ExitCode.FINDINGS if found else ExitCode.DONE


def _differences(old: Path, new: Path) -> "list[Difference]":
    from lakip_xl.package.gate import open_package
    from lakip_xl.package.parts import Kind

    packages = open_package(old), open_package(new)
    if packages[0].kind is not packages[1].kind:
        raise LakipError(
            f"'{old.name}' adalah {packages[0].kind.value} dan '{new.name}' "
            f"{packages[1].kind.value}: bandingkan dua berkas sejenis."
        )
    with working_on(new), progress(f"{old.name} → {new.name}") as tell:
        tell("Membandingkan")
        if packages[0].kind is Kind.WORKBOOK:
            from lakip_xl.compare.workbooks import compare_books
            from lakip_xl.workbook.book.opened import open_book

            return compare_books(*map(open_book, packages))
        from lakip_xl.compare.documents import compare_documents

        return compare_documents(old, new)


def _lines(found: "Sequence[Difference]", most: int | None) -> Iterator[str]:
    from lakip_xl.compare.model import Kind

    if not found:
        yield "Tidak ada yang berubah artinya."
        return
    causes = [one for one in found if one.kind is not Kind.RESULT]
    effects = [one for one in found if one.kind is Kind.RESULT]
    for title, group in (("Perubahan", causes), ("Akibatnya pada hasil hitungan", effects)):
        if group:
            yield f"{title} ({len(group)}):"
            yield from (f"  {_line(one)}" for one in islice(group, most))
            if most is not None and len(group) > most:
                yield f"  ... dan {len(group) - most} lagi; --semua menyebut semuanya."


def _line(one: "Difference") -> str:
    where = one.new_cell or one.old_cell
    if one.sheet and where and where[0].isupper():
        where = place(one.sheet, where)
    elif where.isdecimal():
        where = f"{one.sheet} baris {where}"
    else:
        where = ", ".join(filter(None, (one.sheet, one.table, where)))
    name = " / ".join(filter(None, (one.key, one.column)))
    text = f"[{one.kind.value}] {where}{f' ({name})' if name else ''}"
    if one.kind.value == "baris pindah":
        return f"{text}: dari {one.old_cell} ke {one.new_cell}"
    if one.old is None and one.new is None:
        return text
    change = "" if one.change is None else f" ({'+' if one.change > 0 else ''}{shown(one.change)})"
    return f"{text}: {shown_change(one.old, one.new)}{change}"
