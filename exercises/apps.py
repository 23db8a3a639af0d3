from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from exercises.edition import set_triggers


class ExercisesConfig(AppConfig):
    name = "exercises"

    def ready(self) -> None:
        history = import_module("exercises.desk.history")  # needs the models
        history.register()
        post_migrate.connect(set_triggers, sender=self)
