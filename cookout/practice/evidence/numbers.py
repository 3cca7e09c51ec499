"""The constants of the evidence behind referrals, each with its source."""

from __future__ import annotations

AGE_HALF_LIFE_MONTHS = 24
"""After so many months a job counts half. Our choice: trades and staff change in a few years."""
SAME_JOB_DAYS = 31
"""A job that others tell of within so many days of it is the same: people retell the month, not
the day. Our choice: to count one job twice is worse than to count two once."""
DAYS_A_MONTH = 365.25 / 12
UNCERTAINTY_WEIGHT = 2
"""The weight of not knowing, W in E = (r + W*a) / (r + s + W): Josang and Ismail, "The Beta
Reputation System", 2002."""
BASE_RATE = 0.5
"""What is expected of a provider of whom nothing is known, where the trade has no mean yet."""
LEAST_EVIDENCE = 0.5
"""Below so much evidence nobody the member trusts has used them: less than half a fresh job."""
THIN_UNCERTAINTY = 0.5
"""Above it the evidence is thin: with u = 2/(r+s+2), less than two fresh jobs at first hand."""
UNCERTAINTY_SHARE = 0.5
"""Providers are ordered by E - u/2: an unknown one never passes a known good one."""
GOOD, BAD = 0.7, 0.4
"""From the first up an expectation is said as good experiences, from the second down as bad."""
TRACK_FOR_ME, TRACK_FOR_GROUP = 1.0, 0.3
"""How much the outcome of a recommendation says about the recommender: made to me, to my group."""
