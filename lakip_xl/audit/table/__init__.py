"""One table, whatever it was read from: rows with a key and a kind, columns with a role."""
