"""What is said in public.

What this pillar promises:
- a statement stands on claims, and who says each of them cannot be lost on the way to a post;
- nobody says anything alone: two let the exact text through the one gate, and an edit undoes it;
- what was said is corrected in sight and never erased; what must not stand leaves a stone in its place;
- when a claim changes, every text that used it is flagged, in every language and channel.
"""
