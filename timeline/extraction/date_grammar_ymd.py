"""Date grammar of languages that go from the large to the small: year, month, day, each unit behind its number.

Chinese dates are so: "2016 year 8 month 27 day", "this month end", "20 century 90s". ``[dates] order = "ymd"`` of a
language file asks for these rules instead of those of `date_grammar.py`, whose letters and slots they share.
"""

from timeline.extraction.date_grammar import COUNTED

# "2016 year", "16 year", "this year", "last year", "same year": what may stand before a month, a quarter, a season.
YEAR = (
    r"(?:(?P<year>y)A?|(?P<year2>[dn])A(?P<short>)|IA(?P<this_year>)|(?P<year_direction>[L<>])A|eA(?P<same_year>)"
    r"|(?P<reign>7)(?P<year3>[dn])?A)m?,?"
)
# "August", "May to October".
MONTH = r"(?P<month>[MN])(?:[-t](?P<again>[MN]))?"
# What no number of a day stands before where its unit is left out: "8 month 27 persons".
COUNTS = "[EKBAGCVuvUQFXMdny:/.%-]"
DAY = f"(?P<day>d)(?:E|(?!{COUNTS}))"
# "Tuesday,", "today (": before a day; "(Tuesday) afternoon": behind it.
BEFORE = r"(?:(?P<offset>D)T?[(,]?|(?P<weekday>W)T?,?)?"
BEHIND = r"T?(?:[(,]?(?P<weekday2>W)\)?)?T?"
PART = "A?(?P<part>P)"
PERIOD = rf"(?:(?:{YEAR})?{MONTH}|{YEAR}|I(?P<unit>[BA])|(?P<direction>[L<>])(?P<unit2>B))"
# "3 days", "half a year", "two years and a half"; a unit alone is no length.
LENGTH = f"(?:{COUNTED}|F)(?:F[EKBAGu]?)?(?:[&,]?{COUNTED}){{0,3}}"

