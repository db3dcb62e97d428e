"""Prints messages on the terminal that started the demo. Nothing leaves the machine."""
