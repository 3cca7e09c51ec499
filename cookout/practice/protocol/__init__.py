"""Protocols: how a group spends a session, as phases with minutes, speakers, locks and seals."""
