"""How much a week may hold, whichever way it comes in: built, changed by hand, or from a file.

They are far above what anybody trains, and low enough that every page can show and judge the week.
"""

MOST_SESSIONS = 14  # in a week: two a day
MOST_ITEMS = 12  # in a session
MOST_WEEK_ITEMS = 70  # in all sessions of a week: ten a day
MOST_SETS = 10
MOST_REPS = 50
MOST_REST = 900  # seconds
LEAST_SECONDS, MOST_SECONDS = 3, 60  # of a sprint
MOST_KG = 1000
MOST_WARM_UP = 60  # minutes
MOST_RUN_MINUTES = 600  # of one run
MOST_WEEKLY_KM = 500  # of running
MOST_NOTE = 500  # letters
MOST_TITLE = 80  # letters
MOST_RACES = 60  # of a plan
