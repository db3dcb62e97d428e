"""Pure decisions about custody: no Django, no I/O; claims, facts and the time are passed in."""
