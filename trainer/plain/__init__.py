"""Plain mode: the whole play in numbered lines, for screen readers, pipes and old terminals."""
