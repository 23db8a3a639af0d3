"""Static files under names with a hash, also where one script of ours imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

#: Django's own way of finding these imports asks for semicolons and reads other people's scripts.
OUR_IMPORTS = (
    r"""(?P<matched>from\s+["'](?P<url>\./\w+\.js)["'])""",
    'from "%(url)s"',
)


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (OUR_IMPORTS,)))
