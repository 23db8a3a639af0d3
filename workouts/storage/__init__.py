"""Rows to engine values and back: the only room that knows both."""
