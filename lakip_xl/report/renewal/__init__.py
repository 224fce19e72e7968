"""Reports whose prose people edited: which of their figures still hold, and figures made new."""
