"""lakip_xl: performance reports (LKjIP/LAKIP) without one wrong number.

The rooms of the house, from the inside out:

* ``rules``: the arithmetic of performance accountability, pure scalar functions.
* ``functions``: the worksheet functions over those rules and their one catalogue.
* ``package``: Office files as guarded zip packages; reading parts, atomic writing.
* ``engine``: recalculation without Excel (the only room that knows formualizer).
* ``workbook``: the workbook as data (sheets, tables, columns), its builder and reader.
* ``excel``: the bridge into Excel (the only room that knows xlwings).
* ``services``: what could be changed in a table; whoever holds the workbook changes it.
* ``audit``, ``report``: what is done with a finished workbook.
* ``cli`` and ``commands``: the command line over all of them, one module a verb.

Arrows point inward only; ``tests/test_architecture.py`` proves it.
"""

__version__ = "0.2.0"
