"""Decides how much one question may be worked on: looks are counted, so that answers are the same
on every machine."""

#: Looks that one question may take: choices weighed and rules asked. Far above what any form that
#: was found needs; whoever finds a slower one gets what is found by then.
MOST_LOOKS = 60_000


class Work:
    """Looks taken for one question: the week and all that is told about it."""

    def __init__(self, most_looks: int) -> None:
        self.most_looks = most_looks
        self.looks = 0

    def look(self) -> None:
        self.looks += 1

    @property
    def is_over(self) -> bool:
        """Nothing more is looked for; what was found is given."""
        return self.looks > self.most_looks
