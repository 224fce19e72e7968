"""The argument skema: the id of a scheme, or the name of its regulation."""

from lakip_xl.functions.spec import Argument, ErrorCase
from lakip_xl.functions.values import Reader, optional_word
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.schemes import default_of, of_family


def scheme_reader(family: str) -> Reader:
    """Read which scheme of a family is meant; left out, it is the family's default.

    >>> scheme_reader("efisiensi").read("PMK 249/PMK.02/2011").id
    'pmk_249_2011'
    """
    words = {
        word.casefold(): scheme
        for scheme in of_family(family)
        for word in (scheme.id, scheme.regulation)
    }
    return optional_word(words, default_of(family), "skema")


def scheme_argument(family: str) -> Argument:
    """Describe the argument for a family."""
    default = default_of(family).id
    others = [scheme.id for scheme in of_family(family) if scheme.id != default]
    also = f" Lainnya: {', '.join(others)}." if others else ""
    text = f"Skema peraturan. Bila kosong: {default}.{also}"
    return Argument("skema", text[:_LONGEST], optional=True, default=default)


_LONGEST = 255
"""Characters that the function wizard shows."""

UNKNOWN_SCHEME = ErrorCase(
    ErrorValue.NA, "Skema tidak dikenal, atau skemanya tidak menetapkan angka yang diperlukan."
)
