"""Members: who they are, which roles they hold, how they come, enter, go and come back.

What this part promises:
- one person founds, a second makes it a house: until both have signed, nothing but House is open;
- everybody makes own keys on an own device; two others say whose they are, having heard the voice;
- both factors are checked in a child process, and no answer tells which of them was wrong;
- whoever leaves is out at once, and every key that he knew is replaced by the next reader's session;
- Lock takes one member's keys out of memory, Lock all takes everybody's;
- the roles table is data, read whole or refused whole, and what it does not say is not allowed.

Nothing here knows a case.
"""
