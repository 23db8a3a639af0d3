"""What everything else speaks of, as frozen values."""
