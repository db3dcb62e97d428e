"""Keeps messages in a file instead of sending them: for stories, tests and rehearsals of fiction."""
