"""Date grammar: which runs of date letters are a date, and which letter fills which slot of it.

A rule is a regular expression over the letters of `date_letters.py`, one letter a word, with named groups. A group's
name, digits at its end apart, is the slot of `When` that its words fill. Of the rules that fit where a date begins, the
first wins.
"""

import re

DAY = r"(?:d(?:\.?#|[.+])?|oc?|c?-?o|cc?)"
# "third", "3rd", "3.º", "3.": a place in an order.
NTH = r"(?:c?-?o|d(?:\.?#|\.))"
# "July", "month of July", "July/Tammuz", "July (Tammuz)": one month, however often it is named.
MONTH = r"(?:B?(?P<month>[MN])(?P<again>[/(-]?[MN]\)?)?|B(?P<month_number>[dco](?![EKBGCVuv]|A(?!y))))"
NAMED_MONTH = r"(?:Bm?)?(?P<month>[MN])(?P<again>[/(-]?[MN]\)?)?"
# ", 2016", "of 2016", "of the year 2016", "two thousand sixteen", "of this year", "of last year".
YEAR = (
    r"(?:(?:[-,./]?(?:[mf]?A)?|[mf])(?P<year>y)[zA]?|,?(?:[mf]?A|m)?(?P<year2>1c{0,5})|[mf]?IA(?P<this_year>)"
    r"|[mf]?A(?P<year_direction>L)|[mf]?(?P<year_direction2>L)A|[mf]?(?P<year_direction3>=)|[mf]?A(?P<same_year>e)"
    r"|[mf]?eA(?P<same_year2>))"
)
DIRECTION = "(?P<direction>L)"
# "Tuesday", "this Tuesday evening", "today, Tuesday", "on Tuesday, corresponding to": what may stand before a day. The
# letters that it and a day begin with are asked first, for most words begin no date.
BEFORE = (
    r"(?=[TDIWdcoynmb-])(?:(?:TE?)?(?P<offset>D)T?[,(]?(?:E?(?P<weekday>W)T?\)?)?,?[fg]{0,2}\(?E?"
    r"|(?:TE?)?I?(?P<weekday>W)T?,?[fg]{0,2}\(?E?)?"
)
MONTH_OF = rf"(?:{MONTH}{YEAR}?{DIRECTION}?|I(?P<unit>B)|(?P<unit2>B)(?P<direction2>L)|(?P<direction3>L)(?P<unit3>B))"
PERIOD = (
    rf"(?:{MONTH}{YEAR}?{DIRECTION}?|I(?P<unit>[BA])|(?P<unit2>[BA])(?P<direction2>L)|(?P<direction3>L)(?P<unit3>[BA])"
    rf"|A?(?P<year3>y|1c{{0,5}})[zA]?|(?P<year_direction3>=)|B?(?P<hijri>[HR]){YEAR}?)"
)
# "the last days of", "the first weeks of": an end of a period, where nobody counts its days.
DAYS_OF = r"(?:V(?P<part>[oL])|(?P<part2>[oL])V)m{0,2}"
# "of the month": the one that is running.
RUNNING = "[fm]?(?P<unit>[BA])(?![LpeyodcNM1])"
COUNT = "(?:d|n|y|[c1]{1,4}|q)"
# "three days", "two weeks", "a month", "a month and a half", "2 years and 1 month".
COUNTED = f"{COUNT}[VvEKBAGCu]"
AMOUNT = rf"(?:{COUNTED}|j|[EKBAGu])(?:F[EKBAGu]?)?(?:[&,]?{COUNTED}|&?j){{0,3}}"
# "of the last century", "of the twentieth century", in either order.
OF_CENTURY = (
    r"(?:m?(?P<century>C)(?:(?P<century_direction>L)|oc?|c{1,3})|m?(?P<century_direction2>L)(?P<century2>C)"
    r"|m?(?P<nth_century>c?-?o)C)?"
)
NOT_AGO = "(?![LoeypWDdcMNHRXSn1])(?!m(?!w))"

