"""Example data: published reports, as printed."""