LARGE_TO_SMALL = (
    # "3 o'clock 20", "8 hour 30 minute": a clock, never a date
    ("clock", r"T?du(?:du?|F|Q)?|d:d(?::d)?"),
    # 2016-08-27, 2016/8/27; 27/8/2016
    ("numeric-date", rf"{BEFORE}(?P<year>y)(?P<mark>[-/.])(?P<month>d)[-/.](?P<day>d)E?{BEHIND}"),
    ("numeric-date", rf"{BEFORE}(?P<day>d)(?P<mark>[-/.])(?P<month>d)[-/.](?P<year>[ynd])"),
    # "2016 year Spring Festival", "this year Ramadan"
    ("feast", rf"(?:{YEAR}|I|(?P<direction>[L<>]))?(?P<feast>3)"),
    ("hijri-month", rf"(?:{YEAR})?(?P<hijri>H)(?:{PART})?"),
    # a month or day of a calendar that is not converted: "lunar 8 month 15"; "every week Tuesday"
    ("lunar", r"(?:(?:[ydn]|[IL<>])A)?m?[MN]?Z(?:(?:[ydn]|[IL<>])A)?m?[MN]?(?:dE?|[Z3])?"),
    ("every", r"OP?[EKBAGQV]?m?(?:[MN](?:dE?|P)?|dE|W|S)?"),
    # "8 month 10 day to 12 day"
    ("day-range", rf"b?(?:{YEAR})?{MONTH}(?P<day>d)E?[-t&](?P<to_day>d)E"),
    ("day-range", r"b?(?:I(?P<unit>B)|(?P<direction>[L<>])(?P<unit2>B))?(?P<day>d)E?[-t](?P<to_day>d)E"),
    # "2016 year 8 month 27 day (Saturday)"
    ("day", rf"{BEFORE}(?:{YEAR})?{MONTH}{DAY}{BEHIND}"),
    # "this month 10 day", "27 day"
    ("day-of-month", rf"(?:I(?P<unit>B)|(?P<direction>[L<>])(?P<unit2>B))(?P<day>d)E{BEHIND}"),
    ("day-of-month", rf"(?P<day>d)E(?![a<>lU]){BEHIND}"),
    # "October's first Monday", "2021 year's third month"
    ("nth-of-period", rf"{PERIOD}m?(?P<nth>o)(?P<nth_unit>[KEWVB])"),
    # "this year's first 8 months", "first three quarters"
    ("first-of-period", rf"(?:(?:{YEAR})?{MONTH}|{YEAR})m?(?P<opening>[<o])(?P<count>d)(?P<units>[VKAQEB])"),
    ("first-of-period", r"(?P<opening><)(?P<count>d)(?P<units>Q)"),
    # "8 month first half", "first half of the month" in one word
    ("nth-of-period", rf"(?:(?:{YEAR})?{MONTH})?(?P<nth>(?P<nth_unit>%))(?P<unit>B)"),
    # "2016 year third quarter", "this year first half"
    ("nth-of-year", rf"(?:{YEAR})?(?:(?P<nth>[od])(?P<quarter>Q)|(?P<nth2>(?P<nth_unit>%)))"),
    # "2016 year summer", "last summer"
    ("season", rf"(?:{YEAR}|I|(?P<direction>[L<>]))(?P<season>S)"),
    # "20 century 90s", "last century 90s' end", "1990s"
    (
        "decade",
        rf"(?:(?:(?P<nth_century>[do])C|I(?P<century>C)|(?P<century_direction>L)(?P<century2>C))m?)?(?P<decade>X){PART}?"
        r"|(?P<tens>y)G(?P<part2>P)?",
    ),
    ("century", r"(?P<nth_century>[do])C(?P<part>P)?"),
    # "same day", "next day"
    ("same-as-told", r"e(?P<same_unit>[EVKBA])"),
    ("next-to-told", r"(?P<then>p)(?P<same_unit>[EVKBA])"),
    # "last week's Wednesday" in one word: last Wednesday is one of last week
    ("weekday-of-week", r"(?:I|(?P<direction>[L<>]))(?P<week>)(?P<weekday>W)T?"),
    ("weekday-of-week", r"(?:I(?P<unit>K)|(?P<direction>[L<>])(?P<unit2>K))m?(?P<weekday>W)T?"),
    ("day-word", rf"(?P<offset>D){BEHIND}"),
    # "the past three years", "the coming few weeks"
    ("span-of-units", r"(?P<direction>[L<>])(?P<count>d|n|q)(?P<units>[VKEAB])"),
    # "2016 year 8 month", "8 month's end", "1-8 month"
    ("month", r"(?P<month>M)&(?P<again>M)b"),
    ("month", rf"(?:{YEAR})?(?:{MONTH}|(?P<month2>d)[-t](?P<again2>[MN]))(?:{PART})?"),
    # "2015 year to 2018 year"
    (
        "year-range",
        r"b?(?P<year>y)A?[-t](?P<to_year>y)(?P<guard>A)|(?P<guard2>[bf])(?P<year2>y)[-t](?P<to_year2>y)"
        r"|(?P<year3>y)A?&(?P<to_year3>y)A?(?P<guard3>[bV])",
    ),
    # "2016 year", "2016 year end"; never "2000 years of history"
    ("year", rf"(?P<year>y)(?:A?{PART}|A(?!m?U))"),
    ("reign", r"(?P<reign>7)(?P<year>[dn])?A(?![ld<>])"),
    ("short-year", r"(?P<year>d)A(?P<short>)"),
    ("bare-year", r"(?<=[fb])(?P<year>y)"),
    # "this month's end", "last year", "year's end"
    ("unit", rf"(?:I|(?P<direction>[L<>]))(?P<unit>[KBAFGCQJ])(?:{PART})?|(?P<unit2>[ABC])(?P<part2>P)|(?P<unit3>J)"),
    # "three days ago", "three days after"
    ("time-ago", rf"r?(?P<amount>{LENGTH}|(?:q|)V)(?P<ago>[a<])"),
    ("time-ahead", rf"r?(?P<amount>{LENGTH}|(?:q|)V)(?P<ahead>[l>])"),
    ("weekday", r"T?(?P<weekday>W)T?"),
    # lengths of time: no dates
    ("duration", rf"(?P<bound>[kh])?r?(?P<amount>{LENGTH})"),
    ("ordinal", "o"),
)
