"""An exercise from the catalogue into the week that somebody trains by."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exercises.catalogue import published
from workouts.pages.week.suggestions import places_for
from workouts.planning.values.season import Phase
from workouts.services.week.weeks import first_to_open, open_week
from workouts.views.access import plan_in_use, week_context
from workouts.views.private import limited, private


@private
@limited("build", to_see=True)
@require_safe
def joining(request: HttpRequest, exercise: str) -> HttpResponse:
    """The sessions that can take it; without a plan, one is built first."""
    chosen = next((one for one in published() if one.key == exercise), None)
    if chosen is None:
        raise Http404
    plan = plan_in_use(request).first()
    if plan is None:
        text = _(
            "First you need a plan. Once you have it, open %(name)s again and choose "
            "“Put it in my week”."
        )
        messages.info(request, text % {"name": chosen.name})
        return redirect("workouts:new_plan")
    opened = open_week(plan, first_to_open(plan))
    is_there = any(
        item.exercise.id == exercise for one in opened.week.sessions for item in one.items
    )
    context = week_context(
        opened,
        exercise=chosen,
        is_there=is_there,
        is_withheld=opened.week.withheld,
        is_race_week=opened.request.phase is Phase.RACE_WEEK,
        places=places_for(opened, exercise),
    )
    return render(request, "workouts/week/joining.html", context)
