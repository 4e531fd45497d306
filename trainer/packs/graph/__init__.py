"""The author's two maps of a scenario, as pictures and as text: who has power, and what shows what."""
