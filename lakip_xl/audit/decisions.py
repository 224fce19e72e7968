"""What was decided on findings: accepted ones stay quiet, and what was seen is not new."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lakip_xl.audit.finding import Finding
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import write_atomically

VERSION = 1
_ENDING = ".keputusan.json"


@dataclass(frozen=True, slots=True)
class Decision:
    """One finding that somebody accepted: which, why, who, when, and what it was."""

    id: str
    alasan: str
    oleh: str
    kapan: str
    """The date, as ``2026-01-31``."""
    aturan: str = ""
    pesan: str = ""


@dataclass(slots=True)
class Decisions:
    """The file of decisions beside a draft or a workbook.

    Example:
        >>> from lakip_xl.audit.finding import Severity
        >>> decisions, one = Decisions(), Finding("serapan", Severity.GALAT, id="0a1b")
        >>> decisions.accept([one], ["0a1b"], "Sesuai DPPA.", "Sari", "2026-01-31")
        >>> decisions.open([one])
        []
    """

    accepted: dict[str, Decision] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    """The findings that were there when new ones were last asked for."""

    def open(self, findings: Iterable[Finding]) -> list[Finding]:
        """Give the findings that nobody has accepted."""
        return [one for one in findings if one.id not in self.accepted]

    def new(self, findings: Iterable[Finding]) -> list[Finding]:
        """Give the findings that were not there the last time."""
        return [one for one in findings if one.id not in self.seen]

    def accept(
        self, findings: Sequence[Finding], ids: Iterable[str], reason: str, name: str, day: str
    ) -> None:
        """Accept findings.

        Raises:
            LakipError: The file has no finding of that name.
        """
        known = {one.id: one for one in findings}
        for wanted in (text.strip().removeprefix("#") for text in ids):
            one = known.get(wanted)
            if one is None:
                raise LakipError(
                    f"Tidak ada temuan dengan id '{wanted}'; id tercetak di ujung setiap temuan."
                )
            self.accepted[wanted] = Decision(wanted, reason, name, day, one.aturan, one.pesan)


def default_path(path: Path) -> Path:
    """Give the place of the decisions on a file: beside it.

    Example:
        >>> default_path(Path("lkjip.docx")).name
        'lkjip.docx.keputusan.json'
    """
    return path.with_name(path.name + _ENDING)


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions; none where there is no file.

    Raises:
        LakipError: The file is damaged.
    """
    if not path.exists():
        return Decisions()
    if not path.is_file():
        raise LakipError(f'"{path.name}" bukan berkas biasa; beri nama berkas keputusan.')
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        accepted = [
            Decision(**{key: str(value) for key, value in one.items()})
            for one in content["diterima"]
        ]
        return Decisions({one.id: one for one in accepted}, set(map(str, content["terlihat"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise LakipError(
            f'Berkas keputusan "{path.name}" tidak dapat dibaca; pulihkan salinannya, atau '
            "pindahkan agar dibuat yang baru."
        ) from None


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Store decisions, readable for people and in an order that changes little.

    Raises:
        LakipError: The file cannot be written.
    """
    content = {
        "versi": VERSION,
        "diterima": [asdict(one) for one in decisions.accepted.values()],
        "terlihat": sorted(decisions.seen),
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    write_atomically(path, [text.encode()])
