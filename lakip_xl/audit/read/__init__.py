"""Files as blocks in reading order: paragraphs, and tables as grids of cells."""
