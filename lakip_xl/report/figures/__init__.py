"""The figures of the report: a recalculated copy of the workbook, and traces into it."""
