"""The best week: what a session may hold, and which sessions go on which days."""
