"""Short ways to write columns, so that a sheet's module reads like its table.

Each function fixes what goes together: an input number is checked on entry, a printed
column comes with the column that compares it, a category carries its colours.
"""

from dataclasses import replace

from lakip_xl.workbook.arithmetic import of_numbers
from lakip_xl.workbook.schema.kinds import Choices, Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Column
from lakip_xl.workbook.schema.totals import text_key
from lakip_xl.workbook.waiting import when_filled


def key(title: str, text: str, width: float = 9, *, choices: Choices | None = None) -> Column:
    """Make a text column that names its row; codes such as 1.10 must stay text."""
    return Column(title, Kind.KEY, Type.TEXT, text, width, Format.TEXT, choices=choices)


def text(  # noqa: PLR0913  # the facts of one column, most by keyword
    title: str,
    help_text: str,
    width: float = 30,
    *,
    choices: Choices | None = None,
    choices_from: tuple[str, str] | None = None,
    mark: Mark | None = None,
) -> Column:
    """Make an input column for text."""
    return Column(
        title,
        Kind.INPUT,
        Type.TEXT,
        help_text,
        width,
        choices=choices,
        choices_from=choices_from,
        mark=mark,
        wrap=True,
    )


def number(  # noqa: PLR0913  # the facts of one column, most by keyword
    title: str,
    help_text: str,
    width: float = 11,
    *,
    style: Format = Format.GENERAL,
    kind: Kind = Kind.INPUT,
    minimum: float | None = None,
    maximum: float | None = None,
) -> Column:
    """Make an input column for numbers; text is refused on entry."""
    return Column(
        title,
        kind,
        Type.NUMBER,
        help_text,
        width,
        style,
        minimum=minimum,
        maximum=maximum,
    )


def whole(  # noqa: PLR0913  # the facts of one column, most by keyword
    title: str,
    help_text: str,
    width: float = 7,
    *,
    style: Format = Format.WHOLE,
    kind: Kind = Kind.INPUT,
    minimum: float | None = 0,
    maximum: float | None = None,
) -> Column:
    """Make an input column for whole numbers."""
    return Column(
        title, kind, Type.WHOLE, help_text, width, style, minimum=minimum, maximum=maximum
    )


def rupiah(title: str, help_text: str, width: float = 16) -> Column:
    """Make an input column for money. Sen are kept; the format shows whole rupiah."""
    return number(title, help_text, width, style=Format.RUPIAH, minimum=0)


def computed(  # noqa: PLR0913  # the facts of one column, most by keyword
    title: str,
    formula: str,
    help_text: str,
    width: float = 11,
    style: Format = Format.DECIMAL,
    *,
    mark: Mark | None = None,
) -> Column:
    """Make a calculated column for numbers."""
    return Column(
        title,
        Kind.COMPUTED,
        Type.NUMBER,
        help_text,
        width,
        style,
        formula=when_filled(formula),
        mark=mark,
    )


def word(
    title: str,
    formula: str,
    help_text: str,
    width: float = 16,
    *,
    mark: Mark | None = None,
) -> Column:
    """Make a calculated column for words: categories, statuses, sentences."""
    return Column(
        title,
        Kind.COMPUTED,
        Type.TEXT,
        help_text,
        width,
        formula=when_filled(formula),
        mark=mark,
        wrap=True,
    )


_POINTS = "IF(ISTEXT({0}),POIN({0},DaftarPredikat),{0})"
_REALISED = _POINTS.format("[@Realisasi]")
_TARGETED = f'IF([@Rumus]="rentang",[@Target],{_POINTS.format("[@Target]")})'
CAPAIAN = (
    '=IF(OR([@Realisasi]="",[@Target]=""),"",'
    f"CAPAIAN({_REALISED},{_TARGETED},[@Rumus],CapaianMaks,CapaianMin,KebijakanNol,"
    "[@[Target Atas]]))"
)
"""A predicate is compared by its points; a target of two bounds stays as it is typed."""


def upper_bound() -> Column:
    """Make the column for the upper bound of a target that is a range."""
    return replace(
        number(
            "Target Atas",
            "Batas atas target, hanya untuk rumus rentang; kolom Target berisi batas bawahnya.",
            10,
            style=Format.QUANTITY,
        ),
        since=2,
    )


