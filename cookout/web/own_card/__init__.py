"""Pages under own-card, and the open page that shows a member's card."""
