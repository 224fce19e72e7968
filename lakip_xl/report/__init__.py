"""The Word report and the frozen copy, written from the workbook's own cells."""
