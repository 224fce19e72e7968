"""Writes the generated VBA modules: ``python -m lakip_xl.workbook.vba``."""

from lakip_xl.workbook.vba.modules import generated_sources

for path, source in generated_sources().items():
    path.write_text(source, encoding="ascii", newline="\r\n")
