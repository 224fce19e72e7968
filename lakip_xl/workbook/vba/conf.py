"""Where Python is installed: the facts that the VBA and the installation share."""

INSTALL_FOLDER = r"%LOCALAPPDATA%\lakip_xl"
"""Where ``lakip-xl pasang`` installs, as Windows writes it; no administrator rights needed."""

INTERPRETER = INSTALL_FOLDER + r"\venv\Scripts\pythonw.exe"
"""The interpreter that runs the functions: the only one this workbook ever starts."""

GUIDE = INSTALL_FOLDER + r"\docs\README.html"
"""The first page of the guide that ``lakip-xl pasang`` puts beside the environment."""
