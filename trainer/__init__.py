"""A training simulator for role-play sales courses."""

__version__ = "0.1.0"
