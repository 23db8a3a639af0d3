"""Plans as a whole: their list, names and copies, and their end."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from workouts.forms.changes import TitleForm
from workouts.models import TITLE_LENGTH, Plan
from workouts.services.once import made_once
from workouts.services.plans import bring_back, claim, delete, duplicate, put_away, rename
from workouts.views.access import find_plan, plan_in_use, remember, remembered
from workouts.views.plan.sending import sending_of
from workouts.views.private import count_saves, private_get, private_post

ON_A_PAGE = 60  # weeks in a list


@private_get
def my_plans(request: HttpRequest) -> HttpResponse:
    """A person's own weeks, and those that were saved in this browser."""
    everything = Paginator(Plan.objects.listed(request.user, remembered(request)), ON_A_PAGE)
    listed = everything.get_page(request.GET.get("page"))
    in_use = plan_in_use(request).first() if listed.paginator.count else None
    context = {
        "page": listed,
        "plans": [one for one in listed if not one.deleted_at and not one.archived_at],
        "archived": [one for one in listed if not one.deleted_at and one.archived_at],
        "in_use": in_use,
        "deleted": [one for one in listed if one.deleted_at],
    }
    return render(request, "workouts/plan/my_plans.html", context)


@private_post
def titles(request: HttpRequest, code: str) -> HttpResponse:
    plan = find_plan(request, code)
    form = TitleForm(request.POST)
    if form.is_valid():
        rename(plan, form.cleaned_data["title"])
    else:
        messages.error(request, " ".join(str(error) for error in form.errors["title"]))
    return redirect("workouts:my_plans")


@private_post
def archive(request: HttpRequest, code: str) -> HttpResponse:
    """Puts a plan away; a second time takes it out again."""
    plan = find_plan(request, code)
    put_away(plan, away=plan.archived_at is None)
    return redirect("workouts:my_plans")


@private_post
def duplicates(request: HttpRequest, code: str) -> HttpResponse:
    plan = find_plan(request, code)
    count_saves(request)
    title = _("{title}, copy").format(title=plan)[:TITLE_LENGTH]
    [copy] = made_once(
        sending_of(request), lambda: [duplicate(plan, title=title, owner=plan.owner)]
    )
    remember(request, copy)
    return redirect("workouts:my_plans")


@private_post
def deletions(request: HttpRequest, code: str) -> HttpResponse:
    plan = find_plan(request, code)
    delete(plan)
    said = _("“{title}” is deleted. You can bring it back for 30 days.").format(title=plan)
    messages.success(request, said)
    return redirect("workouts:my_plans")


@private_post
def returns(request: HttpRequest, code: str) -> HttpResponse:
    """Brings a deleted plan back; only from the list that shows it."""
    listed = Plan.objects.listed(request.user, remembered(request))
    plan = listed.filter(code=code).exclude(deleted_at=None).first()
    if plan is not None:
        bring_back(plan)
    return redirect("workouts:my_plans")


@private_post
def claims(request: HttpRequest, code: str) -> HttpResponse:
    """A plan of nobody becomes the signed-in person's, if it was made in this browser. Others who
    have its address get a copy, and it stays open to the one who made it."""
    plan = find_plan(request, code)
    if not request.user.is_authenticated or plan.owner_id is not None:
        return redirect(plan)
    if plan.code in remembered(request):
        claim(request.user, [plan.code])
        messages.success(request, _("This week is in your account now."))
        return redirect(plan)
    [copy] = made_once(
        sending_of(request), lambda: [duplicate(plan, title=plan.title, owner=request.user)]
    )
    messages.success(request, _("This is your copy. The original stays with its maker."))
    return redirect(copy)
