"""The columns that read a table's codes and roll its amounts up, as native formulas.

Five thousand rows are recalculated at every edit, so nothing here calls Python. The formulas
follow ``rules.kode``: a normal form, who stands below whom by prefix, and the lowest amounts.
A normal code begins with ``#``: COUNTIF takes the texts 1.1 and 1.10 for the same number.
"""

from lakip_xl.rules.kode import TINGKAT
from lakip_xl.workbook.schema.kinds import Format, Kind, Type
from lakip_xl.workbook.schema.model import Column

CODE, BELOW, LEVEL = "Kode Baku", "Baris di Bawah", "Tingkat Baku"
SHALLOWEST = "TitikKodeProgram"
"""The named cell with the number of dots in a programme's code."""
ANY_NUMBER = ">=-1E+300"
"""The criterion that every number meets, and no text or error."""

_K = 'SUBSTITUTE(SUBSTITUTE([@Kode],CHAR(160),"")," ","")'
_FIRST = f'LEFT({_K},FIND(".",{_K}&".")-1)'
_NOT_ROMAN = (
    f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(UPPER({_FIRST}),"I",""),"V",""),"X",""),"L","")'
)


def _clean() -> str:
    """Drop blanks, and make of every character that COUNTIF would read one that it does not."""
    text = "[@Kode]"
    for old, new in (
        ('" "', '""'),
        ("CHAR(160)", '""'),
        ("CHAR(10)", '""'),
        ('","', '"."'),
        ('"*"', '"+"'),
        ('"?"', '"!"'),
        ('"~"', '"^"'),
        ('"."', '" "'),
    ):
        text = f"SUBSTITUTE({text},{old},{new})"
    return f'SUBSTITUTE(TRIM({text})," ",".")'


def code_column() -> Column:
    """Make the column of the normal code; empty where there is no usable one."""
    return Column(
        CODE,
        Kind.COMPUTED,
        Type.TEXT,
        "Kode baris ini dalam bentuk baku (dihitung): tanpa spasi dan titik di akhir. Kosong bila "
        "isi kolom Kode bukan kode.",
        16,
        # Nested, because Excel computes every argument of an OR.
        formula=f'=IF({_K}="","",IF(IF(ISNUMBER(VALUE(LEFT({_K},1))),TRUE,'
        f'IF(MID({_K}&".",2,1)=".",TRUE,LEN({_NOT_ROMAN})=0)),"#"&{_clean()},""))',
        since=2,
    )


def below_column(table: str) -> Column:
    """Make the column that counts the rows below a row.

    A code typed as a number may have lost a zero (1.10 became 1.1). Where it would then take the
    place of a row above others, nobody can tell what was meant: #VALUE!.
    """
    own, all_codes = f"[@[{CODE}]]", f"{table}[{CODE}]"
    below = f'COUNTIF({all_codes},"="&{own}&".*")'
    lost_zero = (
        f'OR(AND(COUNTIF({all_codes},"="&{own})>1,{below}>0),AND(ISNUMBER(FIND(".",{own})),'
        f'COUNTIF({all_codes},"="&{own}&"0.*")>0,COUNTIF({all_codes},"="&{own}&"0")=0))'
    )
    return Column(
        BELOW,
        Kind.COMPUTED,
        Type.NUMBER,
        "Banyaknya baris di bawah baris ini menurut kode; 0 berarti baris terbawah.",
        9,
        Format.WHOLE,
        formula=f'=IF({own}="",0,IF(ISNUMBER([@Kode]),IF({lost_zero},#VALUE!,{below}),{below}))',
        since=2,
    )


def shallowest(codes: str) -> str:
    """Give the formula of the fewest dots in a column's codes; empty where all have the same.

    Example:
        >>> shallowest("tblAnggaran[Kode Baku]").count("COUNTIF")
        12
    """
    with_dots = [f'COUNTIF({codes},"#*{".*" * dots}")' for dots in range(5)]
    formula = '""'
    for dots in (3, 2, 1, 0):
        more = with_dots[dots + 1]
        # Codes with fewer dots were ruled out before, so this many have at least these.
        formula = f'IF({with_dots[dots]}>{more},IF({more}=0,"",{dots}),{formula})'
    return f"={formula}"


