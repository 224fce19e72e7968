"""Indicators with target and realisasi, and what their rows, sentences and notes must keep to.

A draft's table and the workbook's tables IKU and Program are both read into ``model``; the rules
of this room hold for either.
"""

from lakip_xl.audit.indicators.formula import (
    check_formula_choice,
    check_formula_used,
    check_mean_choice,
)
from lakip_xl.audit.indicators.plausible import PLAUSIBLE
from lakip_xl.audit.indicators.sentences import ROW_SENTENCES

WORKBOOK_INDICATOR_RULES = (*ROW_SENTENCES, *PLAUSIBLE, check_formula_used, check_formula_choice)
"""What both a draft and a workbook are held to."""
INDICATOR_RULES = (*WORKBOOK_INDICATOR_RULES, check_mean_choice)
"""What a draft's table of indicators is held to."""
