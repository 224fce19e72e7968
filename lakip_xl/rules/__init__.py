"""The rules of performance accountability: pure scalar functions, no files, no Excel."""
