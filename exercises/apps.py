from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from exercises import catalogue_version as edition
from exercises import worked


class ExercisesConfig(AppConfig):
    name = "exercises"

    def ready(self) -> None:
        history = import_module("exercises.desk.history")  # needs the models
        history.register()
        post_migrate.connect(edition.set_triggers, sender=self)
        post_migrate.connect(worked.set_triggers, sender=self)
