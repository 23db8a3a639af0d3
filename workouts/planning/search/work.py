"""Decides how much one question may be worked on: looks are counted, so that answers are the same
on every machine."""

#: Looks that one question may take: sessions put together, choices weighed and rules asked, some
#: 10 microseconds each. A week beyond it (three sessions after a known last week, say) is the best
#: that was found by then.
MOST_LOOKS = 22_000


class Work:
    """Looks taken for one question: the week and all that is told about it.

    The caller can hand in the work of a question, and see afterwards whether the answer was cut
    short.
    """

    def __init__(self, most_looks: int) -> None:
        self.most_looks = most_looks
        self.looks = 0
        self.is_over = False  # nothing more is looked for; what was found is given

    def look(self, times: int = 1) -> None:
        self.looks += times
        self.is_over = self.looks > self.most_looks
