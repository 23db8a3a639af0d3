"""What leaves and what comes in: a person's data, calendars, tables, watch files, and runs."""
