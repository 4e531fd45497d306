"""What can be said of a scenario without playing it by hand: search, players, proofs."""
