"""The draft report: from a Word file or a PDF to its findings."""
