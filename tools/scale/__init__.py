"""How the site does with 10, 10,000 and 1,000,000 saved plans: `make scale`."""
