"""A runner's own running, as other services write it, read into runs with a reason for each."""
