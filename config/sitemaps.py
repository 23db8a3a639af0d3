"""The public pages, for search engines; plans are private and never listed."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from exercises.models import Exercise, ExerciseQuerySet

PAGES = ("workouts:home", "workouts:new_plan", "exercises:index", "workouts:rules")


class PageSitemap(Sitemap):  # type: ignore[type-arg]  # it takes none at run time
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class ExerciseSitemap(Sitemap):  # type: ignore[type-arg]  # it takes none at run time
    changefreq = "monthly"

    def items(self) -> ExerciseQuerySet:
        return Exercise.objects.published().order_by("slug")


SITEMAPS = {"pages": PageSitemap, "exercises": ExerciseSitemap}
