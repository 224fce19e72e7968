"""Finding what is wrong, in workbooks and in draft reports.

``temuan`` is what is found, ``registry`` and ``checks`` say what is looked for, ``model`` is
what the checks read. ``naskah`` makes that model from a Word file. The checks know neither
Word nor Excel: whoever can fill the model gets the same rules.
"""
