"""How a reader finds an exercise."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from exercises.models import Equipment, ExerciseQuerySet, Muscle


class FinderForm(forms.Form):
    q = forms.CharField(label=_("Name or movement"), required=False, max_length=80)
    muscle = forms.ModelChoiceField(
        Muscle.objects.all(),
        label=_("Muscle"),
        required=False,
        to_field_name="slug",
        empty_label=_("Any muscle"),
    )
    equipment = forms.ModelChoiceField(
        Equipment.objects.all(),
        label=_("Equipment"),
        required=False,
        to_field_name="slug",
        empty_label=_("Any equipment"),
    )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_method = "get"
        helper.form_class = "cols"
        helper.disable_csrf = True
        helper.layout = Layout("q", "muscle", "equipment", Submit("", _("Show exercises")))
        return helper

    def find(self, exercises: ExerciseQuerySet) -> ExerciseQuerySet:
        """Those of `exercises` that are asked for. The form must be valid."""
        asked = self.cleaned_data
        if asked["q"]:
            exercises = exercises.called(asked["q"])
        if asked["muscle"]:
            exercises = exercises.working(asked["muscle"].slug)
        if asked["equipment"]:
            exercises = exercises.possible_with(asked["equipment"].slug)
        return exercises