def level_column() -> Column:
    """Make the column of a row's level: from its code, or as typed where the code does not tell."""
    code, dots = f"[@[{CODE}]]", f'LEN([@[{CODE}]])-LEN(SUBSTITUTE([@[{CODE}]],".",""))'
    ministry = f'AND(MID({code},3,1)=".",MID({code},6,1)=".",MID({code}&".",9,1)=".",LEN({code})>7)'
    words = ",".join(f'"{word}"' for word in TINGKAT)
    typed = "TRIM([@Tingkat])"
    # An error, so as typed: a bidang under the ministry's codes has no level of ours.
    by_pattern = f'CHOOSE({dots}-1,"{TINGKAT[0]}",#N/A,"{TINGKAT[1]}","{TINGKAT[2]}")'
    by_depth = f"CHOOSE({dots}-{SHALLOWEST}+1,{words})"
    return Column(
        LEVEL,
        Kind.COMPUTED,
        Type.TEXT,
        "Tingkat baris ini menurut kodenya (dihitung); menurut kolom Tingkat bila kodenya tidak "
        "memberi tahu.",
        13,
        formula=f'=IF({code}="",{typed},IFERROR(IF({ministry},{by_pattern},'
        f'IF({SHALLOWEST}="",{typed},{by_depth})),{typed}))',
        since=2,
    )


def filled_below(table: str, of: str) -> str:
    """Give the condition that some row below holds an amount."""
    own, all_codes = f"[@[{CODE}]]", f"{table}[{CODE}]"
    return f'IF([@[{BELOW}]]=0,0,COUNTIFS({all_codes},"="&{own}&".*",{table}[{of}],"<>"))'


def counted(of: str) -> str:
    """Give the title of the column of the amounts that count.

    >>> counted("Anggaran")
    'Rincian Anggaran'
    """
    return f"Rincian {of}"


def used(of: str) -> str:
    """Give the title of the column of the amounts of rows: of those below, or a row's own.

    >>> used("Anggaran")
    'Nilai Anggaran'
    """
    return f"Nilai {of}"


def counted_column(table: str, of: str) -> Column:
    """Make the column of the amounts that count: those of the lowest rows that hold one."""
    return Column(
        counted(of),
        Kind.COMPUTED,
        Type.NUMBER,
        f"{of} baris terbawah, yang dijumlahkan; teks, atau {of.lower()} tanpa kode: galat.",
        15,
        Format.RUPIAH,
        formula=f'=IF([@{of}]="","",IF([@[{CODE}]]="",#VALUE!,IF({filled_below(table, of)}>0,"",'
        f"IF(ISNUMBER([@{of}]),[@{of}],#VALUE!))))",
        since=2,
    )


def rolled_up(table: str, of: str) -> str:
    """Give the formula of the sum over the rows below; empty where none of them is filled.

    A text or an error below is an error here: not every program's SUMIFS passes errors on.
    """
    below = f'{table}[{CODE}],"="&[@[{CODE}]]&".*"'
    filled, numbers = (f'COUNTIFS({below},{table}[{of}],"{which}")' for which in ("<>", ANY_NUMBER))
    # The sum comes first: an error below it is told as it is.
    return (
        f'=IF([@[{BELOW}]]=0,"",IF({filled}=0,"",SUMIFS({table}[{counted(of)}],{below})'
        f"+IF({filled}>{numbers},#VALUE!,0)))"
    )


def value_column(of: str) -> Column:
    """Make the column of a row's amount: the sum of the rows below, or its own."""
    return Column(
        used(of),
        Kind.COMPUTED,
        Type.NUMBER,
        f"{of} yang dipakai: jumlah rinciannya, atau isian sendiri di baris terbawah.",
        15,
        Format.RUPIAH,
        formula=f'=IF([@[Jumlah {of}]]="",[@[{counted(of)}]],[@[Jumlah {of}]])',
        since=2,
    )
