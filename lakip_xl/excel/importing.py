"""The ribbon's Impor: the plan that ``lakip-xl impor`` makes, shown and written in Excel."""

from collections.abc import Sequence
from pathlib import Path

from lakip_xl.errors import LakipError
from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.wording import GO_ON, listed
from lakip_xl.functions.spec import Scalar
from lakip_xl.rules.format import tulis_angka
from lakip_xl.services.rencana_impor import Perubahan, RencanaImpor, planned
from lakip_xl.services.sumber_impor import SeveralTablesError, SumberImpor, read_source

FILES = "Ekspor anggaran atau tabel (*.csv;*.xlsx;*.xlsm;*.xls),*.csv;*.xlsx;*.xlsm;*.xls"


def impor_realisasi(workbook: ExcelWorkbook) -> None:
    """Bring a file of another program into the table that its columns fit."""
    path = workbook.choose_file("Pilih berkas yang akan diimpor", FILES)
    if path is None:
        return
    workbook.progress(f"membaca {path.name}")
    source = _source(workbook, path)
    table = workbook.table(source.tabel)
    plan = planned(source, table, timpa=False)
    replacing = planned(source, table, timpa=True)
    if replacing.berubah and workbook.confirm(
        listed("isian berbeda dari berkas", _changes(replacing.berubah))
        + "Ganti dengan angka berkas? Pilih Tidak untuk mempertahankan isian Anda."
    ):
        plan = replacing
    if not plan.ada_isi:
        workbook.inform(f"Tidak ada yang perlu diubah.\n{_left_out(plan)}")
        return
    what = (
        f"{plan.tabel} dari {path.name}: {len(plan.baris_baru)} baris baru, "
        f"{len(plan.terisi)} sel terisi, {len(plan.berubah)} sel berubah.\n"
    )
    if not workbook.confirm(f"{what}{_left_out(plan)}\n{GO_ON}"):
        return
    workbook.quiet()
    workbook.undoable("Impor")
    workbook.progress(f"mengisi {plan.tabel}")
    workbook.write_many(plan.tabel, plan.isian)
    workbook.inform(f"{what}{_left_out(plan)}")


def _source(workbook: ExcelWorkbook, path: Path) -> SumberImpor:
    """Read the file; where it fits several tables, the one on the active sheet is meant."""
    year = workbook.named_number("TahunLaporan")
    try:
        return read_source(path, None, None if year is None else round(year))
    except SeveralTablesError as several:
        active = workbook.table_of_active_sheet()
        if active not in several.tables:
            raise LakipError(
                f"Berkas '{path.name}' cocok untuk {' dan '.join(several.tables)}: buka dahulu "
                "lembar tabel yang akan diisi, lalu ulangi."
            ) from None
        return read_source(path, active, None if year is None else round(year))


def _left_out(plan: RencanaImpor) -> str:
    doubts = [f"{role}: {'; '.join(texts)}" for role, texts in plan.kolom_ragu.items()]
    return "".join(
        (
            f"{plan.sama} sel sudah sama.\n" if plan.sama else "",
            listed("isian atau rumus dipertahankan", _changes(plan.dipertahankan)),
            listed("kolom tidak diimpor karena ada beberapa calon", doubts),
            listed("hal tidak dipahami", [f"baris {n}: {why}" for n, why in plan.masalah]),
            listed("baris dilewati", [f"baris {n}: {why}" for n, why in plan.dilewati]),
        )
    )


def _changes(changes: Sequence[Perubahan]) -> list[str]:
    return [f"{c.sel} {c.kunci} {c.kolom}: {_text(c.lama)} -> {_text(c.baru)}" for c in changes]


def _text(value: Scalar) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return tulis_angka(value, 10) if number else str(value)  # type: ignore[arg-type]
