"""The nine scores of a play and the overall one."""
