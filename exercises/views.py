"""The pages of the catalogue."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from exercises import pages
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
    if shown is None:
        survivor = get_object_or_404(Exercise.objects.published(), merged__slug=slug)
        return redirect(survivor, permanent=True)
    return render(request, "exercises/detail.html", shown)


@require_safe
def picture(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """A file that never changes under its address."""
    found = get_object_or_404(Picture, exercise__slug=slug, exercise__published=True, digest=digest)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(bytes(found.content), content_type="image/webp", headers=headers)
