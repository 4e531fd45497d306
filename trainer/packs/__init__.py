"""Packs: from files that somebody wrote to scenarios that the rules can run."""
