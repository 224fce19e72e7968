"""Why a cell was not computed, in the words of the reports: what they have in common."""

FOLLOWS = "bergantung pada sel"
"""How the reason of a cell begins that only reads one which was never computed."""
UNKNOWN_NAME = "memakai nama atau fungsi yang tidak dikenal mesin hitung"
CIRCULAR = "merujuk ke dirinya sendiri (rujukan melingkar)"
UNREADABLE = "rumusnya tidak terbaca mesin hitung"
HOPELESS = frozenset({UNKNOWN_NAME, CIRCULAR, UNREADABLE})
"""Reasons for which Excel has no result either."""
