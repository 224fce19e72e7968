"""Data validation: what may be typed, said before (input message) and after (error alert)."""

from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from lakip_xl.workbook.schema.block import BlockColumn
from lakip_xl.workbook.schema.kinds import Type
from lakip_xl.workbook.schema.model import Column, Field

_TITLE_LIMIT = 32
"""Excel's limit for the title of a message."""

_Rule = dict[str, Any]


def entry_validation(what: Column | Field | BlockColumn, choices: str | None) -> DataValidation:
    """Make the validation of an input cell.

    Args:
        what: The column or field that is typed into.
        choices: The range or name whose values may be chosen, if it is a list.
    """
    rule, remedy = _rule(what, choices)
    title = _title(what)
    return DataValidation(
        **rule,
        allow_blank=True,
        showInputMessage=bool(what.help),
        showErrorMessage=bool(rule),
        promptTitle=title if what.help else None,
        prompt=what.help or None,
        errorTitle=title,
        error=remedy or None,
        errorStyle="stop" if rule else None,
    )


def head_message(column: Column) -> DataValidation:
    """Make the message that explains a column when its head is selected."""
    return DataValidation(
        showInputMessage=True, promptTitle=column.title[:_TITLE_LIMIT], prompt=column.help
    )


def _title(what: Column | Field | BlockColumn) -> str:
    return (what.label if isinstance(what, Field) else what.title)[:_TITLE_LIMIT]


def _rule(what: Column | Field | BlockColumn, choices: str | None) -> tuple[_Rule, str]:
    if choices is not None:
        return {"type": "list", "formula1": choices}, "Pilih salah satu isi daftar."
    kind = getattr(what, "type", Type.TEXT)
    if isinstance(what, BlockColumn) and what.minimum is not None:
        kind = Type.NUMBER
    if kind not in (Type.NUMBER, Type.WHOLE):
        return {}, ""
    number, noun = ("whole", "bilangan bulat") if kind is Type.WHOLE else ("decimal", "angka")
    low, high = what.minimum, what.maximum
    if low is not None and high is not None:
        return (
            {"type": number, "operator": "between", "formula1": f"{low}", "formula2": f"{high}"},
            f"Isi {noun} dari {_shown(low)} sampai {_shown(high)}, tanpa satuan.",
        )
    if low is not None:
        return (
            {"type": number, "operator": "greaterThanOrEqual", "formula1": f"{low}"},
            f"Isi {noun}, paling kecil {_shown(low)}, tanpa satuan.",
        )
    return (
        {"type": number, "operator": "between", "formula1": "-1E+15", "formula2": "1E+15"},
        f"Isi {noun} saja, tanpa satuan dan tanpa Rp.",
    )


def _shown(number: float) -> str:
    return f"{number:g}".replace(".", ",")
