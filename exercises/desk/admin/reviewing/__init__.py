"""What a change does, what is said about it, and what was changed before."""
