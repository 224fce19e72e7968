"""Every claim is proved on its own smallest sentence: the wrong one, and the right one."""

import pytest

from lakip_xl.audit.sentence.claims import CLAIMS, Claim
from lakip_xl.audit.sentence.passages import Wrong, read_passage


def called_wrong(claim: Claim, text: str) -> list[Wrong]:
    context = read_passage(text)
    found = (one for s in context.sentences for one, _ in claim.read(s, context))
    return [one for one in found if one is not None]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.read.__name__)
def test_a_claim_tells_its_wrong_sentence_from_its_right_one(claim: Claim) -> None:
    assert called_wrong(claim, claim.text.replace("@", claim.wrong))
    assert not called_wrong(claim, claim.text.replace("@", claim.right))
