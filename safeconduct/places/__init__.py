"""Where things are: regions and how far they lie from each other.

What this part promises:
- a region is named by its ISO 3166-2 code, and what is not known is said to be far, never near;
- nothing is looked up outside: all that is known of places stands in a pack of data.
"""
