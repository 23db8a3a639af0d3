"""Use cases: each a transaction."""
