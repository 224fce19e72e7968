"""The rules of drafts; ``document`` lists those that read a draft as a whole.

Nothing is imported here: a workbook is held to one module of this room only.
"""
