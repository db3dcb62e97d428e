"""What proves and carries the rest: stories, benches, the demo, backup, restore, verify, doctor.

Everything here goes through the same actions and queries as a member's own hands; nothing in the
product knows that it is being rehearsed.
"""
