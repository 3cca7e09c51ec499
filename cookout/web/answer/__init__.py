"""The page for people without an account: one question, by a link of its own."""
