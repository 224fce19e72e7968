"""The workbook as data: its sheets, tables and columns, the builder and the reader."""
