"""The command line: articles to a record, a record to a report, a chart, or the reason for a row.

What a command needs is imported when it runs, so that ``timeline --help`` answers at once.
"""

import gc
import io
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    import polars as pl

    from timeline.knowledge import Knowledge
    from timeline.record import Record

app = typer.Typer(
    help="From news articles to dated, linked records of diplomatic meetings and statements.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)
knowledge_app = typer.Typer(
    help="Check the words, people and places that articles are read with.", no_args_is_help=True
)
app.add_typer(knowledge_app, name="knowledge")

DONE, SOME_SKIPPED, WRONG_CALL = 0, 1, 2


# Which year is meant by a day that names none.
OpenDates = Literal["past", "future", "nearest"]
ReportLanguage = Literal["en", "ar"]
RecordFolder = Annotated[Path, typer.Argument(metavar="RECORD", help="The folder that `timeline extract` wrote.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="Where to write.", show_default=False)]


@app.command()
def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or globs.", show_default=False)],
    output: Output,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of articles that do not say (ISO 639-1).")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day of publication where none is given (2016-08-27).")
    ] = None,
    crawled: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day the pages were saved, where none is given.")
    ] = None,
    open_dates: Annotated[OpenDates, typer.Option(help="Which year a day without one means.")] = "past",
    knowledge: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="Laid over ours; repeat for more.")
    ] = None,
    no_link: Annotated[bool, typer.Option("--no-link", help="Leave the rows of each article as they are.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read at once.")] = 1,
) -> None:
    """Read articles and write the record of their meetings and statements.

    Ends with 0 when every article was read (a value that was left out is named on stderr), with 1 when some were not
    (each is named, the rest written, skipped.parquet lists them), with 2 when the call is wrong.
    """
    from timeline.record import check_place

    check_place(output)
    from timeline.articles.framing import frame_skipped
    from timeline.articles.ours import MARKER
    from timeline.articles.reading import read_with_skips
    from timeline.knowledge.errors import counted

    given = {"language": language, "published": published, "crawled": crawled}
    articles, skips = read_with_skips(paths, language=language, published=published, crawled=crawled)
    _progress(f"{counted(articles.height, 'article')} read, {counted(len(skips), 'problem')}; extracting")
    # Imported after reading: a wrong path is answered before the larger modules load.
    from timeline.corpus import extract as extract_articles
    from timeline.knowledge import Knowledge

    layered = Knowledge.load(*knowledge or ())
    record = extract_articles(articles, knowledge=layered, open_dates=open_dates, workers=workers)
    not_read = not all(skip.partial for skip in skips) or record.skipped.height > 0
    record = _completed(record, frame_skipped(skips), given)
    if not no_link:
        from timeline.linking import link

        _progress("linking")
        record = link(record)
    nothing_read = not_read and not {"extracted", "dates-only"} & set(record.articles["outcome"])
    if nothing_read and (output / MARKER).is_file():
        typer.echo(f"nothing could be read: the record that stands in {output} is left as it was", err=True)
    else:
        record.save(output)
        _say_counts(output, record)
    partial = {(skip.source, skip.row, skip.reason) for skip in skips if skip.partial}
    for skipped in record.skipped.select("source", "row", "reason").iter_rows():
        source, row, reason = skipped
        where = source if row is None else f"{source} row {row}"
        typer.echo(f"{'read in part' if skipped in partial else 'not read'}: {where}: {reason}", err=True)
    _say_languages(record, layered)
    raise typer.Exit(SOME_SKIPPED if not_read else DONE)


@app.command()
def report(
    record: RecordFolder,
    output: Output,
    language: Annotated[ReportLanguage, typer.Option(help="Language of the page.")] = "en",
    title: Annotated[str | None, typer.Option(help="Heading of the page.")] = None,
) -> None:
    """Write a record as one page that opens without a network."""
    from timeline.record import load
    from timeline.reporting import write_report
    from timeline.writing import check_page

    check_page(output)
    write_report(load(record), output, language=language, title=title)
    typer.echo(str(output))


@app.command()
def chart(
    record: RecordFolder,
    name: Annotated[str, typer.Argument(help="meeting_frequency, claim_topics or meeting_timeline.")],
    output: Output,
    language: Annotated[str, typer.Option(help="Language of the chart: en, ar, ru, fr.")] = "en",
) -> None:
    """Draw a chart of a record as .svg, .png, .pdf, .html or .json."""
    from timeline import charts
    from timeline.charts.saving import check_name
    from timeline.knowledge.errors import TimelineError, did_you_mean
    from timeline.record import load

    named = name.replace("-", "_")
    drawn = sorted(set(charts.__all__) - {"save"})
    if named not in drawn:
        raise TimelineError(f"there is no chart {name!r}{did_you_mean(named, drawn)}")
    check_name(output)
    draw = getattr(charts, named)
    charts.save(draw(load(record), language=language), output)
    typer.echo(str(output))


@app.command()
def why(
    record: RecordFolder,
    row: Annotated[str, typer.Argument(metavar="ID", help="A meeting_id, statement_id or timeline_id.")],
    html: Annotated[Path | None, typer.Option(help="Write the explanation as a page.")] = None,
) -> None:
    """Say why a row is in the record: its sentence, its words and the rules that gave it."""
    from timeline.articles.ours import GENERATOR
    from timeline.explanation import why as explain
    from timeline.record import load
    from timeline.writing import check_page, write_file

    if html is not None:
        check_page(html)
    explanation: Any = explain(load(record), row)
    if html is None:
        typer.echo(str(explanation))
    else:
        head = f'<meta charset="utf-8">\n{GENERATOR}\n<title>{escape(row)}</title>'
        page = (
            f"<!DOCTYPE html>\n<html>\n<head>\n{head}\n</head>\n<body>\n{explanation._repr_html_()}\n</body>\n</html>\n"
        )
        write_file(html, page.encode("utf-8", "replace"))
        typer.echo(str(html))


