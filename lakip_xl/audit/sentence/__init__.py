"""Sentences as claims: a lexer, a small grammar, and what a claim is held against."""
