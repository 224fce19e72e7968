"""The audit of a workbook: its figures, its sentences, and how it was handled.

``isi`` reads the workbook once, with every formula recomputed. ``relations`` declares what its
printed figures follow from, ``indicators`` gives its indicators to the rules for them, ``aturan``
holds the rules that only a workbook has, ``foreign`` audits tables that are not ours. ``periksa``
runs them all, ``tulis`` puts the findings into the workbook and takes them out again.
"""
