"""What can be done to the tables of a workbook, whether it is open in Excel or a file.

A service looks at tables and says what should change; it never writes. Whoever holds the
workbook (the macros through xlwings) announces the changes and makes them.
"""
