"""What is wrong with a scenario beyond the shape of its tables, by subject.

`ERRORS` keep a scenario from being played, and the loader runs them too; `WARNINGS` only `trainer check` runs.
"""
