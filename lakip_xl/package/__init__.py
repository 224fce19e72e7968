"""Office files as guarded packages: the gate, their parts, patching and atomic writing."""
