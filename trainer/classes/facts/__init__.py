"""What a class did, as values without a word of any language."""
