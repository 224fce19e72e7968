"""The report as a Word file; with ``audit.naskah`` the only place that knows python-docx."""
