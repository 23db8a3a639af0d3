"""The site map."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.generic import TemplateView

from config.sitemaps import SITEMAPS
from workouts.views.catalogue_health import health

handler400 = "config.errors.bad_request"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
handler429 = "config.errors.too_many_requests"  # of ours: allauth asks for it

urlpatterns = [
    path("", include("workouts.urls")),
    path("exercises/", include("exercises.urls")),
    path("account/", include("allauth.urls")),
    path("admin/catalogue-health/", admin.site.admin_view(health), name="catalogue_health"),
    path("admin/", admin.site.urls),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="robots.txt", content_type="text/plain"),
        name="robots",
    ),
]
