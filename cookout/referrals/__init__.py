"""Referrals from experience: what is known of people's work, and what is recommended on it."""
