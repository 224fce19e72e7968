"""How wide a text is, and how many lines it takes in a column, in the workbook's typeface.

The widths are those of Calibri, which Carlito shares. They are bold ones, since rows of upper
levels stand in bold; screens round letters to whole pixels, hence the margin.
"""

from lakip_xl.workbook.styles import BODY_SIZE

_EM = 2048
# fmt: off
_WIDTHS = dict(zip(map(chr, range(32, 127)), (
    463, 667, 898, 1020, 1038, 1493, 1443, 478, 638, 638, 1020, 1020, 528, 627, 547, 880, 1038,
    1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 565, 565, 1020, 1020, 1020, 949, 1840,
    1241, 1148, 1084, 1291, 999, 940, 1305, 1292, 546, 678, 1120, 866, 1790, 1349, 1385, 1090, 1405,
    1153, 968, 1014, 1337, 1211, 1856, 1128, 1064, 979, 665, 880, 665, 1020, 1020, 615, 1011, 1099,
    857, 1099, 1031, 648, 971, 1099, 503, 523, 983, 503, 1666, 1099, 1101, 1099, 1099, 728, 817,
    710, 1099, 969, 1526, 941, 970, 814, 704, 973, 704, 1020,
), strict=True))
# fmt: on
_OTHER = 1100
"""Width of a letter outside ASCII: that of an n."""
_MARGIN = 1.03
_PIXELS_PER_POINT = 96 / 72
PIXELS_PER_CHARACTER = 7
"""What Excel counts a column's width in: the digits of its standard font, Calibri 11."""
_CELL_MARGINS, _INDENT = 5, 9
"""Pixels."""


def text_width(text: str, size: float = BODY_SIZE) -> float:
    """Give the width of a text on one line, in pixels.

    Example:
        >>> round(text_width("Program Kepegawaian Daerah"))
        173
    """
    units = sum(_WIDTHS.get(letter, _OTHER) for letter in text)
    return units / _EM * size * _PIXELS_PER_POINT * _MARGIN


def line_count(text: str, column_width: float) -> int:
    r"""Count the lines of a text that is wrapped in a cell and set in by one step.

    A line breaks at spaces, and inside a word only where the word alone is too wide.

    Example:
        >>> line_count("Program Kepegawaian Daerah", 30), line_count("Program Kepegawaian", 18)
        (1, 2)
        >>> line_count("satu\ndua", 30)
        2
    """
    room = column_width * PIXELS_PER_CHARACTER - _CELL_MARGINS - _INDENT
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    count, used = 1, 0.0
    space = text_width(" ")
    for word in line.split(" "):
        width = text_width(word)
        if used and used + space + width > room:
            count, used = count + 1, 0.0
        used += (space if used else 0.0) + width
        while used > room:
            count, used = count + 1, used - room
    return count
