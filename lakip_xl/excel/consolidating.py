"""The ribbon's Gabung: the recap that ``lakip-xl gabung`` writes, of a folder that is chosen."""

from pathlib import Path

from lakip_xl.excel.adapter import ExcelWorkbook

RECAP = "Buku kerja Excel (*.xlsx),*.xlsx"
OFFICES = "Daftar instansi (*.txt;*.csv;*.xlsx),*.txt;*.csv;*.xlsx"


def gabung(workbook: ExcelWorkbook) -> None:
    """Write the recap of a folder of workbooks; the open workbook is not touched."""
    folder = workbook.choose_folder("Pilih folder berisi buku kerja instansi")
    if folder is None:
        return
    target = workbook.choose_target("Simpan rekap", folder.with_name("rekap.xlsx"), RECAP)
    if target is None:
        return
    offices = _offices(workbook)
    # Imported here: the UDF server loads this room, and formulas need none of it.
    from lakip_xl.consolidate.recap.service import Choices, make_recap
    from lakip_xl.services.daftar_instansi import read_offices

    choices = Choices(
        without=() if offices is None else (offices,),
        expected=() if offices is None else tuple(read_offices(offices)),
    )
    recap = make_recap(
        folder,
        target,
        choices,
        counted=lambda done, of: workbook.progress(f"membaca {done} dari {of} berkas"),
        progress=workbook.progress,
    )
    workbook.inform("\n".join(recap.lines()))


def _offices(workbook: ExcelWorkbook) -> Path | None:
    has_list = workbook.confirm(
        "Ada daftar nama instansi yang ditunggu? Pilih Tidak untuk merekap tanpa daftar."
    )
    if not has_list:
        return None
    return workbook.choose_file("Pilih daftar instansi, satu nama per baris", OFFICES)
