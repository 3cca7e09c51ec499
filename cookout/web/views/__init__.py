"""What each address does: fetch through the owner, read the form, call one verb, redirect."""
