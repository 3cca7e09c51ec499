"""Photographs of business cards, read on the member's own server.

`CardReader` (reader.py) is the way in. Pictures are decoded and read in a worker process
(worker.py), so that the process that serves pages never holds a decoded picture or a model. The
reading packages are an extra; nothing here imports them outside the worker.
"""
