"""TOML as a text: read with care, its places, its mistakes, and written again."""
