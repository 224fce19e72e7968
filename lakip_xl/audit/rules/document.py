"""The rules that read a draft as a document, beside the relations and the sentences."""

from lakip_xl.audit.rule import Rule
from lakip_xl.audit.rules.all_rise import check_all_rise
from lakip_xl.audit.rules.completeness import (
    check_copied_openings,
    check_copied_texts,
    check_missing_percentages,
    check_not_understood,
    check_success_marks,
)
from lakip_xl.audit.rules.contents import (
    check_contents_pages,
    check_contents_years,
    check_leading_year,
)
from lakip_xl.audit.rules.counts import check_counts, check_merit_counts
from lakip_xl.audit.rules.merit_prose import check_merit_prose
from lakip_xl.audit.rules.number_words import check_words
from lakip_xl.audit.rules.references import check_double_numbers, check_references
from lakip_xl.audit.rules.regulations import check_regulation_numbers, check_regulations

DOCUMENT_RULES: tuple[Rule, ...] = (
    check_not_understood,
    check_all_rise,
    check_references,
    check_double_numbers,
    check_leading_year,
    check_contents_pages,
    check_contents_years,
    check_missing_percentages,
    check_copied_texts,
    check_copied_openings,
    check_success_marks,
    check_counts,
    check_merit_counts,
    check_merit_prose,
    check_words,
    check_regulations,
    check_regulation_numbers,
)
"""Every rule that reads the whole draft, in the order in which they are run."""
