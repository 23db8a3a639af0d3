"""How fast it is: `make bench`. The planner, and every page as production serves it."""
