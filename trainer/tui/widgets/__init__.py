"""Widgets of our own: few, and each draws itself in one go."""
