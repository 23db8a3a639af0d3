"""Static files under names with a hash, also where one script of ours imports another."""

from collections.abc import Callable
from functools import cache, cached_property

from whitenoise.storage import CompressedManifestStaticFilesStorage

#: Django's own way of finding these imports asks for semicolons and reads other people's scripts.
OUR_IMPORTS = (
    r"""(?P<matched>from\s+["'](?P<url>\./\w+\.js)["'])""",
    'from "%(url)s"',
)


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (OUR_IMPORTS,)))

    @cached_property
    def _addresses(self) -> Callable[..., str]:
        return cache(super().url)

    def url(self, name: str, force: bool = False) -> str:
        """A page has twenty of them, and none changes while the site runs."""
        return self._addresses(name, force)
