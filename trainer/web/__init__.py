"""The pages of a class in the browser: they draw what `scene` says, and send moves back. They decide nothing."""
