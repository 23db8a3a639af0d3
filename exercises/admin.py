"""Where Django looks for the admin pages; they are in the desk."""

from exercises.desk import admin as desk_admin

__all__ = ["desk_admin"]
