"""The pages of the audit rules: what each finds, what it rests on, and an example."""

from collections.abc import Iterable

from lakip_xl.audit.audit import draft_rules
from lakip_xl.audit.finding import Severity
from lakip_xl.audit.rule import Rule
from lakip_xl.audit.workbook.audit import workbook_rules
from lakip_xl.functions.page import markdown_table

INDEX_HEAD = """# Aturan pemeriksaan

Yang dicari oleh `lakip-xl periksa`. *Galat* bertentangan dengan hitungan atau angka lain dan harus
diperbaiki; *peringatan* harus dilihat; *info* sebaiknya diketahui.
"""

HEADINGS = {
    Severity.GALAT: "Galat",
    Severity.PERINGATAN: "Peringatan",
    Severity.INFO: "Info",
}


def rules() -> dict[str, Rule]:
    """Give every rule by id, of drafts and of workbooks."""
    return draft_rules() | workbook_rules()


def rule_index(rules: Iterable[Rule]) -> str:
    """Write the list of the rules, the gravest first."""
    listed = sorted(rules, key=lambda rule: rule.id)
    sections = [INDEX_HEAD.strip()]
    for severity, heading in HEADINGS.items():
        rows = [(f"[{r.id}]({r.id}.md)", r.tujuan) for r in listed if r.tingkat is severity]
        sections += [f"## {heading}", markdown_table(("Aturan", "Yang benar"), rows)]
    return "\n\n".join(sections) + "\n"


def rule_page(rule: Rule) -> str:
    """Write the page of one rule."""
    sections = [
        f"# {rule.id}",
        rule.tujuan,
        markdown_table(
            ("Tingkat", "Diperiksa pada"), [(rule.tingkat.value, " dan ".join(_subjects(rule)))]
        ),
        f"**Dasar.** {rule.dasar}",
        f"**Contoh.** {rule.contoh}",
    ]
    return "\n\n".join(sections) + "\n"


def _subjects(rule: Rule) -> list[str]:
    subjects = []
    if rule.id in draft_rules():
        subjects.append("naskah Word")
    if rule.id in workbook_rules():
        subjects.append("buku kerja")
    return subjects
