"""The rules of the play: pure, deterministic, over data."""
