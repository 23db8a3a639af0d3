"""The pages of the catalogue."""

from http import HTTPStatus

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from exercises import pages
from exercises.documents.photographs import picture_of_draft
from exercises.finding import filters
from exercises.for_everyone import for_everyone
from exercises.models import Exercise, Picture


@for_everyone
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = filters.tidy(request.GET)
    if asked.urlencode() != request.GET.urlencode():
        return redirect(f"{request.path}?{asked.urlencode()}")
    shown = pages.catalogue_page(filters.questions(asked))
    status = HTTPStatus.BAD_REQUEST if shown["form"].errors else HTTPStatus.OK
    return render(request, "exercises/index.html", shown, status=status)


@for_everyone
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    shown = pages.exercise_page(slug)
    if shown is not None:
        return render(request, "exercises/detail.html", shown)
    moved_to = _moved_to(slug)
    if moved_to is not None:
        return redirect(moved_to, permanent=True)
    return render(request, "exercises/no_exercise.html", status=HTTPStatus.NOT_FOUND)


def _moved_to(slug: str) -> Exercise | None:
    """The exercise that has left this address, or what it was merged into."""
    rows = Exercise.objects.select_related("merged_into")
    row = rows.filter(Q(slug=slug) | Q(former_addresses__slug=slug)).distinct().first()
    while row is not None and row.merged_into is not None:
        row = row.merged_into
    return row if row is not None and row.published else None


@require_safe
def picture(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """A file that never changes under its address. Editors also get those of their drafts."""
    found = Picture.objects.filter(exercise__slug=slug, digest=digest)
    public = found.filter(exercise__published=True).first()
    if public is not None:
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return HttpResponse(bytes(public.content), content_type="image/webp", headers=headers)
    if not request.user.has_perm("exercises.view_draft"):
        raise Http404
    row = found.first()
    content = bytes(row.content) if row else picture_of_draft(slug, digest)
    if content is None:
        raise Http404
    headers = {"Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="image/webp", headers=headers)
