"""Where Django looks for the admin pages; they are in the desk, and each registers itself."""

from exercises.desk.admin import batches, changes, drafts, exercise, references

__all__ = ["batches", "changes", "drafts", "exercise", "references"]
