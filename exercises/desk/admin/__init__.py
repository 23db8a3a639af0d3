"""The editors' desk in Django's admin."""