@app.command()
def evaluate(
    first: Annotated[Path, typer.Argument(metavar="A", help="The record to judge, or that of one coder.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="The corrected record, or that of another coder.")],
    common: Annotated[bool, typer.Option("--common", help="Compare only the articles that both have.")] = False,
    samples: Annotated[int, typer.Option(min=0, help="Draws for the intervals; 0 for none.")] = 1000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 0,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the figures as .csv too.")] = None,
) -> None:
    """Compare two records of the same articles: precision, recall, F1, agreement, Krippendorff's alpha."""
    from timeline.evaluation import as_table
    from timeline.evaluation import evaluate as compare
    from timeline.record import load
    from timeline.writing import check_ending, write_file

    if output is not None:
        check_ending(output, "a table", (".csv",))
    found = compare(load(first), load(second), common=common, samples=samples, seed=seed)
    typer.echo(as_table(found))
    if output is not None:
        write_file(output, found.write_csv().encode())


@knowledge_app.command("check")
def check_knowledge(
    folders: Annotated[list[Path] | None, typer.Argument(metavar="DIR", help="Folders laid over ours.")] = None,
) -> None:
    """Check knowledge files, ours and those laid over them; name file, entry and reason of each problem."""
    from timeline.extraction.checking import check

    problems = check(*(folders or ()))
    for problem in problems:
        typer.echo(str(problem))
    raise typer.Exit(SOME_SKIPPED if problems else DONE)


@knowledge_app.command("words")
def frequent_words(
    record: RecordFolder,
    top: Annotated[int, typer.Option(min=1, help="The most words of a language.")] = 30,
    least: Annotated[int, typer.Option(min=1, help="In so many statements, at least.")] = 2,
) -> None:
    """List frequent words of statements without a topic: what to add to a topic file."""
    from timeline.knowledge.errors import counted
    from timeline.linking import words_without_topic
    from timeline.record import load

    found = words_without_topic(load(record), top=top, least=least)
    if found.is_empty():
        typer.echo(f"no word stands in {counted(least, 'statement')} without a topic")
        return
    typer.echo("language\tstatements\twith a topic\tword\texample")
    for language, word, n, n_with_topic, _, example in found.iter_rows():
        typer.echo(f"{language}\t{n}\t{n_with_topic}\t{word}\t{' '.join((example or '').split())}")


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Read the options that stand before a command."""
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"timeline {version_of('diplomatic-timeline')}")
        raise typer.Exit(DONE)


def main() -> None:
    """Run the command line; a wrong call ends with status 2 and one line that says what would be right."""
    for stream in (sys.stdout, sys.stderr):
        # File names and articles hold letters that a terminal may lack: show them escaped rather than fail.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    # What a command loads lasts: to look through it again and again for reference cycles takes a tenth of a short run.
    gc.set_threshold(100_000)
    try:
        app(prog_name="timeline")
    except ValueError as error:
        from timeline.knowledge.errors import TimelineError

        if not isinstance(error, TimelineError):
            raise
        typer.echo(f"timeline: {error}", err=True)
        sys.exit(WRONG_CALL)
    except OSError as error:
        typer.echo(f"timeline: {error.filename or 'output'} cannot be read or written ({error.strerror})", err=True)
        sys.exit(WRONG_CALL)


def _completed(record: "Record", unread: "pl.DataFrame", given: Mapping[str, str | None]) -> "Record":
    """Add what reading could not use, before what extraction could not, and the options that reading was given."""
    from timeline.record import Record

    options = {**record.info.get("options", {}), **{name: value for name, value in given.items() if value is not None}}
    frames = {**record.frames, "skipped": unread.vstack(record.skipped.select(unread.columns))}
    return Record(frames, {**record.info, "options": options})


def _progress(message: str) -> None:
    if sys.stderr.isatty():
        typer.echo(f"{message} …", err=True)


def _say_counts(output: Path, record: "Record") -> None:
    counts = {
        name: f"{record[name].height:,}" for name in ("articles", "meetings", "statements", "timeline", "skipped")
    }
    if dates_only := record.articles.filter(outcome="dates-only").height:
        counts["articles"] += f" ({dates_only:,} of them read for their dates and quotations only)"
    typer.echo(f"{output}: " + ", ".join(f"{name} {count}" for name, count in counts.items()))


def _say_languages(record: "Record", knowledge: "Knowledge") -> None:
    """Say which languages are read in full where articles are in another."""
    partly = ", ".join(code for code, language in knowledge.languages.items() if language.dates_only)
    fully = ", ".join(code for code, language in knowledge.languages.items() if not language.dates_only)
    if "unsupported-language" in record.articles["outcome"]:
        also = f"languages that are read: {fully}; for their dates and quotations only: {partly}"
        typer.echo(f"{also}; another is one file, laid over ours by --knowledge", err=True)
    told = record.articles.filter(outcome="dates-only")["language"].unique().sort()
    if told.len():
        known = f"{', '.join(told)} (they are in {fully})"
        typer.echo(f"dates and quotations only: no words for meetings are known in {known}", err=True)
