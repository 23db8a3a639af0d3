"""Files that come in and go out, and what each has brought."""
