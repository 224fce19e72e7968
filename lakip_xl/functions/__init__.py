"""The worksheet functions: values, the mapping over ranges, and the one catalogue."""
