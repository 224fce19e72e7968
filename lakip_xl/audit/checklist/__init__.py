"""The report's own checklist: what an evaluator looks for in it, and where it stands."""
