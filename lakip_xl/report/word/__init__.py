"""The report as a Word file: styles, tables, charts and figures that know their cells."""
