"""The bridge into Excel; the only room that knows xlwings."""
