"""The ways in which a member usually reaches a person."""

USUAL_WAYS = {
    "Text": "Text",
    "Call": "Call",
    "Mail": "Email",
    "WhatsApp": "WhatsApp",
    "Signal": "Signal",
    "Telegram": "Telegram",
}
"""What is stored, and archives hold, with what pages call it."""
