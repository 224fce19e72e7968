"""The audit of a workbook.

``book`` and ``tables`` show the rules the one book, every formula recomputed. ``relations``
declares what its printed figures follow from, ``indicators`` gives its indicators to the rules for
them, ``rules`` holds those that only a workbook has, ``foreign`` audits tables that are not ours.
``audit`` runs them all, ``writing`` puts the findings into the workbook and takes them out again.
"""
