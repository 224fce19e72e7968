"""The arithmetic rules: what is printed against what follows from the other figures."""
