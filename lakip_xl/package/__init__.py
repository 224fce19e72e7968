"""Office files as guarded packages: the gate, their parts, patching and atomic writing.

* ``gate``: ``open_package`` lets a file in or refuses it with one sentence (``limits``).
* ``archive``, ``directory``: the zip file underneath; ``parts``: parts and relationships.
* ``workbook``, ``cells``, ``values``, ``addresses``: what a workbook holds, as Python values.
* ``cutting``, ``sheet``, ``filling``: a sheet's XML cut at its formulas, patched with new values,
  given cells that it lacks.
* ``atomic``: replacing a file at once or not at all.
"""
