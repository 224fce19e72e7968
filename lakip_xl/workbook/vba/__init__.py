"""The workbook's VBA: modules as files, the generated ones, and attaching them to a workbook."""
