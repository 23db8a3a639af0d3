"""Mixed traffic for minutes, and what happens when something breaks at the same time: `make load`."""
