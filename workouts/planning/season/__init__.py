"""From one week to the next, and from today to the race."""
