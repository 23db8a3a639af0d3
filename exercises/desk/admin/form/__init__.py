"""The form of an exercise: its fields, its parts, its errors, and what is not saved yet."""
