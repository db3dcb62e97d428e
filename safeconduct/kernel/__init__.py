"""What every part stands on and what knows nobody: time, identity, errors, marked text.

Nothing here imports Django or another part of Safeconduct.
"""
