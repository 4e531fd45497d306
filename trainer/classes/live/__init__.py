"""A class that is held: joining, playing in step with others, who is where, what the class believes."""