RULES = (
    # 10:30 o'clock, "at the third hour": a clock, never a date
    ("clock", r"u(?:[oc]|d(?::d)?)(?:F|Q)?|d:d|(?<=f)(?:d|c{1,2})[uv]T"),
    # 2016-08-27, 2016/8/27
    ("numeric-date", rf"{BEFORE}(?P<year>y)(?P<mark>[-/.])(?P<month>d)[-/.](?P<day>d)(?P<era>x)?"),
    # 27/8/2016, 27-8-2016, 5/11/1436 H
    ("numeric-date", rf"{BEFORE}(?P<day>d)(?P<mark>[-/.])(?P<month>d)[-/.](?P<year>[ynd])z?(?P<era>x)?"),
    # 95/4/15, where years are written so
    ("short-numeric-date", rf"{BEFORE}(?P<year>n)(?P<mark>/)(?P<month>d)/(?P<day>d)"),
    # "le 27 08 2016", "27 8 16"
    ("figures-apart", r"(?P<day>d)(?P<month>d)(?:(?P<year>y)|(?P<year2>[nd])(?P<short>)|)(?![-/.:%]?[dyn])"),
    # "Thursday 21/4", "dated 4/22", "this 4/5", "the 21/4"; never a bare 3/4
    ("numeric-day", r"(?:I?(?P<weekday>W)[fg]{0,2}\(?E?|E|g|I)?(?P<day>d)(?P<mark>[-/])(?P<month>d)(?![-/.]?[dyn])"),
    # "am 27.8.", "vom 27. bis 28.8.2016": where a stop makes ordinals of figures
    (
        "day-in-stops",
        r"(?:(?P<weekday>W)T?,?[fg]{0,2})?(?P<day>d)(?P<mark>\.)(?P<month>d)(?:\.(?![dyn])|(?![-/.:]?[dyn]))",
    ),
    (
        "days-in-stops",
        r"(?P<guard>[mb]?)(?P<day>d)\.?[-/&t](?P<to_day>d)(?P<mark>\.)(?P<month>d)(?:\.(?P<year>[ynd])|\.?(?![-/.:]?[dyn]))",
    ),
    # "am siebten vierten", "Donnerstag, den 7. vierten"
    (
        "ordinal-month",
        r"(?:(?P<weekday>W)T?,?)?(?P<day>o|d\.(?!d))/?(?P<month_number>o|d\.)(?![EKBAGCVuvQFWTMNHRP])(?P<year>y)?",
    ),
    # "the 25th of Ramadan 1436", "25-27 Ramadan"
    (
        "hijri-day",
        rf"{BEFORE}(?:[mb]?(?P<day>{DAY})(?:[-&t](?P<to_day>d|oc?))?)[-/.]?m?B?(?P<hijri>[HR])"
        rf"(?:{YEAR}x?|[-,./]?(?:[mf]?A)?(?P<year4>n)z?x?)?{DIRECTION}?",
    ),
    # "Ramadan 1436", "last Ramadan", "the month of Ramadan"
    (
        "hijri-month",
        rf"(?:(?P<part>P)[fm]?)?(?:B?(?P<hijri>[HR])(?:{YEAR}x?|(?P<year4>n)x?|{DIRECTION})|B(?P<hijri2>[HR])"
        rf"|(?P<hijri3>H)|(?<=[fhsP])(?P<hijri4>R))",
    ),
    # "the twenty-ninth of July"
    ("day", rf"{BEFORE}(?P<day>c-o)m?{MONTH}{YEAR}?{DIRECTION}?"),
    # "14-15 July 2016", "from 14 to 16 July", "3 and 4 August", "the third and the fourth of August"
    (
        "day-range",
        rf"(?:[mbs]E?)?(?:W,?)?(?:(?P<day>{DAY})(?:[&,]d){{0,4}}[-/&tm](?:E|W,?)?|(?P<day2>oc?)(?=o))(?P<to_day>d[#.]?|oc?|c{{1,2}})[fm]{{0,2}}{MONTH_OF}",
    ),
    # "15 April nineteen eighty six"
    ("spelled-year", rf"(?P<day>{DAY})m?{NAMED_MONTH},?(?P<year>c{{2,4}}|1c{{1,3}})"),
    ("spelled-year", rf"{NAMED_MONTH}(?P<day>cc),?(?P<year>c{{2,4}}|1c{{1,3}})"),
    ("spelled-year", rf"{NAMED_MONTH}(?P<day>d#?|c?-?o|c),?(?P<year>c{{2,4}}|1c{{1,3}})"),
    # "31-Oct-74"
    ("day", r"(?P<day>d)-(?P<month>M)-(?P<year>[nd])(?P<short>)(?![-:])"),
    # "July 13-15", "July between 13 and 15"
    ("day-range", rf"{NAMED_MONTH}f?[mb]?(?P<day>d#?|oc?)[-t&](?P<to_day>d#?|oc?){YEAR}?"),
    # "the first nine months of 2009", "the last two weeks of July"
    ("first-of-period", rf"(?P<nth>[oL])(?P<many>d|c{{1,2}})(?P<nth_unit>V)(?:[fm]{PERIOD}|{RUNNING})"),
    # In this order "the past six months of this year" are told too.
    ("first-of-period", rf"(?P<nth_unit>V)(?P<many>d|c{{1,2}})(?P<nth>o|L(?=mB?[MNHR]|mA?y))[fm]{PERIOD}"),
    ("days-of-period", rf"{DAYS_OF}{PERIOD}"),
    # "first Friday of July", "last week of the month", "the third week of 2027"
    ("nth-of-period", rf"(?P<nth>{NTH})(?P<from_end>L)(?P<nth_unit>[KEWB])(?:[fm]{PERIOD}|{RUNNING})"),
    ("nth-of-period", rf"(?P<nth>{NTH}|L)E?(?P<nth_unit>[KEWB]){RUNNING}"),
    ("nth-of-period", rf"(?P<nth_unit>K)(?P<nth>d)[mf]{PERIOD}"),
    ("nth-of-period", rf"(?P<nth>{NTH})E?(?P<nth_unit>[KEWV]|B(?=m?A?[yIL]))[fm]?{PERIOD}"),
    (
        "nth-of-period",
        rf"(?P<nth>L)(?P<nth_unit>[KE]|B(?=m?A?[yI]))m?(?=[MNBAyIL]){PERIOD}"
        rf"|(?P<nth2>L)(?P<nth_unit2>[KEW])[mf](?=[MN]){PERIOD}",
    ),
    ("nth-of-period", rf"(?P<nth_unit>[KEWD])(?P<nth>[oL]c?)(?:[mf]|(?=[BA]L|[MH])){PERIOD}"),
    # "the week of 6 October", "the weekend of October 6, 2014"
    (
        "week-of-day",
        rf"(?P<whole>[KJ])mE?(?:(?P<day>{DAY})[-./]?m?{MONTH}{YEAR}?|{NAMED_MONTH}(?P<day2>d#?)(?![EKBAGCVuv]){YEAR}?)",
    ),
    # "2016/Aug/4", "2016 August"
    ("day", r"(?P<year>y)[-/](?P<month>[MN])[-/](?P<day>d)"),
    ("month", r"(?P<year>y)(?P<month>M)(?![-,/]?d)"),
    # "Thursday, 4 August 2016", "the third of August", "14 July", "last 14 July"
    ("day", rf"(?P<direction2>L)?{BEFORE}(?P<day>{DAY})[-./]?m?{MONTH}{YEAR}?{DIRECTION}?"),
    # "the third of this month", "20 of next month"
    (
        "day-of-month",
        rf"{BEFORE}(?P<day>{DAY})(?:[mf]?m?(?:I(?P<unit>B)|(?P<unit2>B)(?P<direction>L))|[mf]m?(?P<direction2>L)(?P<unit3>B))",
    ),
    # "July 13", "Monday, January 22, 2018"
    ("month-before-day", rf"(?:(?P<weekday>W)T?,?)?{NAMED_MONTH}[/-]?(?P<day>d#?|c?-?o|oc?|cc?)(?![EKBAGCVuv]){YEAR}?"),
    # "first quarter of 2017", "second half of this year", "first half of July"
    (
        "nth-unit",
        rf"(?:(?P<part>P)[fm]?)?(?:(?P<quarter>[QF])(?P<nth>oc?|L(?=m))|(?P<nth2>{NTH}|L(?=-?[QF]m))-?(?P<quarter2>[QF])"
        rf"|(?P<quarter3>4)(?P<nth3>d)|(?P<nth4>d\.)(?P<quarter4>4))(?:[-,/]?[mf]?{PERIOD})?",
    ),
    # "2016 Q3", "2016-Q3"
    ("nth-unit", r"(?P<year>y)[-/]?(?P<quarter>4)(?P<nth>d)"),
    # "the weekend of Thanksgiving", "Labor Day weekend 2016"
    ("feast", rf"(?P<whole>J)m(?P<feast>3){YEAR}?|(?P<feast2>3){YEAR}?(?P<whole2>J){YEAR}?"),
    # "Christmas", "Easter 2015", "last Thanksgiving"
    ("feast", rf"I(?P<feast>3)(?P<this>)|(?P<direction>[Lp])(?P<feast2>3)|(?P<feast3>3)(?:{YEAR}|(?P<direction2>L))?"),
    # "last quarter", "summer 2015", "last summer", "this summer"
    (
        "season",
        rf"(?:(?P<part>P)[fm]?)?(?:I(?P<season>S)|(?P<season2>S)(?:[mf]?A?(?P<year>y)[zA]?|[mf]?IA(?P<this_year>)"
        rf"|[mf]?A(?P<year_direction>L)|[mf]?(?P<year_direction2>L)A|[mf]?(?P<year_direction3>=)|{DIRECTION})|(?P<direction2>L)(?P<season3>S))",
    ),
    # "in the spring", "by autumn"
    ("season-alone", r"(?<=[fshl])(?P<season>S)"),
    # "the 1990s", "the 70s", "die 90er Jahre", "the decade of 1990", "the years 1990"
    (
        "decade",
        rf"(?:(?P<part>P)[fm]?)?(?:(?P<tens>[ynd])\+(?:-?[AV])?{OF_CENTURY}|Gm?(?P<tens2>y)|G(?P<tens4>n)z|V(?P<tens3>y)(?![-/&t,]?y))",
    ),
    # "the eighties of the last century", "the nineties"
    ("decade", rf"(?:(?P<part>P)[fm]?)?(?P<decade>X)(?!x)[AV]?{OF_CENTURY}"),
    ("century", r"(?:(?P<part>P)[fm]?)?(?:C(?P<nth_century>(?>oc?|c{1,2}(?!L)))(?!x)|(?P<nth_century2>d[#.]|c?-?o)C)"),
    # "two days later", "a week before that"
    ("later-than-told", rf"(?P<later>[la])i(?P<amount>{AMOUNT})"),
    # "two days later", "three weeks earlier"
    ("later-than-told", rf"r?(?P<amount>{AMOUNT})(?P<later>[Pp])(?![fm]?[KBAIMNydDW])"),
    # "the same period last year", "the same month a year ago"
    (
        "same-of-year",
        r"e(?P<same_unit>[EKBQF5])[mf]?(?:A(?P<year_direction>L)|(?P<year_direction2>L)A|A(?P<year_ago>[aPp]))",
    ),
    # "the same day", "the following week"
    ("same-as-told", r"(?P<same_unit>[DEKBAW])e|e(?P<same_unit2>[DEKBA])"),
    (
        "next-to-told",
        r"(?:(?P<part>P)m?)?(?:(?P<same_unit>[DEKBAQF])(?P<then>[pP])|(?P<then2>p)(?P<same_unit2>[EKBAQF]))",
    ),
    ("next-to-told", r"(?P<then>L)(?P<same_unit>E)|(?=(?P<then2>8))(?P<same_unit2>8)(?!m|T?,?W)"),
    # "next week, on Friday", "Friday of last week"
    (
        "weekday-of-week",
        r"(?:I(?P<unit>K)|(?P<unit2>K)(?P<direction>[Lp])|(?P<direction2>[Lp])(?P<unit3>K)),?[fE]?(?P<weekday>W)",
    ),
    (
        "weekday-of-week",
        r"(?:TE?)?(?P<weekday>W)[mf]?(?:I(?P<unit>K)|(?P<unit2>K)(?P<direction>[Lp])|(?P<direction2>[Lp])(?P<unit3>K))",
    ),
    # "yesterday evening, Tuesday"
    ("day-word", r"(?:TE?)?I?(?P<offset>D)(?![Lp])T?(?:[,(]?f?E?(?P<weekday>W)\)?)?T?"),
    # "the last three weeks", "the coming days", "the last 3 years", "the next two days", "the three last days"
    (
        "span-of-units",
        rf"(?P<direction4>L)(?P<count4>q|d|n|c{{1,3}})?(?P<units5>V)|(?P<direction5>L)(?P<count5>d|c{{1,2}}|q)(?P<units6>[EKBA])"
        rf"|(?P<units>V)(?P<count>q|d|n|c{{1,3}})?{DIRECTION}|(?P<count2>d|n|c{{1,2}}|q)(?P<units2>V|[EKBA])(?P<direction2>L)(?!C)"
        r"|(?P<units3>j)(?P<direction3>L)|(?P<nth>o)(?P<count3>d|c{1,2})(?P<units4>V)"
        r"|(?P<direction7>p)(?P<count7>d|n|c{1,2}|q)(?P<units8>V)|(?P<count8>d|n|c{1,2}|q)(?P<direction8>p)(?P<units9>V)"
        r"|(?P<direction9>L)(?P<units10>j)"
        r"|I?(?P<count6>d|c{1,2}|q)(?P<direction6>L)(?P<units7>[VEKBA])",
    ),
    # "end of next year", "this week", "last month", "beginning of the week"
    (
        "unit",
        r"(?:(?P<part>P)m?)?(?:I(?P<unit>[KBAGCQJ])|(?P<direction2>L)(?P<unit5>[KBAGCQJ])(?!m?[MN])|(?P<unit2>[KBAGCQJED])(?P<direction>[L<]))|(?P<part2>P)m?(?P<unit3>[KBA])(?![yocd1]|m?[MNHR])"
        r"|(?P<unit4>J)|(?:I|(?P<direction3>L))?(?=(?P<part3>2))(?P<unit7>2)(?!m?y)",
    ),
    # "last year" in one word
    ("year", r"(?:(?P<part>P)[fm]?)?(?P<year_direction3>=)"),
    # "two Sundays ago", "two Sundays from now"
    ("weekday-away", r"(?P<count>d|c{1,2})(?P<weekday>W)(?:(?P<ago>a)|(?P<ahead>6))"),
    # "Monday two weeks ago", "Wednesday in three weeks"
    (
        "weekday-weeks-away",
        rf"(?P<weekday>W)T?(?:(?P<ago>a)(?P<amount>{AMOUNT})|(?P<ahead>[fl])(?P<amount2>{AMOUNT})"
        rf"|(?P<amount3>{AMOUNT})(?:(?P<ago2>[a<])|(?P<ahead2>6)))",
    ),
    # "now", as an end of an interval only
    ("now", r"(?<=[t&b])(?P<now>w)"),
    # "three days ago", "in two weeks"; never "three days before the summit"
    ("time-ago", rf"r?(?P<amount>{AMOUNT}|(?:q|)V)r?(?P<ago>[a<])"),
    ("time-ago", rf"(?P<ago>[as])r?(?P<amount>{AMOUNT}|(?:q|)V)r?{NOT_AGO}"),
    # "the talks will resume in three days"
    ("time-in", rf"(?P<ahead>f)r?(?P<amount>{AMOUNT}){NOT_AGO}"),
    ("time-ago", rf"r?(?P<amount>{AMOUNT})(?P<ahead>6)"),
    ("time-ahead", rf"(?P<ahead>l)r?(?P<amount>{AMOUNT}|(?:q|)V){NOT_AGO}"),
    # "the night of Tuesday to Wednesday"
    ("night-between", r"(?P<daytime>T)(?P<weekday>W)[-/](?P<to_weekday>W)"),
    # "lundi en huit", "mardi en quinze": one week after that day, and two
    ("weekday-weeks-on", r"(?P<weekday>W)f(?P<weeks>[cd])(?![EKBAGCVuvU1cd])"),
    # "Friday 15", where the two agree
    ("weekday-with-number", r"(?:TE?)?(?P<weekday>W)f?(?P<day>d#|d|c?-?o|oc)(?![EKBAGCVuvUcd1%]|[-:/.]d)"),
    # "on the 27th", "am 27.", "vom 4. bis zum 23.": only where the number stands alone
    ("day-number", r"E(?P<day>d)(?![EKBAGCVuvUc1:]|[-/.&t,]?[fm]?E?[dBMNHRIo])"),
    ("day-number", r"(?<=f)(?P<day>d)\.(?![-/.&t,dyn])|[mb](?P<day2>d)\.[t&](?P<to_day>d)\.(?![-/.&t,dyn])"),
    ("day-in-order", r"(?<=[fstlbm])(?P<day>d#?)(?![EKBAGCVuvUc1:]|[-/.&t,]?[fm]?E?[dBMNHRIo])"),
    # "Tuesday evening", "last Friday", "this Monday"
    (
        "weekday",
        r"(?P<direction2>[Lp])(?P<weekday4>W)T?|(?:TE?)?(?P<weekday>W)T?(?P<direction>[Lp])|IE?(?P<weekday2>W)T?(?P<direction3>L)?|(?:TE?)?(?P<weekday3>W)T?",
    ),
    # "mid-July", "July 2016", "last July", "the beginning of month 3"
    ("month", rf"(?P<direction>L){NAMED_MONTH}"),
    ("month", rf"(?:(?P<part>P)[fm]?)?{NAMED_MONTH}(?:m?{YEAR})?{DIRECTION}?|I(?P<this>){NAMED_MONTH}"),
    ("month", rf"(?P<part>P)B(?P<month_number>[dco]){YEAR}?|B(?P<month_number2>[do]){YEAR}"),
    # "since 3/2015"
    ("numeric-month", r"(?P<month>d)(?P<mark>[-/.])(?P<year>y)|(?P<year2>y)(?P<mark2>[-/.])(?P<month2>d)"),
    # "between 2014 and 2018"
    ("year-range", r"(?P<guard>[mbsAVfg(]A?|)(?P<year>y)z?x?[-/t&]A?(?P<to_year>y)z?(?P<era>x)?"),
    # "the year 2011", "in 2011", "end of 2016", "1436 H"
    (
        "year",
        r"(?:(?P<part>P)[fm]?)?A(?P<year>[yn]|1c{0,5}|c{3,6}(?!V))z?(?P<era>x)?"
        r"|(?P<part2>P)[fm]?(?P<year2>y)(?:[zA]|(?P<era3>x))?|(?P<part3>2)m?(?P<year5>y)|(?P<year3>y)(?P<era2>x)|(?P<year4>y)[zA]",
    ),
    ("bare-year", r"(?P<year>y)z?(?![/-][ydn])"),
    ("year-alone", r"(?P<year>y)(?![-/.:+]?[ydn])"),
    # "at the end of the day", "for the week"
    ("running-unit", r"(?:Pm?)?(?P<same_unit>[EKBA])(?P<current>)"),
    # lengths of time: no dates
    (
        "duration",
        rf"(?P<bound>[kh]r?k?)?r?(?P<amount>{COUNTED}(?:F[EKBAGu]?)?(?:[&,]?{COUNTED}){{0,3}}|jF?)(?!L)",
    ),
    (
        "duration",
        r"(?P<bound>[kh]r?k?)r?(?P<amount>[EKBAGu](?:F[EKBAGu]?)?)(?![LoepWyMNHRd])"
        r"|(?P<amount2>[EKBAGu]F[EKBAGu]?)",
    ),
    ("ordinal", r"oc?"),
)


# Stretches of known words that can hold a date: one of their letters carries one.
CARRIERS = "DMNHRWSXKBAGCEJQF%VvyjuodPT=2348+"
STRETCH = re.compile(rf"(?<![^_\n])[^_\n{CARRIERS}]*+[{CARRIERS}][^_\n]*")
