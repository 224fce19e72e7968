"""From a file to its verdicts."""

from dataclasses import dataclass
from pathlib import Path

from lakip_xl.audit.checklist.indicators import Disclosures, disclose
from lakip_xl.audit.checklist.text import Report
from lakip_xl.audit.checklist.verdict import Answer, Verdict, judge
from lakip_xl.audit.draft import understand_draft
from lakip_xl.audit.read.pdf import read_pdf
from lakip_xl.audit.read.pdf_file import is_pdf
from lakip_xl.audit.read.word import read_word
from lakip_xl.rules.format import tulis_angka


@dataclass(frozen=True)
class Checklist:
    """The fifteen verdicts, and the seven of every indicator."""

    verdicts: tuple[Verdict, ...]
    indicators: tuple[Disclosures, ...]
    unread: tuple[str, ...] = ()
    """What the file holds and could not be read."""

    @property
    def complete(self) -> bool:
        """Whether every point is there."""
        return all(one.answer is Answer.YES for one in self.verdicts)

    @property
    def at_stake(self) -> float:
        """The points of the evaluation that hang on what is missing or partial."""
        return sum(one.points for one in self.verdicts if one.answer is not Answer.YES)

    def as_json(self) -> dict[str, object]:
        """Give it as the JSON object that other programs read."""
        return {
            "butir": [one.as_json() for one in self.verdicts],
            "indikator": [one.as_json() for one in self.indicators],
            "poin": sum(one.points for one in self.verdicts),
            "poin_dipertaruhkan": self.at_stake,
            "tak_terbaca": list(self.unread),
        }

    def as_text(self) -> str:
        """Write it for a reader."""
        lines = ["Butir 3.a dan 3.b evaluasi laporan kinerja (PermenPANRB 88/2021)"]
        lines += [line for one in self.verdicts for line in _lines(one, tulis_angka(one.points))]
        for one in self.indicators:
            lines += ["", f"Indikator: {one.indicator.name} ({one.indicator.place})"]
            lines += [line for verdict in one.verdicts for line in _lines(verdict, "")]
        answers = [one.answer for one in self.verdicts]
        counted = ", ".join(f"{answers.count(a)} {a.value}" for a in Answer)
        total = sum(one.points for one in self.verdicts)
        lines.append("")
        lines.append(
            f"{len(answers)} butir: {counted}; {tulis_angka(self.at_stake)} dari "
            f"{tulis_angka(total)} poin dipertaruhkan. Yang dihitung keberadaannya, bukan mutunya."
        )
        if self.unread:
            lines.append(f"Tidak terbaca: {'; '.join(self.unread)}.")
        return "\n".join(lines)


def _lines(one: Verdict, points: str) -> list[str]:
    worth = f" [{points} poin]" if points else ""
    title = f" {one.title}" if points else ""
    lines = [f"  {one.answer.value.upper():<10} {one.id}{title}{worth}"]
    lines += [f'             "{p.text}" ({p.place})' for p in one.passages]
    lines += [f"             + {advice}" for advice in one.advice]
    return lines


def check_draft(path: Path) -> Checklist:
    """Judge a draft or a published report.

    Args:
        path: A ``.docx`` or a PDF, told by its bytes.

    Raises:
        LakipError: the file cannot be used; the message says why.
    """
    unread: tuple[str, ...] = ()
    if is_pdf(path):
        content = read_pdf(path)
        blocks, unread = content.blocks, content.unread
    else:
        blocks = read_word(path)
    report = Report(understand_draft(blocks))
    return Checklist(tuple(judge(report)), tuple(disclose(report)), unread)
