"""How the workbook looks: one family of colours, one typeface, a style for each role.

Cell styles carry Indonesian names, so that an office finds and changes them in Excel's style
gallery.
"""

from openpyxl.styles import Alignment, Border, Color, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from lakip_xl.workbook.colors import (
    ACCENT,
    BAD,
    DEEP,
    FAIR,
    GOOD,
    INK,
    INPUT_FILL,
    INPUT_LINE,
    MUTED,
    NEUTRAL,
    PALE,
    SOFT,
    WARNING,
    WHITE,
    Tone,
)
from lakip_xl.workbook.schema import guidance
from lakip_xl.workbook.schema.kinds import Kind, Mark

TYPEFACE = "Calibri"
BODY_SIZE = 10
"""Points."""

WORDS: dict[Mark, tuple[tuple[str, Tone], ...]] = {
    Mark.MERIT: (
        ("Sangat Baik", GOOD),
        ("Baik", FAIR),
        ("Kurang", WARNING),
        ("Buruk", BAD),
    ),
    Mark.IP_ASN: (
        ("Sangat Tinggi", GOOD),
        ("Tinggi", FAIR),
        ("Sedang", WARNING),
        ("Rendah", BAD),
        ("Sangat Rendah", BAD),
    ),
    Mark.PREDICATE: (
        ("AA", GOOD),
        ("A", GOOD),
        ("BB", FAIR),
        ("B", FAIR),
        ("CC", WARNING),
        ("C", BAD),
        ("D", BAD),
    ),
    Mark.TREND: (
        ("Meningkat", GOOD),
        ("Membaik", GOOD),
        ("Di atas target", GOOD),
        ("Melampaui target", GOOD),
        ("Efisien", GOOD),
        ("Tetap", NEUTRAL),
        ("Sesuai target", NEUTRAL),
        ("Menurun", WARNING),
        ("Memburuk", BAD),
        ("Di bawah target", WARNING),
        ("Belum mencapai target", BAD),
        ("Tidak efisien", BAD),
    ),
    Mark.CHECK: (
        ("Cocok", GOOD),
        (guidance.DONE, GOOD),
        *((word, WARNING) for word in guidance.TODO),
        (guidance.OPTIONAL, NEUTRAL),
        (guidance.UNUSED, NEUTRAL),
        ("Beda", BAD),
        ("Perlu diperbaiki", BAD),
        ("Ada galat", BAD),
        ("Perlu diisi", WARNING),
        ("Belum diperiksa", NEUTRAL),
    ),
    Mark.PROGRESS: (
        ("Mendahului", GOOD),
        ("Selesai", GOOD),
        ("Sesuai rencana", FAIR),
        ("Berjalan", NEUTRAL),
        ("Tertinggal", BAD),
        ("Terlambat", BAD),
    ),
    Mark.SEVERITY: (("galat", BAD), ("peringatan", WARNING), ("info", NEUTRAL)),
}
"""The words of each mark and their tone; the scale of Pengaturan goes by rank instead."""


def _font(
    size: float = BODY_SIZE, color: str = INK, *, bold: bool = False, italic: bool = False
) -> Font:
    return Font(name=TYPEFACE, family=2, sz=size, b=bold, i=italic, color=color)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color)


def _lines(color: str = SOFT) -> Border:
    side = Side("thin", color=color)
    return Border(left=side, right=side, top=side, bottom=side)


_MIDDLE = Alignment(vertical="center")
_CENTRED = Alignment(horizontal="center", vertical="center")
_MIDDLE_WRAP = Alignment(vertical="center", wrap_text=True)


def _style(
    name: str,
    font: Font,
    *,
    fill: str | None = None,
    border: Border | None = None,
    alignment: Alignment = _MIDDLE,
) -> NamedStyle:
    style = NamedStyle(name=name, font=font, alignment=alignment)
    if fill:
        style.fill = _fill(fill)
    if border:
        style.border = border
    return style


