"""Date grammar of languages that put behind a date what says where it lies: "March's end", "Friday until".

Turkish dates are so: day, month and year stand as in Europe, but the month goes before its part and its ordinal, a year
may stand before its month, and prepositions are endings or words behind. ``[dates] behind`` of a language file asks for
these rules instead of those of `date_grammar.py`, whose letters and slots they share.
"""

from timeline.extraction.date_grammar import COUNTED

# "2016", "2016's year", "two thousand sixteen", "this year", "last year", "the year": what stands before a month.
YEAR = (
    r"(?:(?P<year>y)A?|(?P<year2>1c{0,5})A|IA(?P<this_year>)|(?P<year_direction>[L<>])A|eA(?P<same_year>)|A(?P<this_year2>))"
    "m?,?"
)
MONTH = r"(?P<month>[MN])(?:[-/](?P<again>[MN]))?(?:m?B)?"
DAY = "(?:d[#.]?|(?<![c1])c{1,2})"
# What no number of a day stands before: "March 3 people".
COUNTS = "[EKBAGCVuvUc1:/.%-]"
# "Tuesday,", "Friday day": before a day and behind it.
BEFORE = r"(?:(?P<offset>D)T?,?(?:(?P<weekday>W)E?)?,?|(?:I|[L<>])?(?P<weekday2>W)E?,?)?"
BEHIND = r"(?:[,(]?(?P<weekday3>W)\)?E?T?)?"
# "of March", "of this month", "of 2016".
PERIOD = (
    rf"(?:(?:{YEAR})?{MONTH}(?:,?(?P<year3>y))?|{YEAR}|I(?P<unit>[BA])|(?P<direction>[L<>])(?P<unit2>[BA]))m?"
)  # fmt: skip
MONTH_OF = rf"(?:(?:{YEAR})?{MONTH}|I(?P<unit>B)|(?P<direction>[L<>])(?P<unit2>B))m?"
# "3 days", "two years and a month"; a unit alone is no length.
LENGTH = f"{COUNTED}(?:F[EKBAGu]?)?(?:[&,]?{COUNTED}){{0,3}}"

