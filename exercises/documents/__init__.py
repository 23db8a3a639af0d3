"""One exercise as one document, and the one way into the rows."""
