"""What a finished play shows, as values without a word of any language."""
