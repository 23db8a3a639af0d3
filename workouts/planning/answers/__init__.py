"""What the engine answers: one question, one file."""
