"""The rules for sentences of a draft: what they quote, count, compute and refer to."""
