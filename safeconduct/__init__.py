"""Safeconduct: what a network that protects persecuted people runs on."""

__version__ = "0.1.0"
