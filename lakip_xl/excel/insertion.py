"""The macro that writes formulas beside a table of any workbook."""

from lakip_xl.errors import LakipError
from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.services.sisip import plan_insertion


def sisipkan_rumus(workbook: ExcelWorkbook) -> None:
    """Ask for the columns of the table at the selection; write capaian and kategori beside it."""
    region = workbook.region_of_selection()
    target = workbook.choose_column("Klik satu sel di kolom TARGET tabel ini.")
    if target is None:
        return
    realisasi = workbook.choose_column("Klik satu sel di kolom REALISASI tabel ini.")
    if realisasi is None:
        return
    plan = plan_insertion(region, target, realisasi)
    if not workbook.is_blank(plan.area):
        raise LakipError(
            f"Sel {plan.area} di sebelah tabel sudah berisi: sisipkan dahulu dua kolom kosong di "
            "sana, lalu ulangi."
        )
    rows = len(plan.cells) - 1
    if workbook.confirm(
        f"Rumus capaian dan kategori untuk {rows} baris akan ditulis di {plan.area}. Lanjutkan?"
    ):
        workbook.write_formulas(plan.area, plan.cells)
