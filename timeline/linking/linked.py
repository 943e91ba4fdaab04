"""Linked: whether a record is one that `link` gave, asked by all that reads its timeline."""

from timeline.knowledge.errors import TimelineError
from timeline.record import Record


def check_linked(linked: object, asker: str) -> None:
    """Refuse what is no record, and a record with meetings that nobody linked.

    Parameters
    ----------
    linked
        What was given.
    asker
        The function that it was given to, for the message.

    Raises
    ------
    TimelineError
        With what would be right.

    Examples
    --------
    >>> check_linked(Record(), "count")
    """
    if not isinstance(linked, Record):
        raise TimelineError(f"{asker} takes a linked Record, not {type(linked).__name__}")
    if linked.timeline.is_empty() and not linked.meetings.is_empty():
        raise TimelineError(f"{asker} takes a linked record: call link(record) first")
