"""Installing the bridge on a Windows computer, without administrator rights, and removing it.

What is to be done is decided by pure functions over the ports of ``system``: the state of the
computer goes in, a plan of steps comes out, and only ``execute`` changes anything. So the
decisions for every Windows and Office are tested on any system. xlwings is never imported here:
versions are read from metadata and files, because a broken xlwings is what is to be repaired.
"""
