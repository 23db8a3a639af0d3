"""python -m tools.unused: names CSS classes, templates and static files that nothing uses.

It reads text and runs nothing, so it may take something for used that is not; what it names is
unused.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = ("config", "exercises", "workouts", "tools")
#: Apps whose templates ours replace, and which use classes that css/admin/ styles.
APPS = ("django.contrib.admin", "django.forms", "allauth", "crispy_forms")
#: Django and crispy-forms look for these by name.
KNOWN_BY_NAME = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"} | {
    "hamstrong/field.html"
}
#: A mail is sent by what its two templates begin with.
MAIL_END = re.compile(r"_(?:subject|message)\.txt$")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTOR_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
SELECTOR = re.compile(r"([^{};]+)\{")
CLASS_ATTRIBUTE = re.compile(r"""class=["'](.*?)["'](?=[\s/>}])""", re.DOTALL)
PYTHON_CLASSES = re.compile(r'"([a-z][\w-]*(?: [a-z][\w-]*){0,2})"')
#: The fixed beginning of a class such as field-{{ name }}.
BEGINNING = re.compile(r"([A-Za-z][\w-]*-){[{%]")
#: Not the texts of translations.
TEMPLATE_TAG = re.compile(r"{[{%](?! *translate).*?[%}]}", re.DOTALL)
QUOTED = re.compile(r'"([^"\n]*)"')
WORD = re.compile(r"[A-Za-z][\w-]*")


def main() -> int:
    found = [*unused_classes(), *unused_templates(), *unused_static_files()]
    for line in found:
        print(line)
    return 1 if found else 0


def unused_classes() -> Iterator[str]:
    used = _used_classes()
    for path in sorted((ROOT / "static/css").rglob("*.css")):
        for name in sorted(_styled_classes(path)):
            if name not in used:
                yield f"{_named(path)}: class .{name}"


def unused_templates() -> Iterator[str]:
    texts = list(_texts(("templates", *CODE), ("html", "svg", "txt", "py")))
    used, quoted = {*_file_names(texts)}, {word for text in texts for word in QUOTED.findall(text)}
    for path in sorted(p for p in (ROOT / "templates").rglob("*.*") if p.is_file()):
        name = path.relative_to(ROOT / "templates").as_posix()
        replaces = any((folder / "templates" / name).exists() for folder in _folders())
        is_mail = MAIL_END.sub("", name) in quoted
        if not (replaces or is_mail or name in KNOWN_BY_NAME or _is_named(name, used)):
            yield f"{_named(path)}: template"


def unused_static_files() -> Iterator[str]:
    texts = _texts(("templates", "docs", *CODE), ("html", "py", "md"))
    used = {*_file_names([*texts, (ROOT / "README.md").read_text(encoding="utf-8")])}
    for path in sorted(p for p in (ROOT / "static").rglob("*.*") if p.is_file()):
        name = path.relative_to(ROOT / "static").as_posix()
        if not _is_named(name, used):
            yield f"{_named(path)}: static file"


def _styled_classes(path: Path) -> set[str]:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    selectors = (selector for selector in SELECTOR.findall(text) if "@" not in selector)
    return {name for selector in selectors for name in SELECTOR_CLASS.findall(selector)}


def _used_classes() -> "Words":
    """What a class attribute may hold, and short strings that code or a tag may put into one."""
    words, beginnings = set[str](), set[str]()
    for text in [*_texts(("templates",), ("html", "svg")), *_texts_of_apps("*.html")]:
        for value in CLASS_ATTRIBUTE.findall(text):
            words.update(WORD.findall(value))
            beginnings.update(BEGINNING.findall(value))
        for tag in TEMPLATE_TAG.findall(text):
            words.update(word for quoted in QUOTED.findall(tag) for word in WORD.findall(quoted))
    for text in _texts(CODE, ("py",)):
        for value in [*PYTHON_CLASSES.findall(text), *CLASS_ATTRIBUTE.findall(text)]:
            words.update(value.split())
    for text in [*_texts(("static/js",), ("js",)), *_texts_of_apps("*.js", "widgets.py")]:
        words.update(word for quoted in QUOTED.findall(text) for word in WORD.findall(quoted))
    return Words(words, tuple(beginnings))


@dataclass(frozen=True)
class Words:
    """Names that are used, some of which are known only by how they begin."""

    whole: set[str]
    beginnings: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.whole or name.startswith(self.beginnings)


def _file_names(texts: Iterable[str]) -> Iterator[str]:
    """Every quoted or linked file name, with what comes before it in the quotes."""
    for text in texts:
        yield from re.findall(r"[\w{}./-]+\.(?:html|svg|txt|css|js|png)\b", text)


def _is_named(name: str, used: set[str]) -> bool:
    """Whether a file is named in full, or by a pattern such as img/cards/{slug}.png."""
    patterns = (re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(one)) for one in used)
    return any(re.fullmatch(f"(?:.*/)?{pattern}", name) for pattern in patterns)


def _texts(folders: Iterable[str], kinds: tuple[str, ...]) -> list[str]:
    return [
        path.read_text(encoding="utf-8")
        for folder in folders
        for kind in kinds
        for path in sorted((ROOT / folder).rglob(f"*.{kind}"))
    ]


def _texts_of_apps(*kinds: str) -> list[str]:
    """Files of others whose classes our styles may name."""
    paths = (path for folder in _folders() for kind in kinds for path in folder.rglob(kind))
    return [path.read_text(encoding="utf-8") for path in paths]


def _folders() -> list[Path]:
    return [Path(spec.origin or "").parent for app in APPS if (spec := find_spec(app))]


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main())
