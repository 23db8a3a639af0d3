"""Our crispy template pack, with a form that has one field of every kind."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.template import Context, Template

FORM = Template("""
    {% load crispy_forms_filters %}
    {% include "hamstrong/errors.html" %}
    {% for field in form %}{{ field|as_crispy_field }}{% endfor %}
""")
KINDS = [("hill", "Hill"), ("box", "Box")]


class EveryKind(forms.Form):
    title = forms.CharField(help_text="As you like")
    nickname = forms.CharField(required=False)
    minutes = forms.IntegerField(min_value=5, help_text="Five or more")
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(widget=forms.Textarea)
    place = forms.ChoiceField(choices=KINDS)
    first = forms.ChoiceField(choices=KINDS, widget=forms.RadioSelect, help_text="One")
    kit = forms.MultipleChoiceField(
        choices=KINDS,
        widget=forms.CheckboxSelectMultiple(attrs={"choices_class": "seg"}),
        help_text="Any",
    )
    agreed = forms.BooleanField(help_text="Needed")
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        if self.is_bound:
            raise forms.ValidationError("These answers do not go together.")


def rendered(form: forms.Form) -> str:
    """The form as our pages write it."""
    return FORM.render(Context({"form": form}))


class Page(HTMLParser):
    """The ids of a page and whatever refers to them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"] or ""] if "id" in given else []
        self.references += (given.get("aria-describedby") or "").split()
        self.references += (given.get("for") or "").split()
        link = given.get("href") or ""
        self.references += [link[1:]] if link.startswith("#") and tag == "a" else []

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.tags if attrs.get("name") == name]


@pytest.fixture(params=["fresh", "with errors"])
def page(request: pytest.FixtureRequest) -> Page:
    return Page(rendered(EveryKind({} if request.param == "with errors" else None)))


def test_whatever_a_field_refers_to_is_there(page: Page) -> None:
    assert page.references
    assert set(page.references) <= set(page.ids)


def test_no_id_is_given_twice(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))


def test_every_visible_control_has_a_label(page: Page) -> None:
    labelled = {attrs.get("for") for tag, attrs in page.tags if tag == "label"}
    controls = [
        attrs
        for tag, attrs in page.tags
        if tag in ("input", "select", "textarea") and attrs.get("type") != "hidden"
    ]
    assert len(controls) > len(EveryKind.base_fields)
    assert {attrs["id"] for attrs in controls} <= labelled


def test_groups_of_choices_stand_in_a_fieldset_with_a_legend(page: Page) -> None:
    assert sum(tag == "fieldset" for tag, _ in page.tags) == 2
    assert sum(tag == "legend" for tag, _ in page.tags) == 2


def test_wrong_answers_are_marked_and_described() -> None:
    page = Page(rendered(EveryKind({})))
    (title,) = page.named("title")
    assert title["aria-invalid"] == "true"
    assert title["aria-describedby"] == "id_title_helptext id_title_error"


def test_the_summary_takes_focus_and_leads_to_each_wrong_answer() -> None:
    page = Page(rendered(EveryKind({})))
    (summary,) = (attrs for _, attrs in page.tags if attrs.get("id") == "form-errors")
    assert "autofocus" in summary
    assert summary["tabindex"] == "-1"
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert links == [
        "#id_title",
        "#id_minutes",
        "#id_day",
        "#id_note",
        "#id_place",
        "#div_id_first",
        "#div_id_kit",
        "#id_agreed",
    ]


def test_an_error_of_the_whole_form_is_said_once() -> None:
    html = rendered(EveryKind({}))
    assert html.count("These answers do not go together.") == 1


def test_only_what_may_be_left_out_is_called_optional() -> None:
    assert rendered(EveryKind()).count("(optional)") == 1


def test_a_hidden_field_has_no_label() -> None:
    page = Page(rendered(EveryKind()))
    assert "id_token" not in {attrs.get("for") for tag, attrs in page.tags if tag == "label"}


def test_what_a_runner_typed_is_escaped() -> None:
    html = rendered(EveryKind({"title": "<script>alert(1)</script>"}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
