"""Puts our site in the place of Django's admin."""

from django.contrib.admin.apps import AdminConfig


class EditorsAdminConfig(AdminConfig):
    default_site = "exercises.desk.admin.site.EditorsSite"
