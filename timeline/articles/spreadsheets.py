"""Spreadsheets: the sheets of an .xlsx workbook as frames."""

import warnings

import polars as pl

from timeline.articles.drafts import Unreadable

#: The most characters that a cell can hold; longer texts are cut off by the program that wrote the sheet.
CELL = 32_767


def read_sheets(data: bytes) -> dict[str, pl.DataFrame]:
    """Return every sheet of a workbook by name, in order; a cell that is a day is a date, not midnight of it.

    Raises
    ------
    Unreadable
        If the bytes are no workbook; the message says what would be right.
    """
    try:
        with warnings.catch_warnings():
            # Says that a column of mixed values is read as text, which is what is wanted.
            warnings.simplefilter("ignore")
            sheets = pl.read_excel(data, sheet_id=0, raise_if_empty=False, infer_schema_length=None)
    except Exception as error:  # fastexcel's own exceptions differ from release to release
        first = (str(error).splitlines() or ["no reason given"])[0]
        raise Unreadable(f"no .xlsx workbook ({first}): save it again as .xlsx, or give the table as .csv") from error
    return {name: _with_days(frame) for name, frame in sheets.items()}


def _with_days(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a sheet with the columns of dates as such: a workbook stores a day as the midnight it begins with."""
    times = [name for name, kind in frame.schema.items() if kind.is_temporal() and kind == pl.Datetime]
    days = [name for name in times if frame[name].drop_nulls().dt.time().eq(pl.time(0)).all()] if times else []
    return frame.with_columns(pl.col(name).cast(pl.Date) for name in days)
