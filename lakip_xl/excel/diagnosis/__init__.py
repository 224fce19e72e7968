"""What stands between a cell and its answer, link by link, and what to do about each.

Every check is one function that reads the computer through the ports of
``lakip_xl.excel.install.system`` and changes nothing.
"""
