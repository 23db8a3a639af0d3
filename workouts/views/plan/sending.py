"""What names one sending of a form, so that a second tap makes nothing twice."""

from hashlib import sha256

from django.http import HttpRequest


def sending_of(request: HttpRequest) -> str:
    """The token against forgery is another one each time a page is shown: with the answers it
    names what was sent, from one look at the page. Empty where there was no token."""
    token = request.POST.get("csrfmiddlewaretoken", "")
    if not token:
        return ""
    answers = sorted((name, *values) for name, values in request.POST.lists())
    files = sorted((name, str(one)) for name, one in request.FILES.items())
    length = request.META.get("CONTENT_LENGTH", "")  # of another file of the same name
    sent = repr((request.path, request.user.pk, answers, files, length))
    return sha256(sent.encode()).hexdigest()