def named_styles() -> tuple[NamedStyle, ...]:
    """Make the cell styles of a new workbook (openpyxl binds a style to one workbook)."""
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    underline = Border(bottom=Side("medium", color=ACCENT))
    return (
        _style(TITLE, _font(18, DEEP, bold=True), alignment=_MIDDLE),
        _style(PURPOSE, _font(10, MUTED), alignment=_MIDDLE),
        _style(CAPTION, _font(11, ACCENT, bold=True), alignment=_MIDDLE),
        _style(LINK, _font(10, ACCENT), alignment=_MIDDLE),
        _style(SECTION, _font(12, DEEP, bold=True), border=underline, alignment=_MIDDLE),
        _style(HEAD, _font(10, WHITE, bold=True), fill=DEEP, border=_lines(), alignment=centred),
        _style(
            HEAD_INPUT, _font(10, WHITE, bold=True), fill=ACCENT, border=_lines(), alignment=centred
        ),
        _style(
            HEAD_PRINTED,
            _font(10, MUTED, bold=True, italic=True),
            fill=SOFT,
            border=_lines(),
            alignment=centred,
        ),
        _style(INPUT, _font(), fill=INPUT_FILL, border=_lines(INPUT_LINE)),
        _style(COMPUTED, _font(), border=_lines()),
        _style(PRINTED, _font(10, MUTED, italic=True), fill=PALE, border=_lines()),
        _style(
            LABEL,
            _font(9, MUTED),
            alignment=Alignment(horizontal="center", vertical="bottom", wrap_text=True),
        ),
        _style(FIGURE, _font(12, DEEP, bold=True), alignment=_CENTRED),
        _style(FIGURE_PRINTED, _font(9, MUTED, italic=True), alignment=_CENTRED),
        _style(BANNER, _font(22, WHITE, bold=True), fill=DEEP, alignment=_MIDDLE),
        _style(BANNER_LINE, _font(11, SOFT), fill=DEEP, alignment=_MIDDLE),
        _style(STATUS, _font(9, DEEP, italic=True), fill=SOFT, alignment=_MIDDLE),
        _style(CARD_LABEL, _font(9, MUTED), fill=PALE, alignment=centred),
        _style(CARD_VALUE, _font(20, DEEP, bold=True), fill=PALE, alignment=centred),
        _style(CARD_WORD, _font(11, DEEP, bold=True), fill=PALE, alignment=centred),
        _style(CARD_NOTE, _font(9, MUTED), fill=PALE, alignment=centred),
        _style(TEXT, _font(), alignment=_MIDDLE_WRAP),
    )


TITLE = "LAKIP Judul"
PURPOSE = "LAKIP Keterangan"
CAPTION = "LAKIP Judul tabel"
LINK = "LAKIP Tautan"
SECTION = "LAKIP Bagian"
HEAD = "LAKIP Kepala hitungan"
HEAD_INPUT = "LAKIP Kepala isian"
HEAD_PRINTED = "LAKIP Kepala tercetak"
INPUT = "LAKIP Isian"
COMPUTED = "LAKIP Hitungan"
PRINTED = "LAKIP Tercetak"
LABEL = "LAKIP Label"
FIGURE = "LAKIP Angka"
FIGURE_PRINTED = "LAKIP Angka tercetak"
BANNER = "LAKIP Spanduk"
BANNER_LINE = "LAKIP Spanduk kecil"
STATUS = "LAKIP Status"
CARD_LABEL = "LAKIP Kartu label"
CARD_VALUE = "LAKIP Kartu angka"
CARD_WORD = "LAKIP Kartu kategori"
CARD_NOTE = "LAKIP Kartu catatan"
TEXT = "LAKIP Teks"

HEAD_OF = {
    Kind.KEY: HEAD_INPUT,
    Kind.INPUT: HEAD_INPUT,
    Kind.COMPUTED: HEAD,
    Kind.PRINTED: HEAD_PRINTED,
    Kind.FINDING: HEAD,
    Kind.FIXED: HEAD,
}
BODY_OF = {
    Kind.KEY: INPUT,
    Kind.INPUT: INPUT,
    Kind.COMPUTED: COMPUTED,
    Kind.PRINTED: PRINTED,
    Kind.FINDING: COMPUTED,
    Kind.FIXED: COMPUTED,
}


def tone_style(tone: Tone) -> DifferentialStyle:
    """Make the differential style of a tone: colour and bold, beside the word itself."""
    return DifferentialStyle(
        font=Font(color=Color(rgb=f"FF{tone.ink}"), b=True),
        fill=PatternFill(bgColor=Color(rgb=f"FF{tone.fill}")),
    )


def emphasis_style(*, strong: bool) -> DifferentialStyle:
    """Make the differential style of a parent row: bold, the highest level on a soft fill."""
    return DifferentialStyle(
        font=Font(b=True), fill=PatternFill(bgColor=Color(rgb=f"FF{SOFT}")) if strong else None
    )
