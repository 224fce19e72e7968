"""The state of the checks on Beranda: a figure a line, and the word for it."""

from collections.abc import Collection
from dataclasses import dataclass

from lakip_xl.workbook.schema.kinds import Format, Mark, Type
from lakip_xl.workbook.schema.model import Field
from lakip_xl.workbook.waiting import gone, when_filled

CHECKS_ROW = 31
"""Where the section begins."""


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the state of the checks: a figure and the word for it."""

    value: Field
    word: Field


ERRORS = "JumlahSelGalat"
_GOOD = f'IF({ERRORS}>0,"Ada galat","Cocok")'
"""The good word is only said while no computed cell of the workbook is an error."""


def _check(  # noqa: PLR0913  # the facts of one check
    order: int,
    label: str,
    value: str,
    word: str,
    style: Format,
    *,
    module: str = "",
    needs: str = "",
) -> Check:
    row = CHECKS_ROW + 1 + order
    name = f"KeadaanBuku{order + 1}"
    word = word.replace('"Cocok"', _GOOD)
    if module:
        unused = f'OR({module}="tidak",{gone(needs)})'
        value = f'=IF({unused},"",{value[1:]})'
        word = f'=IF({unused},"",{word[1:]})'
    return Check(
        Field(name, label, f"C{row}", Type.ANY, "", style, formula=value),
        Field(f"{name}Kata", "", f"D{row}", Type.TEXT, formula=word, mark=Mark.CHECK),
    )


def _money_check(order: int, label: str, here: str, there: str, module: str) -> Check:
    """Make the line that compares two totals of the same money."""
    name = f"KeadaanBuku{order + 1}"
    return _check(
        order,
        label,
        when_filled(f"=SELISIH({here},{there})"),
        f'=IF({name}="","",IF(ROUND({name},0)=0,"Cocok","Beda"))',
        Format.DIFFERENCE_RUPIAH,
        module=module,
        needs=there,
    )


_PRINTED_TABLES = (
    "IKU",
    "IPASN",
    "Merit",
    "AspekMerit",
    "Program",
    "Anggaran",
    "Efisiensi",
    "Belanja",
    "PegawaiGolongan",
    "Perbandingan",
    "SAKIP",
)
_SWITCH = {
    "BedaIPASN": "ModulIpAsn",
    "BedaMerit": "ModulMerit",
    "BedaAspekMerit": "ModulMerit",
    "BedaProgram": "ModulProgram",
    "BedaEfisiensi": "ModulEfisiensi",
    "BedaBelanja": "ModulSumberDaya",
    "BedaPegawaiGolongan": "ModulSumberDaya",
    "BedaPerbandingan": "ModulPerbandingan",
    "BedaSAKIP": "ModulSakip",
}
"""The switch of the module that a figure is part of, where an office may do without it."""
PRINTED = "KeadaanBuku2"


def printed_differences(without: Collection[str] = ()) -> str:
    """Give the formula of the number of printed figures that differ, whatever sheets there are."""
    names = [name for table in _PRINTED_TABLES if (name := f"Beda{table}") not in without]
    each = [
        f'IF(OR({switch}="tidak",{gone(name)}),"",{name})'
        if (switch := _SWITCH.get(name))
        else name
        for name in names
    ]
    # Empty texts joined are empty, and an error among them comes through.
    return f"=IF(COUNT({','.join(each)})=0,{'&'.join(each)},{'+'.join(f'N({e})' for e in each)})"


_MERIT_IN_IKU = 'INDEX(tblIKU[Realisasi],MATCH("*Sistem Merit*",tblIKU[Indikator],0))'

CHECKS = (
    _check(
        0,
        "Sel galat dan temuan galat",
        f"={ERRORS}+JumlahGalat",
        f'=IF({ERRORS}+JumlahGalat>0,"Perlu diperbaiki",IF(WaktuPeriksa="","Belum diperiksa",'
        '"Cocok"))',
        Format.WHOLE,
    ),
    _check(
        1,
        "Angka tercetak yang berbeda",
        printed_differences(),
        '=IF(KeadaanBuku2="","",IF(KeadaanBuku2=0,"Cocok","Beda"))',
        Format.WHOLE,
    ),
    _check(
        2,
        "Program belum ada realisasi",
        "=BelumAdaRealisasi",
        '=IF(KeadaanBuku3="","",IF(KeadaanBuku3=0,"Cocok","Perlu diisi"))',
        Format.WHOLE,
        module="ModulProgram",
        needs="BelumAdaRealisasi",
    ),
    _check(
        3,
        "Jumlah bobot aspek merit",
        "=JumlahBobotAspek",
        '=IF(ROUND(KeadaanBuku4,2)=100,"Cocok","Beda")',
        Format.PERCENT,
        module="ModulMerit",
        needs="JumlahBobotAspek",
    ),
    _check(
        4,
        "Merit: IKU - Sistem Merit",
        f'=IF(COUNTIF(tblIKU[Indikator],"*Sistem Merit*")=0,"",IF(OR(TotalMerit="",'
        f'{_MERIT_IN_IKU}=""),"",SELISIH({_MERIT_IN_IKU},TotalMerit)))',
        '=IF(KeadaanBuku5="","",IF(ROUND(KeadaanBuku5,2)=0,"Cocok","Beda"))',
        Format.DIFFERENCE,
        module="ModulMerit",
        needs="TotalMerit",
    ),
    _money_check(
        5, "Anggaran: program - belanja", "TotalAnggaran", "BelanjaAnggaran", "ModulSumberDaya"
    ),
    _money_check(
        6, "Realisasi: program - belanja", "TotalRealisasi", "BelanjaRealisasi", "ModulSumberDaya"
    ),
    _money_check(
        7,
        "Realisasi: program - efisiensi",
        "TotalRealisasi",
        "EfisiensiRealisasi",
        "ModulEfisiensi",
    ),
    _check(
        8,
        "Induk beda dari rinciannya",
        '=IF(TotalAnggaran="","",BedaInduk)',
        '=IF(KeadaanBuku9="","",IF(KeadaanBuku9=0,"Cocok","Beda"))',
        Format.WHOLE,
    ),
    _check(
        9,
        "Indikator tanpa nilai sasaran",
        "=IndikatorTanpaSasaran",
        '=IF(KeadaanBuku10="","",IF(KeadaanBuku10=0,"Cocok","Perlu diisi"))',
        Format.WHOLE,
    ),
)
