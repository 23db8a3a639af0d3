"""The public pages of the catalogue, for search engines."""

from django.contrib.sitemaps import Sitemap

from exercises.models import Exercise, ExerciseQuerySet


class ExerciseSitemap(Sitemap):  # type: ignore[type-arg]  # it takes none at run time
    changefreq = "monthly"

    def items(self) -> ExerciseQuerySet:
        return Exercise.objects.published().order_by("slug")
