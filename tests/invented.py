"""Meeting rows of articles that were never written, for tests of what reads a record."""

from datetime import date

from timeline.record import Record, frame

AUGUST = (date(2031, 8, 26), date(2031, 8, 26))
ANN_BEN = ("ann-north", "ben-south")
COUNTRIES = {"ann-north": "AAA", "ben-south": "BBB", "cem-west": "CCC", "dan-south": "BBB", "AAA": "AAA", "BBB": "BBB"}
CITIES = {"geneva": "CHE", "zurich": "CHE", "moscow": "RUS", "CHE": "CHE"}


def row(article, parties=ANN_BEN, days=AUGUST, place="geneva", n=0, **others):
    """One meeting row of one article; everything not told is as in the plainest news."""
    return {"meeting_id": f"{article}:m{n}-0", "article_id": article, "parties": parties, "days": days, "place": place,
            "role": "principal", **others}  # fmt: skip


def record(rows, articles=None):
    """Build the record of some rows; an article without a day of its own is of 27 August."""
    columns = {"format": "talks", "status": "held", "date_basis": "explicit", "grain": "day", "part_of": None,
               "ordinal": None, "host_event": None, "flags": []}  # fmt: skip
    meetings = {name: [r.get(name, plain) for r in rows] for name, plain in columns.items()}
    meetings |= {name: [r[name] for r in rows] for name in ("meeting_id", "article_id", "place")}
    meetings["place_entity"] = meetings["place"]
    meetings["country"] = [CITIES.get(r["place"]) for r in rows]
    meetings["date_from"] = [r["days"] and r["days"][0] for r in rows]
    meetings["date_to"] = [r["days"] and r["days"][1] for r in rows]
    pairs = [(r, party) for r in rows for party in r["parties"]]
    parties = {
        "meeting_id": [r["meeting_id"] for r, _ in pairs],
        "entity": [party for _, party in pairs],
        "name": [party.replace("-", " ").title() for _, party in pairs],
        "country": [COUNTRIES.get(party) for _, party in pairs],
        "role": [r["role"] for r, _ in pairs],
    }
    known = {r["article_id"]: {"published": date(2031, 8, 27)} for r in rows}
    known |= articles or {}
    told = {"article_id": list(known), "text": [f"text of {a}" for a in known]}
    for column in ("published", "dated_from", "dated_to", "duplicate_of", "outlet"):
        told[column] = [known[a].get(column) for a in known]
    return Record(
        {
            "articles": frame("articles", told),
            "meetings": frame("meetings", meetings),
            "participants": frame("participants", parties),
        }
    )
