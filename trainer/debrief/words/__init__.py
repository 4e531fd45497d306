"""The debrief put into words: every sentence is made here, once, for every form of page."""
