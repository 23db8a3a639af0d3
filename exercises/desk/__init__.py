"""What editors do with the catalogue: drafts, review, history, merging, files in and out."""
