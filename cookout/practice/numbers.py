"""Every number of the practice, once, with where it comes from.

Days are `timedelta` where they are added to a date, whole numbers where days are counted. A number
without a study behind it says so: custom, or a stated guess.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

# The calendar of the practice

WEEK = 7
FOUR_WEEKS = 28
"""Days of the practice's month. It counts a month as 4 weeks."""
MONTH_WEEKS = 4
YEAR_MONTHS = 12
"""3 people x 4 events x 12 months = 144 new people in a year."""
YEAR_WEEKS = MONTH_WEEKS * YEAR_MONTHS
CHART_WEEKS = 52
MINUTES_OF_A_DAY = 24 * 60

# The rhythm of staying in touch

BASE_GAPS = {"deep": 30, "warm": 180}
"""Days between two touches: monthly and half-yearly, the outer two of the layers 7 / 30 / 180
(Dunbar 2018, doi 10.1016/j.tics.2017.10.004; MacCarron et al., arXiv 1604.02400)."""
RAMP = (2, 10, 21)
"""Days after the first three touches of somebody new: early touches matter most (Vergara Hidd et
al. 2023, Sci Rep 13:6120). 2 days is the custom of writing within 48 hours."""
SHORTEST_GAP = 3
DIFFICULTY_FACTORS = {"easy": Fraction(5, 4), "normal": Fraction(1), "hard": Fraction(3, 4)}
"""What the member's own industry does to a gap. A stated guess, checked by simulation."""
FADING_TO, DRIFTING_TO = Fraction(3, 2), Fraction(5, 2)
"""Silence in gaps until which somebody is fading, and drifting; beyond that touch is lost."""

# Meeting people

HELLO_WITHIN = timedelta(days=2)
"""48 hours are the custom among people who go to events; no study stands behind them."""
HELLO_DAYS = 14
"""How long after a meeting the next step is a first hello. A stated guess."""
NEVER_ANSWERED_DAYS = 60
"""So long after a meeting without an answer the member is asked whether to let go."""
USUAL_EVENTS, USUAL_PEOPLE = 4, 3
"""One event a week and three people at each: the practice's own count, in 4 weeks."""
EVENT_JUDGED_AFTER = timedelta(days=30)
"""So long after an event nothing is said about whether it was worth it."""
LEARNED_FROM = timedelta(weeks=12)
"""How far back the log is read for a member's own events: three times four weeks."""
REAL_TALKS_FIRST = 2
"""So many real talks come before anything is asked for."""
GREAT_FOR = timedelta(days=365)
"""So long a great job is taken for granted; then the member is asked whether it still is."""

# Minutes of each step: stated guesses, the same for everybody

STEP_MINUTES = {
    "promise": 10,
    "hello": 4,
    "hello_deep": 8,
    "second_talk": 20,
    "talk": 15,
    "note": 5,
    "keep_warm": 5,
}
"""About how long each takes."""
ESTIMATES = {
    "met": STEP_MINUTES["second_talk"],
    "call": STEP_MINUTES["talk"],
    "message": STEP_MINUTES["keep_warm"],
    "online": 0,
    "helped": STEP_MINUTES["talk"],
    "introduced": STEP_MINUTES["hello_deep"],
    "business": STEP_MINUTES["talk"],
}
"""Minutes of one time in touch of each kind, where the member wrote none."""

# What the minutes carry

PLANNED_SHARE = Fraction(5, 6)
"""Never plan more: a rhythm of that density can always be kept (pinwheel scheduling, Kawamura,
STOC 2024), and a reserve helps to stay with a plan (Sharif and Shu 2017, 2019, 2021)."""
NEW_SHARE = Fraction(1, 2)
"""New people get at most half of what is planned."""
WARM_SHARE = Fraction(1, 4)
"""Keeping warm gets at most a quarter of what new people leave."""
GREETED_SHARE = Fraction(3, 4)
"""Of the people met, so many get a hello. A stated guess."""
DEEP_PRIOR = (1, 4)
"""The share of people to go deep with before anybody is judged: 1 of 4."""
USUAL_COOKOUT = 15
"""How many fit round a cookout unless the member says otherwise: the second of the layers 5 / 15
/ 50 / 150 (Dunbar 2018)."""
LEVER_MINUTES = 5
"""Minutes a day that the plan's second lever adds."""

# Who sits at the table: a stated preference, not science

