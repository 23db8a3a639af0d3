"""Forms, by subject: the builder's, and those that change one thing of a week."""
