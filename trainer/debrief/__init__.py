"""The debrief: a finished play replayed into what is to be learnt from it, and its pages."""
