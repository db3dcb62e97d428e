"""What is said in public, and how it is taken back.

What this pillar promises:
- a sentence and who says so are one thing: no face of a text can show the one without the other;
- nothing leaves without the gate of `cases`: two who approve exactly these texts, languages and channels;
- what was published is never overwritten: a correction stands beside it, a withdrawal leaves its mark;
- when a claim changes, every text that used it is flagged, and a published one demands a decision;
- who writes for the public learns nothing of what is secret, not even by trying.
"""
