"""What is wrong with a pack, by subject, every problem with its place, its code and its mend."""
