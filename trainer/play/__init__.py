"""What every front end does with packs, attempts and debriefs."""
