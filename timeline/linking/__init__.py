"""One meeting, many articles: link the rows that tell of it, then count; one claim, many speakers."""

from timeline.linking.counting import count
from timeline.linking.directed import events
from timeline.linking.linking import link
from timeline.linking.relations import changed_positions, who_said_first
from timeline.linking.topicless import words_without_topic

__all__ = ["changed_positions", "count", "events", "link", "who_said_first", "words_without_topic"]
