"""The site map."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("workouts.urls")),
    path("exercises/", include("exercises.urls")),
    path("admin/", admin.site.urls),
]
