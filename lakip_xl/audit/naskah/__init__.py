"""The draft report as a Word file: read it, understand its tables, hold its sentences to them.

``dokumen`` reads the file (the only module that knows python-docx), ``susun`` joins the
pieces of a table, ``kepala`` and ``peran`` say what its columns are, ``keluarga`` makes the
models that the checks read, and ``prosa`` holds the rules for sentences outside tables.
"""
