"""Classes: who is in them, what they handed in, and what is said of them."""
