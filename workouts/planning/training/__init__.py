"""A session being done: what is told of it, and what all of that adds up to."""
