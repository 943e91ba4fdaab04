"""One meeting, many articles: link the rows that tell of it, then count."""

from timeline.linking.counting import count
from timeline.linking.linking import link

__all__ = ["count", "link"]
