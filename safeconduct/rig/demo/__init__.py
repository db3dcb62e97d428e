"""A fictional network to look around in: declared composites, nobody in it exists.

The content follows from one seed, so that two demos tell the same; only keys and handles differ. Its
members have no second factor, and that mark is part of the founding document: it cannot exist on real
data. Everything is written by the ordinary actions, with the clock held at the moment it tells of.
"""
