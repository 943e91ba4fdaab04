"""Linked: whether a record is one that `link` gave, asked by all that reads its timeline."""

from timeline.knowledge.errors import TimelineError
from timeline.record import Record


def check_record(given: object, asker: str, how: str = "timeline.load(folder) gives one") -> Record:
    """Return what was given, or refuse it where it is no record.

    Parameters
    ----------
    given
        What was given.
    asker
        What it was given to, with its verb and what it takes, for the message.
    how
        Where one is to be had.

    Raises
    ------
    TimelineError
        With what would be right.

    Examples
    --------
    >>> check_record(Record(), "link takes a Record").meetings.height
    0
    """
    if not isinstance(given, Record):
        raise TimelineError(f"{asker}, not {type(given).__name__}; {how}")
    return given


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
    record = check_record(linked, f"{asker} takes a linked Record", "timeline.link(record) gives one")
    if record.timeline.is_empty() and not record.meetings.is_empty():
        raise TimelineError(f"{asker} takes a linked record: call link(record) first")
