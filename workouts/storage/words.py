"""What the catalogue calls things, for a page that shows a week: in one query."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import CharField, Value
from django.db.models.functions import Cast

from exercises.catalogue import FEW
from exercises.catalogue_version import per_version
from exercises.models import Muscle, Source

SOURCE, MUSCLE = "s", "m"


@dataclass(frozen=True, kw_only=True)
class CatalogueWords:
    """Sources and names of muscles by their slugs; a source knows its citation only."""

    sources: Mapping[str, Source]
    muscles: Mapping[str, str]


@per_version(FEW)
def catalogue_words() -> CatalogueWords:
    sources = Source.objects.order_by().values_list(
        Value(SOURCE), "slug", Cast("citation", CharField())
    )
    muscles = Muscle.objects.order_by().values_list(Value(MUSCLE), "slug", "name")
    rows = list(sources.union(muscles, all=True))
    return CatalogueWords(
        sources={
            slug: Source(slug=slug, citation=text) for kind, slug, text in rows if kind == SOURCE
        },
        muscles={slug: text for kind, slug, text in rows if kind == MUSCLE},
    )
