"""Benches: how fast it is, on a fresh temporary folder, over real HTTP, with the client in its own process.

Each prints a line of JSON last. None contains a result; none touches data that is not its own.
"""
