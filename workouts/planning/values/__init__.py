"""The words of the trade as frozen values: week, request, exercise, dose, rule."""
