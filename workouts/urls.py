"""The addresses of planning."""

from django.urls import path

from workouts import views

app_name = "workouts"
urlpatterns = [
    path("", views.home, name="home"),
    path("plans/", views.my_plans, name="my_plans"),
    path("plans/new/", views.new_plan, name="new_plan"),
    path("plans/<slug:code>/", views.plan, name="plan"),
    path("plans/<slug:code>/schools/", views.schools, name="schools"),
    path("how-plans-are-made/", views.rules, name="rules"),
]
