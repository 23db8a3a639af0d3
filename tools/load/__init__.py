"""Mixed traffic for minutes, and what happens when something breaks during it: `make load`."""
