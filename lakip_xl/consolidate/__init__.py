"""Many offices' workbooks, one picture."""
