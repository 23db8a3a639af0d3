"""Replaces Django's admin site with ours."""

from django.contrib.admin.apps import AdminConfig


class EditorsAdminConfig(AdminConfig):
    default_site = "exercises.desk.admin.site.EditorsSite"
