"""Many articles: every article is read on its own, and what is found in it becomes rows of the record's frames."""

from timeline.corpus.reading import extract

__all__ = ["extract"]
