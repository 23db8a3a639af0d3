"""The public pages that are not of the catalogue; plans are private and never listed."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from exercises.sitemaps import ExerciseSitemap

PAGES = ("workouts:home", "workouts:new_plan", "exercises:index", "workouts:rules")


class PageSitemap(Sitemap):  # type: ignore[type-arg]  # it takes none at run time
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {"pages": PageSitemap, "exercises": ExerciseSitemap}