WEIGHTS = {"know": 1, "like": 3, "trust": 4, "care": 4, "high5": 2, "cookout": 4}
"""Points for each step of an answer, from 0 for no to 2 for yes; not answered is 0."""
ROLE_POINTS = 6
"""For a trade that is needed and nobody does; taken off where somebody else does a great job."""
MOST_STARTED, BROKEN_COST, MOST_BROKEN = 4, 2, 3
STAY_BONUS = 4
"""Points for whoever sits there already: a table is not laid anew for a small difference."""
BROKEN_AFTER = timedelta(days=14)
"""After its day a promise to the member that is not kept counts as broken."""

# Today's list

LIST_LENGTH = 5
"""People on a day's list at most."""
MORE_AT_ONCE = 3
"""People whom "Show more" adds at the end of a list."""
PROMISE_AHEAD = timedelta(days=7)
"""How long before its day a promise joins the list; until then it is among the promises."""
NOTICES = (0, 3, 7, 14, 30)
"""Days ahead that a member may choose for an important date; 0 is the day itself."""
NOTICE_DAYS = 7
"""Days ahead where none was chosen: a card sent as First-Class Mail within the United States
takes 1 to 5 days (USPS, service standards), and it has to be bought and written first."""
MOST_EVERY = 99
"""Days, weeks, months or years between two times of what repeats, at most: two figures."""
OCCASION_NEAR = timedelta(days=3)
"""How near a birthday or a noted day must be to lead somebody's card."""
WAITS_LONG = Fraction(5, 4)
"""Gaps after which somebody at the table comes before a first hello to others."""
SPARE_FROM = Fraction(2, 3)
"""Of a gap, before somebody may be reached in minutes to spare."""
BEFORE_AWAY_FROM = Fraction(1, 5)
"""Of a gap, before somebody may be reached ahead of an absence."""
LAST_DAYS = timedelta(days=5)
"""Days before an absence in which a touch helps though it does not last until its end."""
TOO_MUCH = 2
"""So many times the day's minutes of work are too much: talks become short notes. Under pressure
people are helped by an emergency reserve (Sharif and Shu 2017)."""
OVER_TOGETHER_WITHIN = timedelta(days=14)
OVER_TOGETHER = 4
"""So many at the table who come due within 14 days may be had over together."""
MUCH_HELP = 3
"""Times that one side has helped the other, and three times as often, before a card says so."""

# Days off

ABSENCE_DAYS = 5
"""Days without minutes in a row that are more than a weekend: people come due meanwhile, and the
weeks are not judged."""
ABSENCE_AHEAD = 10
"""How many days before an absence today's list thinks of it."""

# How the plan is kept

WEEKS_JUDGED, BAD_WEEKS, GENEROUS_WEEKS = 4, 3, 6
"""Weeks that are judged; bad ones in a row after which the plan is too big; ones over the plan in
a row after which there is room for one more."""
ON_PLAN, OFF_PLAN = Fraction(5, 6), Fraction(1, 2)
"""Shares of the planned minutes: kept from the first on, off the plan below the second. Goals
with some slack are kept longer than strict ones (Sharif and Shu 2017)."""
GENEROUS = Fraction(5, 4)
"""Times the planned minutes over which a week is a generous one."""
REVIEW_LATE_BY = timedelta(days=3)
"""Until Wednesday a review still looks at the week before."""

# Introductions, recommendations and news

INTRODUCTIONS_A_WEEK = 3
"""Introductions that are proposed in a week at most."""
NO_MEANS_NOT_FOR = timedelta(days=180)
"""After a no to an introduction nobody proposes another one to that person for so long."""
RESULTS_ASKED_A_DAY = 3
"""Recommendations and introductions whose result is asked about on one day at most."""
RESULT_ASKED_AFTER = timedelta(days=14)
"""How long after the expected day it is asked how a recommendation or an introduction went."""
RESULT_IS_NEWS_FOR = timedelta(days=3)
"""How long a result stays on Today."""
MATCH_IS_NEWS_FOR = timedelta(days=14)
"""How long somebody new stands beside the need that they could meet."""
GROUP_NEWS_FOR = timedelta(days=14)
"""How long Today mentions that an answer was heard, or what came of it."""
KEPT_PROMISE_SHOWN_FOR = timedelta(days=14)
"""How long a promise that was kept stays on the page of its person."""
SAME_WORDS_APART = timedelta(days=2)
"""For so long no two people get the same hello."""
