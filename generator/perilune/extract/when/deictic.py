"""Rules for expressions that are counted from publication: `today`, `on Tuesday`, `last month`, `two years ago`."""

from __future__ import annotations

from datetime import date, timedelta

from perilune.extract.when import words
from perilune.extract.when.periods import Period, Unit, containing
from perilune.extract.when.rule import (
    FUTURE_REF,
    PAST_REF,
    PRESENT_REF,
    Direction,
    Match,
    Meaning,
    Rule,
    Setting,
    dated,
    vague,
)
from perilune.extract.when.words import (
    ABOUT,
    CALENDAR_UNIT,
    DAY_PART,
    EDGE,
    LONE_MONTH,
    NUMBER,
    SEASON,
    UNIT,
    UNITS_PLURAL,
    VAGUE_COUNT,
    WEEKDAY,
)
from perilune.findings import TimexType

_DAYS_AWAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1,
              "the day before yesterday": -2, "the day after tomorrow": 2}  # fmt: skip


def _day(day: date) -> Period:
    return Period(Unit.DAY, day)


def at_part_of_day(day: date, part: str) -> Meaning:
    """`Tuesday morning`: a TIME on that day."""
    return Meaning(TimexType.TIME, f"{day}T{words.DAY_PARTS[part.lower()]}", _day(day))


def _read_today(match: Match, setting: Setting) -> Meaning:
    """`today` beside a present tense means these times, not the day."""
    word = match["day"].lower()
    day = setting.published + timedelta(_DAYS_AWAY[word])
    if part := match["part"] or ("night" if word == "tonight" else None):
        return at_part_of_day(day, part)
    if word == "today" and not match["edge"] and setting.direction() is Direction.PRESENT:
        return vague(PRESENT_REF)
    return dated(_day(day))


def _read_weekday(match: Match, setting: Setting) -> Meaning:
    day = _weekday(match, setting)
    return at_part_of_day(day, match["part"]) if match["part"] else dated(_day(day))


def weekday_by_tense(name: str, setting: Setting) -> date:
    """The nearest such day before or after publication, or that day itself; before it where the tense is past."""
    steps = words.weekday_number(name) - setting.published.weekday()
    return setting.published + timedelta(steps % 7 - 7 * (steps % 7 > 0 and setting.direction() is Direction.PAST))


def _weekday(match: Match, setting: Setting) -> date:
    """The nearest such day not after publication, unless a word or the tense says otherwise."""
    published, number = setting.published, words.weekday_number(match["weekday"])
    if match["week"]:
        return containing(published, Unit.WEEK).shifted(words.DIRECTIONS[match["week"].lower()]).first + timedelta(
            number
        )
    back, ahead = timedelta((published.weekday() - number) % 7), timedelta((number - published.weekday()) % 7)
    said = match["which"].lower()
    if said in {"last", "past"}:
        return published - (back or timedelta(7))
    if said in {"next", "coming", "this coming"}:
        return published + (ahead or timedelta(7))
    return weekday_by_tense(match["weekday"], setting)


def _read_unit(match: Match, setting: Setting) -> Meaning:
    """`last week`, `this year`, `next decade`, with or without `late` or `the end of`."""
    unit = words.UNITS[match["unit"].lower()]
    told = match["the"] and match["which"].lower() == "next" and setting.direction() is Direction.PAST
    start = setting.narrated(unit).first if told else setting.published
    return dated(containing(start, unit).shifted(words.DIRECTIONS[match["which"].lower()]))


def _read_bare_unit(match: Match, setting: Setting) -> Meaning:
    """`the end of the year`, `later in the decade`: the unit in which the clause moves."""
    unit = words.UNITS[match["unit"].lower()]
    if setting.direction() is Direction.PAST and unit < Unit.YEAR:
        return dated(containing(setting.narrated(unit).first, unit))
    return dated(containing(setting.published, unit))


def _read_weekend(_: Match, setting: Setting) -> Meaning:
    """`the weekend`: the one before where the tense is past, else the one to come."""
    weekend = containing(setting.published, Unit.WEEKEND)
    past = setting.direction() is not Direction.FUTURE
    return dated(weekend.shifted(-1) if past and setting.published.weekday() < 5 else weekend)


def _read_day_part(match: Match, setting: Setting) -> Meaning:
    """A part of the day of publication, of the night before, or of the day told last."""
    yesterday = match["which"].lower() == "last"
    day = setting.published - timedelta(1) if yesterday else setting.narrated(Unit.DAY).first
    if match["which"].lower() == "this":
        day = setting.published
    return at_part_of_day(day, match["part"])


