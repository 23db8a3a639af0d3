"""Our figures on a page."""

from django.template import Context, Template


def render(text: str, **context: str) -> str:
    return Template("{% load figures %}" + text).render(Context(context))


def test_an_exercise_without_a_figure_shows_nothing() -> None:
    assert render('{% pictogram "swimming" %}{{ "swimming"|figure_template }}') == ""


def test_the_substitute_has_a_figure_of_its_own_where_it_looks_different() -> None:
    assert "#pg-sliding-curl" in render('{% pictogram "hamstring_curl" substitute=True %}')
    assert "#pg-step-up" in render('{% pictogram "step_up" substitute=True %}')


def test_a_version_has_a_figure_of_its_own_where_there_is_one() -> None:
    assert "#pg-single-leg-rdl" in render(
        '{% pictogram "romanian_deadlift" version="rdl_single" %}'
    )
    assert "#pg-romanian-deadlift" in render(
        '{% pictogram "romanian_deadlift" version="rdl_band" %}'
    )


def test_a_version_that_looks_like_no_figure_shows_its_muscles() -> None:
    drawn = render('{% pictogram "hamstring_curl" version="hc_nordic" substitute=True %}')
    assert "#pg-" not in drawn


def test_a_substitute_is_drawn_without_equipment() -> None:
    assert 'class="pg bare"' in render('{% pictogram "step_up" substitute=True %}')
    assert 'class="pg"' in render('{% pictogram "step_up" %}')


def test_the_muscle_map_lights_what_it_is_told_and_nothing_else() -> None:
    drawn = render(
        '{% include "components/_muscle_map.html" with secondary="core" %}',
        primary='glutes"><script>',
    )
    assert 'data-secondary="core"' in drawn
    assert "<script>" not in drawn
