"""What changed in meaning between two versions of a workbook or of a draft.

* ``model``: a difference; ``matching``: rows paired by key, moves told from changes.
* ``formulas``: a formula in the form in which two versions of it are equal.
* ``lines``, ``workbooks``: two workbooks; ``documents``: two drafts.
* ``sheet``: differences as a workbook.
"""
