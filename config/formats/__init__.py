"""How dates are written, by language; Django prefers its own form of a language to a setting."""
