"""Mixed traffic for minutes, and what happens when something breaks meanwhile: `make load`."""
