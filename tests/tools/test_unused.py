"""The finder of unused styles, templates and files."""

from pathlib import Path

import pytest

from tools import unused


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with one page, one style and one script, all in use."""
    for name, text in {
        "static/css/base.css": ".card { color: red }\n.field-note { color: blue }\n",
        "static/js/print.js": 'target.closest("[data-print]")\n',
        "static/img/cards/lunge.png": "",
        "templates/index.html": '<p class="card {{ tone }}"></p><p class="field-{{ name }}"></p>'
        '{% static "css/base.css" %}{% static "js/print.js" %}',
        "exercises/views.py": 'render("index.html")\nf"img/cards/{slug}.png"\n',
        "README.md": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(unused, "ROOT", tmp_path)
    return tmp_path


def test_nothing_is_named_where_all_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert unused.main() == 0
    assert capsys.readouterr().out == ""


def test_a_class_that_no_page_has_is_named(house: Path) -> None:
    (house / "static/css/base.css").write_text(".card:has(.gone) > b { color: red }")
    assert list(unused.unused_classes()) == ["static/css/base.css: class .gone"]


def test_numbers_and_comments_are_no_classes(house: Path) -> None:
    (house / "static/css/base.css").write_text("/* .gone */ .card { margin: .5rem }")
    assert list(unused.unused_classes()) == []


def test_a_class_that_a_tag_puts_in_is_used(house: Path) -> None:
    (house / "static/css/base.css").write_text(".bad { color: red }")
    (house / "templates/index.html").write_text('{% include "index.html" with tone="bad" %}')
    assert list(unused.unused_classes()) == []


def test_a_template_that_nothing_names_is_named(house: Path) -> None:
    (house / "templates/_old.html").write_text("")
    assert list(unused.unused_templates()) == ["templates/_old.html: template"]


def test_a_script_that_no_page_loads_is_named(house: Path) -> None:
    (house / "static/js/old.js").write_text("")
    assert list(unused.unused_static_files()) == ["static/js/old.js: static file"]
