"""Finding what is wrong, in workbooks and in draft reports.

``read`` and ``table`` make one table of whatever file, ``relations`` says what its figures follow
from, ``causes`` which of them is wrong, ``sentence`` what sentences claim. ``rule`` is what a rule
is, ``temuan`` what a finding is; ``naskah`` and ``buku`` lead from a file to its findings.
"""