def _read_named(match: Match, setting: Setting) -> Meaning:
    """`last May`, `next March`, `this April`: a month counted by its name."""
    return dated(_named(words.month_number(match["month"]), Unit.MONTH, match["which"], setting))


def _read_season(match: Match, setting: Setting) -> Meaning:
    return dated(_named(words.SEASON_MONTHS[match["season"].lower()], Unit.SEASON, match["which"], setting))


def _named(month: int, unit: Unit, which: str, setting: Setting) -> Period:
    """The last, this or next period of that name: `last` is over, `next` has not begun, `this` is the year's own."""
    steps = words.DIRECTIONS[which.lower()]
    year = setting.published.year
    periods = [Period(unit, date(y, month, 1)) for y in range(year - 2, year + 3)]
    if steps < 0:
        return next(p for p in reversed(periods) if p.last < setting.published)
    if steps > 0:
        return next(p for p in periods if p.first > setting.published)
    return next((p for p in periods if p.first <= setting.published <= p.last), periods[2])


def _read_ago(match: Match, setting: Setting) -> Meaning | None:
    """`two years ago`, `a week from now`; `decades ago` points nowhere in particular."""
    back = match["way"].lower() == "ago"
    unit = words.UNITS.get(words.singular(match["unit"]))
    count = words.number(match["count"]) if match["count"] else None
    if count is None:
        return vague(PAST_REF if back else FUTURE_REF)
    if unit is None:
        return _hours_away(count, -1 if back else 1, words.singular(match["unit"]), setting)
    if count != int(count):
        return vague(PAST_REF if back else FUTURE_REF)
    return dated(containing(setting.published, unit).shifted(int(-count if back else count)))


def _hours_away(count: float, way: int, unit: str, setting: Setting) -> Meaning | None:
    if unit == "fortnight":
        return dated(_day(setting.published + timedelta(14 * way * int(count))))
    days = round(count / 24) * way if unit == "hour" else 0
    return dated(_day(setting.published + timedelta(days)))


_COUNT = rf"(?:{NUMBER}|an?(?! few| number| handful| couple)|(?:a )?couple of)"
_WHICH = words.one_of(["last", "this", "the current", "current", "next", "this coming", "coming"])
_PART = rf"(?: |, )(?P<part>{DAY_PART})"

RULES = (
    Rule(
        "today",
        rf"(?P<edge>(?:earlier|later|early|late) )?(?P<day>{words.one_of(_DAYS_AWAY)})(?: (?P<part>{DAY_PART}))?",
        _read_today,
    ),
    Rule(
        "weekday",
        rf"(?:(?:early|late|later) (?:on )?)?(?:(?P<which>last|past|this coming|this|next|coming) )?(?P<weekday>{WEEKDAY})"
        rf"(?! ?[-–] ?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))(?:{_PART})?(?: (?:of )?(?P<week>last|this|next) week)?",
        _read_weekday,
    ),
    Rule(
        "part of day",
        rf"(?:(?:early|late|later) (?:in |on )?)?(?:(?P<which>this|last) |the )(?P<part>{DAY_PART})",
        _read_day_part,
    ),
    Rule(
        "month by order",
        rf"(?:{EDGE})?(?P<which>last|next|this|this coming|this past) (?P<month>{LONE_MONTH})",
        _read_named,
    ),
    Rule(
        "season by order",
        rf"(?:{EDGE})?(?P<which>last|next|this|this coming|coming) (?P<season>{SEASON})",
        _read_season,
    ),
    Rule(
        "unit by order",
        rf"(?:{EDGE})?(?P<the>the )?(?!next day|last day)(?P<which>{_WHICH}) (?P<unit>{CALENDAR_UNIT})(?! and a half|s|-)",
        _read_unit,
    ),
    Rule("part of a unit", rf"{EDGE}(?:the |its )?(?P<unit>{CALENDAR_UNIT})(?!s|-)", _read_bare_unit),
    Rule("unit's end", r"(?:the |this )?(?P<unit>year|month|week|decade|century)(?:['’]s | |-)end", _read_bare_unit),
    Rule("weekend", r"the (?P<unit>weekend)", _read_weekend),
    Rule(
        "ago",
        rf"(?:{ABOUT}|(?:only|just|some) )?(?P<vague>{VAGUE_COUNT} )?(?P<count>{_COUNT} )?(?:full |whole |long )?(?P<unit>{UNITS_PLURAL}|{UNIT})"
        r" (?P<way>ago|from now|hence)",
        _read_ago,
    ),
)
