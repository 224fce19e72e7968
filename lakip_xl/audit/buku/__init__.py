"""The audit of a workbook: its figures, its sentences, and how it was handled.

``isi`` reads the workbook once, with every formula recomputed. ``susun`` gives its tables the
shape that the shared checks read; ``aturan`` holds the rules that only a workbook has.
``periksa`` runs both, ``tulis`` puts the findings into the workbook and takes them out again.
"""
