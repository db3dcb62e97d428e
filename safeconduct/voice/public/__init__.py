"""The public pages: a process of its own that holds no key and reads one table.

Nothing here may import what opens envelopes: not `keys`, not `vault`, nor anything above them.
"""
