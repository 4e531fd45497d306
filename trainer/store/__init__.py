"""The journal of attempts and their results."""
