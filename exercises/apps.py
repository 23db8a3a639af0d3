from importlib import import_module

from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "exercises"

    def ready(self) -> None:
        history = import_module("exercises.desk.history")  # needs the models
        history.register()
