"""How a reader finds an exercise."""
