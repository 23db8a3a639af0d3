"""How requests, answers and edits are written as text, and read back."""
