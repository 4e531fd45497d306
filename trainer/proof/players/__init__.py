"""Players for proof: they know what a trainee could know, and one of them knows everything."""
