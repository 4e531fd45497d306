"""The report on a class: what it did, what to talk about, and which questions told people apart."""
