"""What a workbook is filled with: rows for its tables, values for its named input cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lakip_xl.functions.spec import Scalar

Row = Mapping[str, Scalar]
"""One row of a table: values by column title; what is missing stays blank."""


@dataclass(frozen=True, slots=True)
class WorkbookData:
    """Values for the inputs of a workbook.

    Tables and fields that are not named keep what the blank template shows.
    """

    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    """Rows by table name."""
    fields: Mapping[str, Scalar] = field(default_factory=dict)
    """Values by the defined name of the input cell."""
    without: frozenset[str] = frozenset()
    """The titles of sheets that the office does not use, of ``schema.modules.KEYS``."""

    @property
    def office(self) -> str:
        """The name of the office, as the footers print it."""
        return str(self.fields.get("NamaInstansi") or "")
