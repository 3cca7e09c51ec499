"""The mastermind: a few members who bring questions and listen to the answers."""
