"""Totals that leave nothing out, counts of errors and differences, and keys for looking up.

All are native formulas without arrays, which every Excel and every other program computes alike.
"""

from lakip_xl.workbook.formula import row_columns
from lakip_xl.workbook.schema.kinds import Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Column, Field, Table


def soiled(cells: str) -> str:
    """Give the condition that a range holds something that is neither blank nor a number."""
    return f"COUNT({cells})+COUNTBLANK({cells})<ROWS({cells})"


def total(cells: str, of: str = "SUM") -> str:
    """Give the formula of a total, mean or count that never leaves a cell out.

    An error among the cells comes through; a text is #VALUE!; nothing filled in is empty. No
    array is needed, so every Excel and every other program computes it alike.

    Example:
        >>> total("tblX[A]")
        '=IF(COUNTBLANK(tblX[A])=ROWS(tblX[A]),"",IF(COUNT(tblX[A])+COUNTBLANK(tblX[A])<\
ROWS(tblX[A]),SUM(tblX[A])+#VALUE!,SUM(tblX[A])))'
    """
    return (
        f'=IF(COUNTBLANK({cells})=ROWS({cells}),"",IF({soiled(cells)},SUM({cells})+#VALUE!,'
        f"{of}({cells})))"
    )


def errors(cells: str) -> str:
    """Count the errors of a column of computed numbers: what is no number and not blank.

    COUNTIF never sees an error, ISERROR over a range needs an array, and LibreOffice lets a
    wildcard match numbers and errors.

    Example:
        >>> errors("tblX[A]")
        '(ROWS(tblX[A])-COUNT(tblX[A])-COUNTBLANK(tblX[A]))'
    """
    return f"(ROWS({cells})-COUNT({cells})-COUNTBLANK({cells}))"


def text_key(expression: str) -> str:
    """Give the form in which names are looked up: one blank between words, no wildcard."""
    for old, new in (("CHAR(160)", '" "'), ("CHAR(10)", '" "'), ('"*"', '"+"'), ('"?"', '"!"'),
                     ('"~"', '"^"')):  # fmt: skip
        expression = f"SUBSTITUTE({expression},{old},{new})"
    return f"TRIM({expression})"


def score(table: str, names: str, weights: str = "") -> str:
    """Give the formula of the headline of a performance table: all its rows, by the method."""
    cells = f"{table}[Capaian]"
    weight = f",{table}[{weights}]" if weights else ""
    method = "MetodeSasaran"
    if not weights:
        # Without weights the weighted mean of many levels is the plain one.
        method = 'IF(MetodeSasaran="rata tertimbang","rata capaian",MetodeSasaran)'
    return (
        f'=IF(COUNTBLANK({cells})=ROWS({cells}),"",'
        f'NILAI_SASARAN("",{table}[{names}],{cells},{method},SkalaKategori{weight}))'
    )


def differences(table: Table) -> Field:
    """Make the figure that counts where a table differs from the printed report.

    A comparison that is an error counts as a difference: it does not say that things agree.
    """
    printed_columns = [column for column in table if column.kind is Kind.PRINTED]
    compared = {column.title for column in printed_columns}
    counts = [
        deviations(table, column)
        for column in table
        if column.mark in (Mark.DIFFERENCE, Mark.CHECK)
        and compared & row_columns(str(column.formula))
    ]
    filled = "+".join(
        f"ROWS({cells})-COUNTBLANK({cells})"
        for cells in (f"{table.name}[{column.title}]" for column in printed_columns)
    )
    return Field(
        f"Beda{table.name.removeprefix('tbl')}",
        "Berbeda",
        f"{table.letter(printed_columns[0].title)}5",
        Type.NUMBER,
        "Banyaknya angka atau kata tercetak yang berbeda dari hasil hitungan.",
        Format.WHOLE,
        formula=f'=IF({filled}=0,"",{"+".join(counts)})',
    )


def deviations(table: Table, column: Column) -> str:
    """Count the cells of a comparing column that do not say that things agree."""
    cells = f"{table.name}[{column.title}]"
    if column.mark is Mark.CHECK:
        return f'(ROWS({cells})-COUNTBLANK({cells})-COUNTIF({cells},"Cocok"))'
    return f'COUNTIF({cells},">0")+COUNTIF({cells},"<0")+{errors(cells)}'
