"""The family of colours that the workbook and the report share."""

from dataclasses import dataclass

DEEP = "1F4E5F"
"""Heads and titles."""
ACCENT = "2E7D8C"
"""Links, section titles, chart series."""
SOFT = "DCEAED"
"""Lines and quiet fills of the same family."""
PALE = "F3F8F9"
INPUT_FILL = "FFF8E1"
INPUT_LINE = "E6D9A8"
INK = "263238"
MUTED = "6B7B83"
WHITE = "FFFFFF"

CHART_SERIES = (ACCENT, "E0A030", DEEP, "8FB9A8", "B0605A", "7A6C9C")
"""Colours of the series of a chart, told apart without colour vision by their lightness too."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Text and fill of a judgement."""

    ink: str
    fill: str


GOOD = Tone("1B5E20", "DDF0DF")
FAIR = Tone("0B5563", "D8EEF2")
WARNING = Tone("7A4F01", "FFEFCC")
BAD = Tone("8E1B1B", "FBE0DD")
NEUTRAL = Tone("455A64", "ECEFF1")

RANKS = (GOOD, FAIR, WARNING, BAD)
"""From the best class of a scale to its worst; longer scales repeat the last."""
