"""Sources, claims, and time and place as they were said.

What this pillar promises:
- nothing is a fact: a claim is what somebody says, word for word, with its speaker and its source;
- a time is kept as it was said, beside the earliest and latest it can mean, in UTC, open where nobody
  knows, with what it was reckoned from;
- a source names what it derives from, so that an echo is never taken for a second voice;
- words from custody are kept as such, with the signs of duress.
"""
