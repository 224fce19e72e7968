"""Findings written back to where the author works: into a copy of the draft, or a page."""
