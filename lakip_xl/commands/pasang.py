"""``lakip-xl pasang``: installs, repairs and removes the bridge into Excel on Windows."""

from pathlib import Path

import click

from lakip_xl.commands import ExitCode
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._progress import progress
from lakip_xl.commands._terminal import say
from lakip_xl.errors import LakipError


@click.command(
    help=(
        "Memasang atau memperbaiki penghubung ke Excel di komputer Windows ini, tanpa hak "
        "administrator: lingkungan Python, templat di halaman Baru, panduan. Yang sudah baik tidak "
        "disentuh, jadi boleh diulang kapan saja."
    ),
    short_help="Memasang penghubung ke Excel (Windows).",
    options_metavar="[OPSI]",
)
@click.option(
    "--dari",
    type=PATH,
    metavar="FOLDER",
    help="Pasang dari folder paket, tanpa internet.",
)
@click.option(
    "--lokasi-tepercaya",
    type=PATH,
    metavar="FOLDER",
    help="Jadikan folder ini lokasi tepercaya Excel: makro di dalamnya jalan tanpa ditanya.",
)
@click.option("--uji-coba", is_flag=True, help="Tampilkan rencananya saja, tanpa mengubah apa pun.")
@click.option("--lepas", is_flag=True, help="Hapus semua yang dibuat perintah ini.")
@click.option(
    "--buat-paket",
    type=PATH,
    metavar="FOLDER",
    help="Buat folder paket untuk komputer tanpa internet (Python-nya harus sama).",
)
@click.option(
    "--pemasang-python",
    type=PATH,
    metavar="BERKAS",
    help="Sertakan pemasang Python dari python.org ini di folder paket; hash-nya dicatat.",
)
def command(  # noqa: PLR0913 - the options of the command line
    dari: Path | None,
    lokasi_tepercaya: Path | None,
    buat_paket: Path | None,
    pemasang_python: Path | None,
    *,
    uji_coba: bool,
    lepas: bool,
) -> int:
    """Install, remove, or make the folder for others."""
    from lakip_xl.excel.install.local import this_system

    _check_combination(
        lepas=lepas, buat_paket=buat_paket, others=bool(dari or lokasi_tepercaya), dry=uji_coba
    )
    if pemasang_python and not buat_paket:
        raise LakipError("Opsi --pemasang-python hanya berlaku bersama --buat-paket.")
    system = this_system()
    if system.windows is None:
        raise LakipError(
            "Perintah pasang hanya untuk Windows karena di sistem ini tidak ada Excel yang dapat "
            "memanggil Python: hitung buku kerja dengan 'lakip-xl hitung', periksa paketnya dengan "
            "'lakip-xl diagnosa'."
        )
    if buat_paket is not None:
        return _make_bundle(
            buat_paket.absolute(), pemasang_python.absolute() if pemasang_python else None
        )
    from lakip_xl.excel.install.service import (
        Wishes,
        carry_out,
        plan_installation,
        plan_uninstallation,
        verify,
    )
    from lakip_xl.excel.install.steps import outline

    wishes = Wishes(
        folder=dari.absolute() if dari else None,
        trusted=lokasi_tepercaya.absolute() if lokasi_tepercaya else None,
    )
    plan = plan_uninstallation(system) if lepas else plan_installation(system, wishes)
    for remark in plan.remarks:
        say(f"Catatan: {remark}")
    for line in outline(plan.steps):
        say(line)
    if uji_coba:
        say("Hanya rencana; tidak ada yang diubah.")
        return ExitCode.DONE
    with progress("lakip_xl") as tell:
        carry_out(system, plan, tell)
        if not lepas:
            tell("Memeriksa hasilnya")
            verify(system)
    if lepas:
        say("lakip_xl dilepas dari komputer ini.")
    elif plan.steps:
        say("lakip_xl terpasang. Buka Excel: File > Baru > Pribadi > LAKIP.")
    else:
        say("Semua sudah baik; tidak ada yang diubah.")
    return ExitCode.DONE


def _check_combination(*, lepas: bool, buat_paket: Path | None, others: bool, dry: bool) -> None:
    if lepas and (buat_paket or others):
        raise LakipError("Opsi --lepas tidak dapat digabung dengan opsi pemasangan: pilih satu.")
    if buat_paket and (others or dry):
        raise LakipError("Opsi --buat-paket tidak dapat digabung dengan opsi lain: pilih satu.")


def _make_bundle(folder: Path, installer: Path | None) -> int:
    from lakip_xl.excel.install.bundle import STARTER, make_bundle
    from lakip_xl.excel.install.local import this_system
    from lakip_xl.excel.install.source import from_index

    system = this_system()
    with progress(folder.name) as tell:
        tell("Mengumpulkan paket")
        names = make_bundle(system, from_index(), folder, installer)
    say(f"{folder} berisi {len(names)} berkas; di komputer tujuan klik dua kali {STARTER}.")
    return ExitCode.DONE