def capaian_and_kategori() -> tuple[Column, Column]:
    """Make the two columns that every performance table computes from target and realisasi."""
    return (
        computed(
            "Capaian",
            CAPAIAN,
            "Realisasi terhadap target menurut rumus baris ini, dalam persen. Target 0: menurut "
            "kebijakan di Pengaturan.",
            11,
            Format.PERCENT,
        ),
        word(
            "Kategori",
            "=KATEGORI([@Capaian],SkalaKategori)",
            "Kategori capaian menurut skala di Pengaturan.",
            mark=Mark.SCALE,
        ),
    )


def explanation(level: str, width: float) -> Column:
    """Make the column of the sentence that explains a row of a performance table.

    Args:
        level: The expression that says what the row is: a sasaran, a program, ...
        width: The column's width.
    """
    said = (
        f"PENJELASAN({level},[@Target],[@Realisasi],[@Satuan],[@Rumus],[@Capaian],[@Kategori],"
        "[@[Target Atas]])"
    )
    of_words = (
        f'"Realisasi "&LOWER({level})&" "&[@Realisasi]&", target "&[@Target]&". Capaian kinerja "'
        '&SUBSTITUTE(ROUND([@Capaian],2),".",",")&"% termasuk kategori "&[@Kategori]&"."'
    )
    is_word = 'OR(ISTEXT([@Realisasi]),AND(ISTEXT([@Target]),[@Rumus]<>"rentang"))'
    return word(
        "Penjelasan",
        f'=IF(OR({level}="",[@Target]="",[@Realisasi]="",[@Satuan]=""),"",'
        f"IF({is_word},{of_words},{said}))",
        "Kalimat penjelasan yang selalu sesuai dengan angka dan kategori baris ini.",
        width,
    )


def printed(
    of: str, style: Format = Format.DECIMAL, *, title: str | None = None, width: float = 11
) -> tuple[Column, Column]:
    """Make the pair that holds a number as printed and its difference from ours.

    The computed value is rounded as the report prints it (2 decimals, or whole rupiah), so
    that only a difference that a reader of the report can see is shown.
    """
    name = title or of
    in_units = style in (Format.RUPIAH, Format.WHOLE)
    ours, theirs = f"[@[{of}]]", f"[@[Tercetak {name}]]"
    shown, kept = (0, 2) if in_units else (2, 8)
    return (
        Column(
            f"Tercetak {name}",
            Kind.PRINTED,
            Type.NUMBER,
            f"{name} seperti tercetak di laporan{_without_sign(style)}. Kosongkan bila belum ada "
            "laporan tercetak.",
            width,
            style,
            printed_of=of,
        ),
        Column(
            f"Beda {name}",
            Kind.COMPUTED,
            Type.NUMBER,
            f"{of} hasil hitungan dikurangi yang tercetak; sama berarti cocok.",
            width,
            Format.DIFFERENCE_RUPIAH if in_units else Format.DIFFERENCE,
            formula="="
            + of_numbers((ours, theirs), f"ROUND(ROUND({ours},{shown})-{theirs},{kept})"),
            mark=Mark.DIFFERENCE,
        ),
    )


def _without_sign(style: Format) -> str:
    """Tell that percent is typed as a number of percent: Excel reads 90% as 0.9."""
    return ", tanpa tanda %" if style is Format.PERCENT else ""


def row_label(of: str, width: float = 30) -> Column:
    """Make the column that names the row again where its printed figures begin.

    They stand far to the right, and are printed on a page of their own.
    """
    return word("Pembanding", f'=IF([@[{of}]]="","",[@[{of}]])', f"{of} baris ini.", width)


def printed_word(of: str, *, width: float = 16) -> tuple[Column, Column]:
    """Make the pair that holds a word as printed and whether it is ours."""
    return (
        Column(
            f"Tercetak {of}",
            Kind.PRINTED,
            Type.TEXT,
            f"{of} seperti tercetak di laporan. Kosongkan bila belum ada laporan tercetak.",
            width,
            printed_of=of,
            wrap=True,
        ),
        word(
            f"Cek {of}",
            f'=IF(OR([@[{of}]]="",[@[Tercetak {of}]]=""),"",'
            f'IF([@[{of}]]=[@[Tercetak {of}]],"Cocok","Beda"))',
            f"Cocok bila {of} tercetak sama dengan hasil hitungan.",
            9,
            mark=Mark.CHECK,
        ),
    )


def name_column(of: str) -> Column:
    """Make the column by which other tables find this row, however its name is spaced."""
    return Column(
        f"{of} Baku",
        Kind.COMPUTED,
        Type.TEXT,
        f"{of} baris ini tanpa spasi berlebih (dihitung), untuk dicari lembar lain.",
        20,
        formula=f"={text_key(f'[@{of}]')}",
        since=2,
    )
