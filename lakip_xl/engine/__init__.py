"""Recalculation without Excel; the only room that knows formualizer."""
