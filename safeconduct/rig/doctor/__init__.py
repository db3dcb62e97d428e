"""`safeconduct doctor`: is this machine fit for it? One line for each thing, and what to do about it.

safeconduct doctor [--json]
safeconduct doctor --with-keys NAME      also who is the only one left to read something
"""