BEHIND_ITS_DATE = (
    # "at hour 10", "10:30": a clock, never a date
    ("clock", r"u(?:d(?:[.:]d)?|c{1,2})(?![uv])|d:d(?::d)?"),
    # 2016-08-27; 27/8/2016 Saturday
    ("numeric-date", rf"{BEFORE}(?P<year>y)(?P<mark>[-/.])(?P<month>d)[-/.](?P<day>d){BEHIND}"),
    ("numeric-date", rf"{BEFORE}(?P<day>d)(?P<mark>[-/.])(?P<month>d)[-/.](?P<year>[ynd]){BEHIND}"),
    # "Thursday 21/4", "on 22/4": never a bare 3/4
    ("numeric-day", r"(?P<weekday>W)E?,?(?P<day>d)(?P<mark>[-/])(?P<month>d)(?![-/.]?[dyn])"),
    ("numeric-day", r"(?P<day>d)(?P<mark>/)(?P<month>d)(?=[fbt&])"),
    # "14-15 July", "14 and 15 July", "from 14 to 15 July"
    (
        "day-range",
        rf"(?:{YEAR})?(?P<day>{DAY})[-/&b](?P<to_day>{DAY})[tb]?{MONTH}(?:m?,?(?P<year3>y))?[tb]?",
    ),
    # "July's 3rd to 12th", "4 July to the 22nd", "this month's 4th to 22nd"
    ("day-range", rf"{MONTH_OF}(?P<day>d|c{{1,2}})#?[-&b](?P<to_day>d|c{{1,2}})(?:#?[tb]|#)"),
    ("day-range", rf"(?:{YEAR})?(?P<day>{DAY}){MONTH}[b&](?P<to_day>d|c{{1,2}})#?[tb]"),
    # "July's first Friday", "last week of the month", "the third week of 2027"
    ("nth-of-period", rf"{PERIOD}(?P<nth>o|L|d[#.])(?P<nth_unit>[KEWV])E?"),
    # "Ramadan 2016", "last Ramadan"
    ("hijri-month", r"(?:(?P<year>y)m?|(?P<direction>[L<>]))(?P<hijri>[HR])|(?P<hijri2>[HR])(?P<year2>y)"),
    # "14 July 2016, Thursday", "2016 14 July"
    ("day", rf"{BEFORE}(?:{YEAR})?(?P<day>{DAY})[-./]?{MONTH}(?:[-/m]?,?(?P<year3>y|1c{{0,5}})A?)?{BEHIND}"),
    # "July's 14th", "July 14th", "July 14, 2016"
    (
        "day",
        rf"(?:{YEAR})?{MONTH}m(?P<day>d|c{{1,2}})(?!{COUNTS})(?:#|(?![fb]))(?:,?(?P<year3>y))?{BEHIND}"
        rf"|(?:{YEAR})?{MONTH}(?P<day2>d#|cc?)(?:,?(?P<year4>y)|(?!{COUNTS})){BEHIND}",
    ),
    ("month-before-day", rf"{BEFORE}{MONTH}[-/]?(?P<day>d|c{{1,2}})(?:[-,/]?(?P<year>y)|(?!{COUNTS})){BEHIND}"),
    # "next month's 20th"
    ("day-of-month", r"(?:I(?P<unit>B)|(?P<direction>[L<>])(?P<unit2>B))m?(?P<day>d#|c{1,2}(?![EKBAGCVuv]))"),
    # "2016's third quarter", "this year's first half", "third quarter year"
    ("nth-unit", rf"{PERIOD}(?P<nth>o|L|d[#.])(?P<quarter>[QF])A?|(?P<nth2>o|d[#.])(?P<quarter2>Q)A?"),
    # "2015 Christmas", "last year's Christmas", "next Christmas"
    (
        "feast",
        rf"(?:{YEAR}|(?P<direction>[L<>])|I(?P<this>))?(?P<feast>3)(?:,?(?P<year3>y))?",
    ),
    # "2016 summer", "last summer", "last year's summer"
    ("season", rf"(?:{YEAR}|(?P<direction>[L<>])|I)(?P<season>S)"),
    ("season-alone", r"(?P<season>S)(?=[\^])"),
    # "1990s", "'70s", "the seventies"
    ("decade", r"(?:(?P<tens>[ynd])\+[AV]?|(?P<decade>X))m?(?P<part>P)?"),
    ("century", r"(?P<nth_century>d[#.]|c?o)C(?:m?(?P<part>P))?"),
    # "the same day", "the next day", "that day"
    ("same-as-told", r"[ei](?P<same_unit>[EKBA])"),
    ("next-to-told", r"(?P<then>p)(?P<same_unit>[EKBA])"),
    ("next-to-told", r"(?P<then>[L<>])(?P<same_unit>E)"),
    # "next week's Friday"
    ("weekday-of-week", r"(?:I(?P<unit>K)|(?P<direction>[L<>])(?P<unit2>K))m?,?(?P<weekday>W)E?T?"),
    # "yesterday evening", "today, Tuesday"
    ("day-word", r"(?P<offset>D)T?(?:[,(]?(?P<weekday>W)\)?E?)?T?"),
    # "the last three weeks", "the coming days"
    (
        "span-of-units",
        r"(?P<direction>[L<>])(?P<count>q|d|n|c{1,3})(?P<units>[VEKBAG])|(?P<direction2>[L<>])(?P<units2>V)",
    ),
    # "three days ago", "three days after"
    ("time-ago", rf"r?(?P<amount>{LENGTH})t?(?P<ago>[a<])"),
    ("time-ahead", rf"r?(?P<amount>{LENGTH})(?P<ahead>[l>])"),
    # "2016 March", "last year's March's end", "last March"
    ("month", rf"(?:{YEAR}|(?P<direction>[L<>])|I(?P<this>)){MONTH}(?:m?(?P<part>P))?"),
    # "this month's end", "next week's beginning", "the month's end", "weekend"
    (
        "unit",
        r"(?:I(?P<unit>[KBAGCQJ])|(?P<direction>[L<>])(?P<unit2>[KBAGCQJ]))A?(?:m?(?P<part>P))?"
        r"|(?P<unit3>[KBA])m?(?P<part2>P)|(?P<unit4>J)",
    ),
    # "Friday 15th", where the two agree
    ("weekday-with-number", r"(?P<weekday>W)(?P<day>d|c{1,2})(?![EKBAGCVuvUcd1#:/.%-])"),
    ("weekday-and-day", r"(?P<weekday>W)(?P<day>d#)"),
    # "Tuesday evening", "last Friday", "this Monday"
    ("weekday", r"(?:(?P<direction>[L<>])|I)?(?P<weekday>W)E?T?(?!V)"),
    # "March's end", "March 2016's end"
    ("month", rf"{MONTH}(?:m?,?(?P<year>y|1c{{0,5}})A?)(?:m?(?P<part>P))?|{MONTH}m?(?P<part2>P)"),
    ("month-in-case", r"(?P<month>[MN])(?=[fbt^])"),
    ("month", MONTH),
    # "the 3rd month of 2015"
    ("month", r"(?:(?P<year>y)A?|IA(?P<this_year>)|(?P<year_direction>[L<>])A)m?(?P<month_number>o|d[#.])B"),
    ("numeric-month", r"(?P<month>d)(?P<mark>[-/.])(?P<year>y)|(?P<year2>y)(?P<mark2>[-/.])(?P<month2>d)"),
    # "between 2014 and 2018", "from 2014 to 2018"
    ("year-range", r"(?P<year>y)A?[-&b](?P<to_year>y)[AV]?(?P<guard>[tb])"),
    # "in the year 2011", "2016's end", "in 2016"
    ("year", r"(?P<year>y)A?m?(?P<part>P)|(?P<year2>y|1c{1,5})A"),
    ("year-in-case", r"(?P<year>y)(?=[fbt^m])"),
    ("year-alone", r"(?P<year>y)(?![-/.:+]?[ydn])"),
    # lengths of time: no dates
    ("duration", rf"(?P<bound>k)?r?(?P<amount>{LENGTH})(?P<bound2>h)?"),
    ("ordinal", "o"),
)
