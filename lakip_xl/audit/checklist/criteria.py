"""The fifteen points of sub-components 3.a and 3.b, and what shows that a report meets them.

The points and their wording are those of the evaluation form of PermenPANRB 88/2021 as in use.
"""

from lakip_xl.audit.checklist.analysis import ANALYSIS_POINTS, PROGRAMMES
from lakip_xl.audit.checklist.content import CONTENT_POINTS
from lakip_xl.audit.checklist.existence import EXISTENCE_POINTS
from lakip_xl.audit.checklist.model import EXISTENCE, QUALITY, Criterion, Need

CRITERIA = (*EXISTENCE_POINTS, *CONTENT_POINTS, *ANALYSIS_POINTS)
"""The six points of 3.a and the nine of 3.b."""

__all__ = ["CRITERIA", "EXISTENCE", "PROGRAMMES", "QUALITY", "Criterion", "Need"]
