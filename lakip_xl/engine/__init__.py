"""Recalculation without Excel; the only room that knows formualizer.

``recalculate`` works on a file, ``evaluate`` only computes. Both are imported from their
modules, so that importing this package costs nothing.
"""
