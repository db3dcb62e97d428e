"""The emergency line: from a scream to a lawyer at the door, and to the next shift.

What this part promises:
- nothing is mandatory when somebody screams, and nothing typed is lost;
- one key makes an incident critical, and from then on somebody is being woken;
- who called before is recognised while their testimony stays closed;
- the address is seen by the lawyer who accepted, and by nobody else;
- a phone that was taken is marked, and the people linked to it are warned by another path;
- the next shift reads what is open, promised and unowned.
"""
