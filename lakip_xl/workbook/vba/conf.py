"""What the workbook's very hidden sheet ``xlwings.conf`` says, and where Python is installed.

xlwings looks for each setting first in that sheet, then in a file beside the workbook, then in
the user's profile. Every setting that its VBA asks for is therefore fixed in the sheet, the
unused ones with an empty value: nothing is left for a file dropped beside the workbook to
choose. The VBA compares the sheet with these same values before it starts Python
(``LakipKonfig.bas`` is generated from them), because a signed VBA project does not protect a
sheet from being edited.
"""

SHEET_NAME = "xlwings.conf"
"""The name under which xlwings' VBA looks for the sheet."""

INSTALL_FOLDER = r"%LOCALAPPDATA%\lakip_xl"
"""Where ``lakip-xl pasang`` installs, as Windows writes it; no administrator rights needed."""

INTERPRETER = INSTALL_FOLDER + r"\venv\Scripts\pythonw.exe"
"""The interpreter that runs the functions: the only one this workbook ever starts."""

GUIDE = INSTALL_FOLDER + r"\docs\README.html"
"""The first page of the guide that ``lakip-xl pasang`` puts beside the environment."""

SETTINGS: tuple[tuple[str, str], ...] = (
    ("INTERPRETER_WIN", INTERPRETER),
    ("INTERPRETER_MAC", ""),
    ("INTERPRETER", ""),
    ("PYTHONPATH", ""),
    ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
    ("USE UDF SERVER", "True"),
    ("UDF MODULES", "lakip_xl.excel.udf"),
    ("DEBUG UDFS", "False"),
    ("SHOW CONSOLE", "False"),
    ("SHOW_ERROR_POPUPS", "True"),
    ("CONDA PATH", ""),
    ("CONDA ENV", ""),
    ("LICENSE_KEY", ""),
    ("ONEDRIVE_CONSUMER_WIN", ""),
    ("ONEDRIVE_CONSUMER_MAC", ""),
    ("ONEDRIVE_COMMERCIAL_WIN", ""),
    ("ONEDRIVE_COMMERCIAL_MAC", ""),
    ("SHAREPOINT_WIN", ""),
    ("SHAREPOINT_MAC", ""),
    ("TEMP DIR", "%TEMP%"),
)
"""Column A and column B of the sheet, from row 1, without a heading.

Every value is a text cell, True and False too: xlwings turns a boolean cell into a word of the
user's language, which it then does not understand. Keys are written as xlwings compares them.
"""
