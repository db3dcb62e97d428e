"""Pure decisions of the desk: no Django, no I/O; times and facts are passed in."""
