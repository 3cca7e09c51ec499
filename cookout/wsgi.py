"""What the server calls for every request."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from cookout.room_poll import RoomPoll

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cookout.settings")
application = RoomPoll(get_wsgi_application())
# What is loaded by now stays; looking through it again for every few requests only costs time.
# So it is looked through once, with what was frozen as it was loaded.
gc.unfreeze()
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 50, 50)
