"""Every rule of a draft finds the smallest wrong text, and passes the smallest right one."""

import re
from pathlib import Path

import pytest
from naskah_uji import ke_docx

from lakip_xl.audit.audit import audit_draft, draft_rules
from lakip_xl.audit.indicators import INDICATOR_RULES
from lakip_xl.audit.rule import Rule
from lakip_xl.audit.rules.document import DOCUMENT_RULES
from lakip_xl.audit.rules.sentences import SENTENCE_RULES
from lakip_xl.audit.rules.tables import TABLE_RULES

PROVED = (*INDICATOR_RULES, *TABLE_RULES, *SENTENCE_RULES, *DOCUMENT_RULES)


def found(text: str, folder: Path) -> set[str]:
    return {t.aturan for t in audit_draft(ke_docx(text.split("\n"), folder / "naskah.docx"))}


@pytest.mark.parametrize("rule", PROVED, ids=lambda rule: rule.id)
def test_a_rule_finds_its_wrong_text(rule: Rule, tmp_path: Path) -> None:
    assert rule.id in found(rule.wrong, tmp_path)


@pytest.mark.parametrize("rule", PROVED, ids=lambda rule: rule.id)
def test_a_rule_passes_its_right_text(rule: Rule, tmp_path: Path) -> None:
    assert rule.id not in found(rule.right, tmp_path)


@pytest.mark.parametrize("rule", draft_rules().values(), ids=lambda rule: rule.id)
def test_every_rule_can_be_documented(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    for text in (rule.tujuan, rule.dasar, rule.contoh):
        assert text[0].isupper() or not text[0].isalpha()
    assert rule.tujuan.endswith(".")


def test_no_two_rules_share_a_name() -> None:
    names = [rule.id for rule in PROVED]
    assert len(names) == len(set(names))
