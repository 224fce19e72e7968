"""Frozen copies: a workbook's values without its machinery, for whoever must rely on them.

Works on the parts of the package, so that charts, pictures and formats of any producer
survive. ``service.freeze`` is the entry; each other module takes one kind of part apart.
"""
