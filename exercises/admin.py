"""Where Django looks for the admin pages; they are in the desk, and each registers itself."""

from exercises.desk.admin import batches, exercise, references
from exercises.desk.admin.reviewing import drafts, history

__all__ = ["batches", "drafts", "exercise", "history", "references"]
