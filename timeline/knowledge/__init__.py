"""What we know, as files a researcher can edit, and the loader that checks and layers them."""

from timeline.knowledge.days import Days, one_day
from timeline.knowledge.errors import TimelineError, did_you_mean
from timeline.knowledge.knowledge import Knowledge
from timeline.knowledge.language import Language
from timeline.knowledge.topics import Topic
from timeline.knowledge.world import Conference, Name, Organisation, Person, Place, Tenure

__all__ = [
    "Conference", "Days", "Knowledge", "Language", "Name", "Organisation", "Person", "Place", "Tenure",
    "TimelineError", "Topic", "did_you_mean", "one_day",
]  # fmt: skip
