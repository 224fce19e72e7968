"""How a macro asks the user: Excel asks, between two calls of the server.

A dialog that is open while Excel waits for the server ends in "waiting for an OLE action". So a
question that has no answer yet ends the call; the VBA (``LakipMakro.bas``) asks it and calls again
with every answer so far, and the macro, which looks before it writes, comes to the same question
again. A question is known by its text: when the workbook changed meanwhile and the macro would say
something else, it is asked anew.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

LONGEST = 1000
"""Characters that VBA's message box shows for certain."""
YES = "ya"


class Kind(Enum):
    """What the VBA opens; the values are its words."""

    CONFIRM = "ya"
    OPEN_FILE = "buka"
    OPEN_FOLDER = "folder"
    SAVE_FILE = "simpan"
    COLUMN = "kolom"
    DONE = "selesai"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the user.

    Args:
        kind: Which dialog.
        text: The question, or the dialog's title.
        suggestion: The file name that a dialog offers.
        files: Descriptions and patterns by turns, as Excel wants them.
    """

    kind: Kind
    text: str
    suggestion: str = ""
    files: str = ""

    @property
    def identity(self) -> str:
        """By what its answer is found again.

        >>> Question(Kind.CONFIRM, "Lanjutkan?").identity
        'c064c718efaa'
        """
        return hashlib.sha256(f"{self.kind.value} {self.text}".encode()).hexdigest()[:12]


class UnansweredError(Exception):
    """A question whose answer the macro needs before it can go on."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.text)
        self.question = question


class StoppedError(Exception):
    """The user pressed Esc."""


class Conversation:
    """What a macro may ask and tell.

    Args:
        answers: What the user answered so far, by the questions' identities.
    """

    def __init__(self, answers: Mapping[str, str] | None = None) -> None:
        self.answers = answers or {}
        self.said: list[str] = []

    def ask(self, question: Question) -> str:
        """Give the answer to a question; "" for no and for a cancelled dialog.

        Raises:
            UnansweredError: There is none yet.
        """
        if question.identity not in self.answers:
            raise UnansweredError(question)
        return self.answers[question.identity]

    def confirm(self, question: str) -> bool:
        """Announce what is about to be written and ask whether it should be.

        Nothing may be written before a question.
        """
        return self.ask(Question(Kind.CONFIRM, question)) == YES

    def inform(self, text: str) -> None:
        """Tell the user something that needs no decision, once the macro is done."""
        self.said.append(text)

    def choose_file(self, title: str, kinds: str) -> Path | None:
        """Let the user choose a file; None when the dialog is cancelled.

        Args:
            title: The dialog's title.
            kinds: Descriptions and patterns by turns, as Excel wants them.
        """
        chosen = self.ask(Question(Kind.OPEN_FILE, title, files=kinds))
        return Path(chosen) if chosen else None

    def choose_folder(self, title: str) -> Path | None:
        """Let the user choose a folder; None when the dialog is cancelled."""
        chosen = self.ask(Question(Kind.OPEN_FOLDER, title))
        return Path(chosen) if chosen else None

    def choose_target(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        """Let the user say where to save a file; None when the dialog is cancelled.

        Args:
            title: The dialog's title.
            suggestion: The name it offers.
            kinds: Descriptions and patterns by turns, as Excel wants them.
        """
        chosen = self.ask(Question(Kind.SAVE_FILE, title, str(suggestion), kinds))
        return Path(chosen) if chosen else None

    def choose_column(self, question: str) -> int | None:
        """Let the user click on a cell; its column, None when cancelled."""
        chosen = self.ask(Question(Kind.COLUMN, question))
        return int(chosen) if chosen else None


Reply = tuple[str, str, str, str, str]
"""What a call of the server gives: kind, identity, text, suggestion, files. When it is done the
identity is empty and the suggestion names what Ctrl+Z undoes."""


def asked(question: Question) -> Reply:
    """Give the reply that lets the VBA ask."""
    text = fitting(question.text)
    return question.kind.value, question.identity, text, question.suggestion, question.files


def done(text: str, undo: str) -> Reply:
    """Give the reply that ends a macro.

    Args:
        text: What the user is told; "" for nothing.
        undo: What Ctrl+Z will undo; "" for nothing.
    """
    return Kind.DONE.value, "", fitting(text), undo, ""


def read_answers(text: str) -> dict[str, str]:
    r"""Read the answers as the VBA hands them over: a line each.

    >>> read_answers("c064c718efaa=ya\n0123=C:\\a=b.csv\n")
    {'c064c718efaa': 'ya', '0123': 'C:\\a=b.csv'}
    """
    lines = (line.partition("=") for line in text.split("\n") if line)
    return {identity: answer for identity, _, answer in lines}


def fitting(text: str, longest: int = LONGEST) -> str:
    r"""Shorten a text in the middle; its last line is the question.

    >>> fitting("satu\ndua\ntiga\nLanjutkan?", longest=20)
    'satu\n...\nLanjutkan?'
    """
    if len(text) <= longest:
        return text
    head, _, last = text.rpartition("\n")
    last = last[: longest // 2]
    kept = head[: longest - len(last) - len("\n...\n")]
    return f"{kept.rpartition(chr(10))[0] or kept}\n...\n{last}"
