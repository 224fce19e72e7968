"""What leaves the house: the Word report of a workbook, and its frozen copy.

* ``figures``: the recalculated workbook, its cells as printed figures, and where each came from.
* ``chapters``: what the report says, as blocks that know nothing of Word.
* ``word``: blocks as a Word file (one of the two rooms that know python-docx).
* ``frozen``: the values-only copy, made on the parts of the package.

``report.document.write_report`` and ``report.frozen.freeze`` are the two services.
"""
