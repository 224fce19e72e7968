"""The report as a Word file; beside ``package`` and ``audit.write`` the only place that knows python-docx."""
