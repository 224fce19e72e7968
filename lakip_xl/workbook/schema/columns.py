"""Short ways to write columns, so that a sheet's module reads like its table.

Each function fixes what goes together: an input number is checked on entry, a printed
column comes with the column that compares it, a category carries its colours.
"""

from lakip_xl.workbook.schema.kinds import Choices, Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import Column, Field, Table
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


def capaian_and_kategori() -> tuple[Column, Column]:
    """Make the two columns that every performance table computes from target and realisasi."""
    return (
        computed(
            "Capaian",
            "=CAPAIAN([@Realisasi],[@Target],[@Rumus])",
            "Realisasi terhadap target menurut rumus baris ini, dalam persen.",
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

    PENJELASAN names the category of the usual scale. The row's own category, which follows the
    scale in Pengaturan, takes its place, so that the two never contradict each other.

    Args:
        level: The column that says what the row is: a sasaran, a program, ...
        width: The column's width.
    """
    call = f"PENJELASAN([@{level}],[@Target],[@Realisasi],[@Satuan],[@Rumus])"
    own = f'SUBSTITUTE({call},"kategori "&KATEGORI([@Capaian])&".","kategori "&[@Kategori]&".")'
    waiting = when_filled(f"={call}")
    return word(
        "Penjelasan",
        waiting.replace(call, own),
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
    digits = 0 if in_units else 2
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
            formula=(
                f'=IF(OR([@[{of}]]="",[@[Tercetak {name}]]=""),"",'
                f"SELISIH(ROUND([@[{of}]],{digits}),[@[Tercetak {name}]]))"
            ),
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


def differences(table: Table) -> Field:
    """Make the figure that counts where a table differs from the printed report."""
    counts: list[str] = []
    for column in table:
        source = f"{table.name}[{column.title}]"
        if column.mark is Mark.DIFFERENCE:
            counts += [f'COUNTIF({source},">0")', f'COUNTIF({source},"<0")']
        elif column.mark is Mark.CHECK:
            counts.append(f'COUNTIF({source},"Beda")')
    printed_columns = [column for column in table if column.kind is Kind.PRINTED]
    anything = ",".join(f"{table.name}[{column.title}]" for column in printed_columns)
    return Field(
        f"Beda{table.name.removeprefix('tbl')}",
        "Berbeda",
        f"{table.letter(printed_columns[0].title)}5",
        Type.NUMBER,
        "Banyaknya angka atau kata tercetak yang berbeda dari hasil hitungan.",
        Format.WHOLE,
        formula=f'=IF(COUNTA({anything})=0,"",{"+".join(counts)})',
    )
