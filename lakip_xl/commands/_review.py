"""What ``periksa`` does with findings beside printing them: copies, a page, decisions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lakip_xl.commands._output import overwrite_option, refuse_existing
from lakip_xl.commands._paths import PATH
from lakip_xl.commands._terminal import say

if TYPE_CHECKING:
    from lakip_xl.audit.decisions import Decisions
    from lakip_xl.audit.finding import Finding

_OPTIONS = (
    click.option(
        "--komentar",
        type=PATH,
        metavar="HASIL",
        help=(
            "Tulis salinan naskah dengan komentar Word pada setiap temuan, atau dengan sorotan "
            "dan catatan untuk naskah PDF."
        ),
    ),
    click.option(
        "--usulan",
        type=PATH,
        metavar="HASIL.docx",
        help=(
            "Tulis salinan naskah dengan perubahan terlacak di tempat yang angka benarnya pasti, "
            "dan komentar pada temuan lain."
        ),
    ),
    click.option(
        "--html",
        type=PATH,
        metavar="HASIL.html",
        help="Tulis daftar temuan sebagai satu halaman untuk disaring dan dicetak.",
    ),
    click.option(
        "--keputusan",
        type=PATH,
        metavar="KEPUTUSAN.json",
        help="Berkas keputusan; tanpa opsi ini, BERKAS.keputusan.json di sebelah berkasnya.",
    ),
    click.option(
        "--terima",
        multiple=True,
        metavar="ID",
        help="Terima temuan ini, sehingga tidak disebut lagi; boleh diulang.",
    ),
    click.option("--alasan", metavar="ALASAN", help="Alasan menerima, bersama --terima."),
    click.option("--oleh", metavar="NAMA", help="Siapa yang menerima, bersama --terima."),
    click.option(
        "--baru",
        is_flag=True,
        help="Sebut hanya temuan yang belum ada ketika --baru terakhir dijalankan, lalu catat.",
    ),
    overwrite_option,
)


@dataclass(frozen=True, slots=True)
class Review:
    """What the user wants done with the findings."""

    komentar: Path | None
    usulan: Path | None
    html: Path | None
    keputusan: Path | None
    terima: tuple[str, ...]
    alasan: str | None
    oleh: str | None
    baru: bool
    timpa: bool

    def check(self, berkas: Path) -> None:
        """Refuse what cannot be done before any work is done for it."""
        if bool(self.terima) != bool(self.alasan) or bool(self.terima) != bool(self.oleh):
            raise click.UsageError("Opsi --terima, --alasan, dan --oleh dipakai bersama.")
        outputs = [one for one in (self.komentar, self.usulan, self.html) if one is not None]
        real = [one.resolve() for one in (*outputs, berkas)]
        if len(set(real)) < len(real):
            raise click.UsageError("Setiap berkas hasil perlu nama sendiri, bukan nama BERKAS.")
        for one in outputs:
            refuse_existing(one, overwrite=self.timpa)
        from lakip_xl.audit.read.pdf_file import is_pdf

        if (self.komentar or self.usulan) and not (is_pdf(berkas) and not self.usulan):
            from lakip_xl.package.gate import open_package
            from lakip_xl.package.parts import Kind

            if open_package(berkas).kind is not Kind.DOCUMENT:
                raise click.UsageError(
                    "Opsi --usulan hanya untuk naskah Word, --komentar untuk naskah Word dan PDF."
                )

    def finish(
        self, berkas: Path, buku: Path | None, findings: "Sequence[Finding]"
    ) -> "list[Finding]":
        """Keep the decisions, write what was asked for; give the findings that are shown."""
        from lakip_xl.audit.decisions import default_path, read_decisions

        path = self.keputusan or default_path(berkas)
        decisions = read_decisions(path)
        shown = self._decide(path, decisions, findings)
        if self.komentar:
            self._comment(berkas, self.komentar, shown)
        if self.usulan:
            self._propose(berkas, buku, shown)
        if self.html:
            from lakip_xl.audit.write.page import write_page

            everything = shown if self.baru else findings
            write_page(self.html, berkas.name, everything, decisions.accepted)
            say(f"{self.html}: ditulis.", err=True)
        return shown

    def _decide(
        self, path: Path, decisions: "Decisions", findings: "Sequence[Finding]"
    ) -> "list[Finding]":
        from lakip_xl.audit.decisions import write_decisions

        if self.terima and self.alasan and self.oleh:
            today = date.today().isoformat()  # noqa: DTZ011 - the user's own calendar
            decisions.accept(findings, self.terima, self.alasan, self.oleh, today)
        shown = decisions.open(findings)
        accepted = len(findings) - len(shown)
        if self.baru:
            shown = decisions.new(shown)
            decisions.seen = {one.id for one in findings}
        if self.baru or self.terima:
            write_decisions(path, decisions)
        if accepted:
            say(f"{accepted} temuan sudah diterima ({path.name}).", err=True)
        return shown

    @staticmethod
    def _comment(berkas: Path, output: Path, shown: "Sequence[Finding]") -> None:
        from lakip_xl.audit.read.pdf_file import is_pdf

        if is_pdf(berkas):
            from lakip_xl.audit.write.pdf import write_annotations

            marked = write_annotations(berkas, output, shown)
            say(f"{output}: {marked} temuan disorot, {len(shown) - marked} di sudut.", err=True)
            return
        from lakip_xl.audit.write.word import write_comments

        write_comments(berkas, output, shown)
        say(f"{output}: {len(shown)} komentar ditulis.", err=True)

    def _propose(self, berkas: Path, buku: Path | None, shown: "Sequence[Finding]") -> None:
        from lakip_xl.audit.audit import audit_blocks
        from lakip_xl.audit.write.word import write_proposals

        if self.usulan is not None:
            done = write_proposals(
                berkas, self.usulan, shown, lambda blocks: audit_blocks(blocks, buku)[0]
            )
            say(
                f"{self.usulan}: {done} perubahan diusulkan, {len(shown) - done} komentar.",
                err=True,
            )


def review_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the options above; it gets them as one :class:`Review`."""

    @wraps(command)
    def collected(**options: Any) -> Any:
        review = Review(**{one.name: options.pop(one.name) for one in fields(Review)})
        return command(review=review, **options)

    for option in reversed(_OPTIONS):
        collected = option(collected)
    return collected
