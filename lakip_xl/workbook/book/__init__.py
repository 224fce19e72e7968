"""The one book: a workbook opened once, evaluated once, read by everybody.

* ``opened``: ``open_book`` and ``Book``: sheets, tables, fields, names, scale; the book computed
  again with other values in some cells.
* ``sheets``, ``tables``: a sheet's cells with their values now; a table by the schema's titles.
* ``structure``, ``problems``: what the workbook lacks, as values; callers decide what is fatal.
* ``formulas``: what a formula reads, and formulas in a form in which neighbours compare.
* ``causes``: cells that are errors, each with the cell where its trouble begins.
"""
