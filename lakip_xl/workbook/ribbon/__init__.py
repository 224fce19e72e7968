"""The ribbon tab LAKIP: its XML and how it becomes a part of the workbook."""
