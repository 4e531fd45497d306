"""Paper: plain text made safe, our own fonts, and the one way to a PDF."""
