"""Verdicts: what a report shows of each point, what it rests on, and the points at stake."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lakip_xl.audit.checklist.criteria import CRITERIA, Criterion
from lakip_xl.audit.checklist.evidence import About, Passage
from lakip_xl.audit.checklist.model import FORM
from lakip_xl.audit.checklist.text import Report

_COMPONENT = "Pelaporan Kinerja"


class Answer(StrEnum):
    """Whether a report shows something."""

    YES = "ada"
    PART = "sebagian"
    NO = "tidak ada"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one point."""

    id: str
    title: str
    answer: Answer
    points: float
    """The points of the evaluation that hang on it."""
    passages: tuple[Passage, ...] = ()
    """What the answer rests on."""
    advice: tuple[str, ...] = ()
    """What to add."""

    def as_json(self) -> dict[str, object]:
        """Give it as the JSON object that other programs read."""
        return {
            "butir": self.id,
            "judul": self.title,
            "hasil": self.answer.value,
            "poin": self.points,
            "bukti": [{"teks": p.text, "sel": p.place} for p in self.passages],
            "tambahkan": list(self.advice),
        }


def points_of(criterion: Criterion) -> float:
    """Give the points of one point: its share of the sub-component in PermenPANRB 88/2021.

    Example:
        >>> [points_of(CRITERIA[0]), points_of(CRITERIA[-1])]
        [0.5, 0.5]
    """
    share = FORM.weight(_COMPONENT) * FORM.number(criterion.part) / 100
    return share / sum(one.part == criterion.part for one in CRITERIA)


def judge(report: Report, criteria: Iterable[Criterion] = CRITERIA) -> list[Verdict]:
    """Judge every point. It counts what is there and does not praise prose."""
    return [judge_one(report, criterion) for criterion in criteria]


def judge_one(report: Report, criterion: Criterion, about: About | None = None) -> Verdict:
    """Judge one point, of the report or of one indicator."""
    met: list[Passage] = []
    missing: list[str] = []
    for need in criterion.needs:
        found = next((p for e in need.evidence if (p := e.find(report, about)) is not None), None)
        if found is None:
            missing.append(need.advice)
        else:
            met.append(found)
    points = points_of(criterion)
    if not missing:
        return Verdict(criterion.id, criterion.title, Answer.YES, points, tuple(dict.fromkeys(met)))
    hint = next((p for e in criterion.hints if (p := e.find(report, about)) is not None), None)
    enough = len(met) >= criterion.part_from
    answer = Answer.PART if enough or hint is not None else Answer.NO
    shown = tuple(dict.fromkeys([*met, *([hint] if hint is not None else [])]))
    return Verdict(criterion.id, criterion.title, answer, points, shown, tuple(missing))
