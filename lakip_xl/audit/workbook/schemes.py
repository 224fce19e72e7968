"""Which schemes a workbook says that it uses."""

from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.rules.scheme import Scheme
from lakip_xl.schemes import SCHEMES, default_of
from lakip_xl.workbook.schema.schemes import CHOSEN, SCALE_CHOSEN


def chosen(book: AuditedBook, family: str) -> Scheme | None:
    """Give the scheme that a workbook names; None where it names none, or one that is not known."""
    field = book.fields.get(CHOSEN.get(family, SCALE_CHOSEN))
    word = "" if field is None else str(field.value or "").strip().casefold()
    found = SCHEMES.get(word)
    return found if found is not None and found.family == family else None


def uses_default(book: AuditedBook, family: str) -> bool:
    """Tell whether it uses the default scheme: older workbooks, which name none, do."""
    return (chosen(book, family) or default_of(family)) is default_of(family)
