"""The rules that only a workbook has: what is printed beside what is computed, and hygiene."""
