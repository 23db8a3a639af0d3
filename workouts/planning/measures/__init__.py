"""What weeks, sessions and doses add up to."""
