"""How a rule says that it has no answer: with one of Excel's own errors."""

from enum import Enum


class ErrorValue(Enum):
    """An Excel error as a value, beside numbers and texts.

    The member's value is the text that Excel shows and stores.
    """

    DIV0 = "#DIV/0!"
    VALUE = "#VALUE!"
    NUM = "#NUM!"
    NA = "#N/A"
    REF = "#REF!"
    NAME = "#NAME?"
    NULL = "#NULL!"
    SPILL = "#SPILL!"
    CALC = "#CALC!"

    def __str__(self) -> str:
        return self.value


class RuleError(ValueError):
    """Raised by a rule that has no result for its arguments.

    The worksheet functions turn it into its ``error``; Python callers may read the reason.
    """

    def __init__(self, error: ErrorValue, reason: str) -> None:
        super().__init__(error, reason)
        self.error = error
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.error}: {self.reason}"
