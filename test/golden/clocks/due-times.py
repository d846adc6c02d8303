#!/usr/bin/env python3
"""Computes the expected clocks of cases.json, from the policy and a calendar, and from nothing else.

    python3 due-times.py            write cases.json anew
    python3 due-times.py --check    compare only; exit 1 if cases.json differs

Python 3.9 or later, standard library only (zoneinfo reads the machine's time-zone data). Part 1 is the calendar, part 2
the clocks of the policy, part 3 the checks, part 4 the cases. Wherever a plain walk (day by day, minute by minute) was
possible, it was preferred to anything clever. The due times typed in part 4 (`hand=`) were worked out on paper; the
program stops if it disagrees with one of them.
"""
import json
import os
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

HERE = os.path.dirname(os.path.abspath(__file__))
UTC = timezone.utc
DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"]
MIN, HOUR = timedelta(minutes=1), timedelta(hours=1)

with open(os.path.join(HERE, "calendars.json"), encoding="utf-8") as f:
    CALENDARS = json.load(f)


# ---------------------------------------------------------------- 1. the calendar

def instant(text):
    """An RFC 3339 text as an exact moment (UTC)."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)


class Calendar:
    def __init__(self, name):
        self.data = CALENDARS[name]
        self.zone = ZoneInfo(self.data["zone"])
        self.holidays = {h["date"] for h in self.data["holidays"]}
        self.own = {o["date"]: o.get("hours", []) for o in self.data["own"]}

    def text(self, when):
        return when.astimezone(self.zone).isoformat(timespec="seconds")

    def at_local(self, day, hhmm):
        """The moment at which the wall clock shows hhmm on that day. "24:00" is the next day's 00:00.
        fold=0 is what Temporal calls "compatible": a time that the spring change skips moves forward by the gap, and of
        a time that the autumn change repeats the earlier one is taken."""
        hours, minutes = (int(x) for x in hhmm.split(":"))
        if hours == 24:
            day, hours = day + timedelta(days=1), 0
        return datetime.combine(day, time(hours, minutes), tzinfo=self.zone).astimezone(UTC)

    def local_day(self, when):
        return when.astimezone(self.zone).date()

    def hours(self, day):
        """The windows of a day as texts: own entry, else holiday, else the week."""
        key = day.isoformat()
        if key in self.own:
            return self.own[key]
        if key in self.holidays:
            return []
        return self.data["week"][DAYS[day.weekday()]]

    def windows(self, day):
        """The windows of a day as pairs of moments."""
        return [tuple(self.at_local(day, end) for end in window.split("-")) for window in self.hours(day)]

    def is_working(self, day):
        return len(self.hours(day)) > 0

    def business_hours(self, start, hours):
        """Walk from window to window; take from each what it has left after the start; stop when there is enough."""
        missing = timedelta(hours=hours)
        day = self.local_day(start) - timedelta(days=1)
        while True:
            for opens, closes in self.windows(day):
                begin = max(opens, start)
                if closes <= begin:
                    continue
                if closes - begin >= missing:
                    return begin + missing
                missing -= closes - begin
            day += timedelta(days=1)

    def business_hours_by_stepping(self, start, hours):
        """The same in the most naive way: second by second where the start has seconds, else minute by minute, looking
        at nothing but the wall clock."""
        step = timedelta(seconds=1) if start.second else MIN
        missing, now = timedelta(hours=hours), start
        while missing > timedelta(0):
            wall = now.astimezone(self.zone)
            shown = wall.strftime("%H:%M")
            if any(w.split("-")[0] <= shown < w.split("-")[1] for w in self.hours(wall.date())):
                missing -= step
            now += step
        return now

    def business_days(self, start, days):
        """The end of the last window of the n-th working day after the local day of the start."""
        day = self.local_day(start)
        while days > 0:
            day += timedelta(days=1)
            if self.is_working(day):
                days -= 1
        return max(closes for _, closes in self.windows(day))

    def next_at_business_day(self, start, hhmm):
        day = self.local_day(start)
        while not (self.is_working(day) and self.at_local(day, hhmm) > start):
            day += timedelta(days=1)
        return self.at_local(day, hhmm)

    def next_at_week(self, start, hhmm):
        monday = self.local_day(start) - timedelta(days=self.local_day(start).weekday())
        while True:
            working = [monday + timedelta(days=i) for i in range(7) if self.is_working(monday + timedelta(days=i))]
            if working and self.at_local(working[-1], hhmm) > start:
                return self.at_local(working[-1], hhmm)
            monday += timedelta(days=7)

    def next_midnight(self, when):
        return self.at_local(self.local_day(when), "24:00")

    def working_minutes(self, since, until):
        """Working time between two moments, in minutes."""
        total, day = timedelta(0), self.local_day(since) - timedelta(days=1)
        while day <= self.local_day(until) + timedelta(days=1):
            for opens, closes in self.windows(day):
                total += max(timedelta(0), min(closes, until) - max(opens, since))
            day += timedelta(days=1)
        minutes = total / MIN
        assert minutes == int(minutes)
        return int(minutes)


# ---------------------------------------------------------------- 2. the clocks of the policy

def minutes(n):
    return lambda cal, start: start + n * MIN


def hours(n):
    return lambda cal, start: start + n * HOUR


def business_hours(n):
    return lambda cal, start: cal.business_hours(start, n)


def business_days(n):
    return lambda cal, start: cal.business_days(start, n)


def every_business_day(hhmm):
    return lambda cal, start: cal.next_at_business_day(start, hhmm)


def every_week(hhmm):
    return lambda cal, start: cal.next_at_week(start, hhmm)


ACKNOWLEDGE = {"P1": minutes(5), "P2": minutes(15), "P3": hours(1), "P4": business_hours(4)}
TRIAGE = {"P1": minutes(5), "P2": minutes(5)}
WAR_ROOM = {"P1": minutes(15)}
CITIZEN_FIRST = {"P1": minutes(15), "P2": minutes(30), "P3": hours(4), "P4": business_days(1)}
CITIZEN_UPDATE = {"P1": minutes(30), "P2": hours(2), "P3": hours(24), "P4": business_hours(4)}
INVESTIGATE = {"P1": minutes(15), "P2": hours(1), "P3": hours(24), "P4": hours(24)}
RESOLVE_TIER_1 = {"P1": hours(1), "P2": hours(4), "P3": hours(8), "P4": hours(24)}
RESOLVE_OTHER_TIERS = {"P1": hours(4), "P2": hours(8), "P3": hours(24), "P4": hours(72)}
NOTIFY = {
    "SO": {"P1": minutes(5), "P2": minutes(15), "P3": business_hours(1), "P4": every_business_day("17:00")},
    "SM": {"P1": minutes(5), "P2": minutes(5)},
    "leadership": {"P1": minutes(5), "P2": hours(1), "P3": every_business_day("17:00"), "P4": every_week("17:00")},
    "CIO": {"P1": minutes(5)},
    "CDO": {"P1": minutes(5)},  # and P2 on tier 1, see below
}
LEADERSHIP_AGAIN = {"P1": minutes(30), "P2": hours(2)}

CLAUSES = {
    "triage": "CLK-TRIAGE", "warRoom": "CLK-WARROOM", "citizenFirst": "CLK-CITIZEN-FIRST",
    "citizenUpdate": "CLK-CITIZEN-UPDATE", "restored": "CLK-RESTORED", "bridgeStatus": "CLK-BRIDGE-STATUS",
    "executiveBriefing": "CLK-EXEC-BRIEF", "resolve": "CLK-RESOLVE", "investigate": "CLK-INVESTIGATE",
    "close": "CLK-CLOSE", "reviewSchedule": "CLK-PIR-SCHEDULE", "review": "CLK-PIR", "report": "CLK-REPORT",
    "dailyReport": "CLK-DAILY",
    "notify:SO": "NTF-SO", "notify:SM": "NTF-SM", "notify:leadership": "NTF-LEADERSHIP", "notify:CIO": "NTF-CIO",
    "notify:CDO": "NTF-CDO", "notify:security": "NTF-CISO", "notify:dependents": "NTF-AGENCIES",
}


def clocks(cal, tier, story):
    """Every clock of the story as it stands at its end: {(kind, subject, cycle): {start, due, under}}."""
    out = {}

    def add(kind, start, due, under=False, subject=None, cycle=None, advise=None):
        out[(kind, subject, cycle)] = {"start": start, "due": due, "under": under, "advise": advise}

    def all_of(verb, **where):
        return [e for e in story if e["do"] == verb and all(e.get(k) == v for k, v in where.items())]

    def first(verb):
        found = all_of(verb)
        return instant(found[0]["at"]) if found else None

    detect = story[0]
    assert detect["do"] == "detect"
    detection = instant(detect["at"])

    # The priorities one after the other, each with the moment T from which its obligations count.
    spans = [(detection, detect["priority"])]
    for change in all_of("reclassify"):
        wrong = change["basis"] == "wrong from the start"
        assert wrong or change["basis"] == "impact changed"
        spans.append((detection if wrong else instant(change["changedAt"]), change["to"]))
    since, priority = spans[-1]
    peak = min(p for _, p in spans)  # "P1" < "P2" < ...

    acknowledged = first("acknowledge")
    restored = instant(all_of("resolve")[0]["restoredAt"]) if all_of("resolve") else None

    # acknowledge: the priority in force when it was acknowledged; if it was not, the last one
    ack_start, ack_priority = detection, detect["priority"]
    for change, (t, p) in zip(all_of("reclassify"), spans[1:]):
        if acknowledged is None or instant(change["at"]) <= acknowledged:
            ack_start, ack_priority = t, p
    ack_due = ACKNOWLEDGE[ack_priority](cal, ack_start)
    add("acknowledge", ack_start, ack_due, under=True)

    if priority in TRIAGE:
        add("triage", since, TRIAGE[priority](cal, since))
    if priority in WAR_ROOM:
        add("warRoom", since, WAR_ROOM[priority](cal, since), under=True)

    # first citizen message
    if priority == "P3":
        reports = first("severalReports")
        if reports is not None:
            start = max(reports, since)
            add("citizenFirst", start, CITIZEN_FIRST["P3"](cal, start))
    else:
        add("citizenFirst", since, CITIZEN_FIRST[priority](cal, since), under=priority in ("P1", "P2"))

    # further citizen messages, until restoration
    if priority == "P4":
        if acknowledged is not None:
            add("citizenUpdate", acknowledged, CITIZEN_UPDATE["P4"](cal, acknowledged), cycle=1)
    else:
        published = [instant(m["at"]) for m in all_of("message") if m["kind"] in ("update", "restoration")]
        for i, at in enumerate(sorted(published)):
            if restored is None or at < restored:
                add("citizenUpdate", at, CITIZEN_UPDATE[priority](cal, at), cycle=i + 1)

    # target resolution: from detection, whatever happened to the priority
    target = (RESOLVE_TIER_1 if tier == "1" else RESOLVE_OTHER_TIERS)[priority](cal, detection)
    add("resolve", detection, target, under=True)

    # investigation
    start = ack_due if acknowledged is None else min(acknowledged, ack_due)
    add("investigate", start, INVESTIGATE[priority](cal, start), cycle=None if priority == "P1" else 1)

    # war room cadences
    active = first("activateWarRoom")
    if active is not None:
        for kind, limit in (("bridgeStatus", minutes(15)), ("executiveBriefing", hours(1))):
            for i, at in enumerate([active] + [instant(e["at"]) for e in all_of(kind)]):
                add(kind, at, limit(cal, at), cycle=i + 1)

    # after restoration
    if restored is not None:
        add("restored", restored, restored + 5 * MIN)
        add("close", restored, restored + 24 * HOUR)
        if peak in ("P1", "P2"):
            add("reviewSchedule", restored, restored + 24 * HOUR)
            add("report", restored, cal.business_days(restored, 5))
        if peak == "P1":
            add("review", restored, restored + 48 * HOUR)
        elif peak == "P2":
            add("review", restored, cal.business_days(restored, 5), advise=cal.business_days(restored, 3))
        elif detect.get("security") or restored >= target:
            add("review", restored, cal.business_days(restored, 5))

    # daily reports: day by day while a P1 or P2 is open
    cycle = 0
    for i, (begin, p) in enumerate(spans):
        if p not in ("P1", "P2"):
            continue
        end = spans[i + 1][0] if i + 1 < len(spans) else restored
        start = begin
        if cycle and start < out[("dailyReport", None, cycle)]["due"]:
            start = out[("dailyReport", None, cycle)]["due"]  # P1 to P2 within one day: one report
        while (end is None and cycle < 8) or (end is not None and start < end):
            cycle += 1
            add("dailyReport", start, cal.next_midnight(start), cycle=cycle)
            start = cal.next_midnight(start)

    # notifications
    for subject, limits in NOTIFY.items():
        limit = limits.get(priority)
        if subject == "CDO" and priority == "P2" and tier == "1":
            limit = hours(4)
        if limit is not None:
            add("notify", since, limit(cal, since), subject=subject, cycle=1 if subject == "leadership" else None)
    if priority in LEADERSHIP_AGAIN:
        for i, e in enumerate(all_of("notify", subject="leadership")):
            at = instant(e["at"])
            add("notify", at, LEADERSHIP_AGAIN[priority](cal, at), subject="leadership", cycle=i + 2)
    if detect.get("security"):
        add("notify", detection, detection + 5 * MIN, subject="security")
    if detect.get("dependents"):
        add("notify", since, since + 5 * MIN, subject="dependents")
    return out


# ---------------------------------------------------------------- 3. building and checking a case

def parse(ask):
    """"notify:SO", "dailyReport#2", "acknowledge" -> (kind, subject, cycle)"""
    ask, _, cycle = ask.partition("#")
    kind, _, subject = ask.partition(":")
    return kind, subject or None, int(cycle) if cycle else None


ALL = []
STEPPED = []


def case(id, title, calendar, tier, story, ask, none=(), absent=(), hand=None, worksheet=None, left=None, folds=False):
    """ask: the clocks the case is about. hand: {ask: due time worked out on paper}, for every clock asked for.
    left: {ask: (moment, working minutes left)}; with `hand` the figure is from paper too, otherwise it is None.
    folds: the windows begin or end in a repeated or skipped hour, where the wall clock alone does not decide."""
    cal = Calendar(calendar)
    found = clocks(cal, tier, story)
    expect = []
    for a in ask:
        kind, subject, cycle = parse(a)
        if (kind, subject, cycle) not in found:
            raise SystemExit(f"{id}: no clock {a}")
        clock = found[(kind, subject, cycle)]
        row = {"kind": kind, "subject": subject, "cycle": cycle, "startsAt": cal.text(clock["start"]),
               "dueAt": cal.text(clock["due"]), "lateAtLimit": clock["under"]}
        if clock["advise"] is not None:
            row["adviseAt"] = cal.text(clock["advise"])
        if left and a in left:
            at, paper = left[a]
            value = cal.working_minutes(instant(at), clock["due"])
            if paper is not None and paper != value:
                raise SystemExit(f"{id}: {a}: {paper} minutes left on paper, {value} computed")
            row["businessMinutesLeftAt"] = {"at": at, "left": value}
        expect.append(row)
        if hand is not None:
            paper = hand[a]
            due, advise = paper if isinstance(paper, tuple) else (paper, None)
            if due != row["dueAt"] or advise != row.get("adviseAt"):
                raise SystemExit(f"{id}: {a}: on paper {due} {advise}, computed {row['dueAt']} {row.get('adviseAt')}")
        # the naive second opinion on business hours
        n = 1 if (kind, subject) == ("notify", "SO") else 4
        in_hours = kind in ("acknowledge", "citizenUpdate") or (kind, subject) == ("notify", "SO")
        if in_hours and not folds and clock["due"] == cal.business_hours(clock["start"], n):
            if clock["due"] != cal.business_hours_by_stepping(clock["start"], n):
                raise SystemExit(f"{id}: {a}: stepping through the minutes gives another moment")
            STEPPED.append(id)
    for kind in none:
        if any(k == kind for k, _, _ in found):
            raise SystemExit(f"{id}: {kind} exists")
    for a in absent:
        if parse(a) in found:
            raise SystemExit(f"{id}: {a} exists")
    clauses = []
    for a in list(ask) + list(none) + list(absent):
        kind, subject, _ = parse(a)
        if kind == "acknowledge":
            clause = f"CLK-{story_priority(story)}-ACK"
        else:
            clause = CLAUSES[kind if subject is None else f"{kind}:{subject}"]
        if clause not in clauses:
            clauses.append(clause)
    if any(e["do"] == "reclassify" for e in story):
        clauses.append("CLS-RECLOCK")
    ALL.append({"id": id, "title": title, "clauses": clauses, "calendar": calendar, "tier": tier, "story": story,
                "expect": expect, "none": list(none),
                "absent": [dict(zip(("kind", "subject", "cycle"), parse(a))) for a in absent],
                "byHand": hand is not None, "worksheet": worksheet})
    assert (hand is None) == (worksheet is None), id


def story_priority(story):
    """The priority whose acknowledgement limit holds (for the clause only)."""
    priority = story[0]["priority"]
    for e in story:
        if e["do"] == "acknowledge":
            break
        if e["do"] == "reclassify":
            priority = e["to"]
    return priority


def detect(at, priority, **more):
    return {"at": at, "do": "detect", "priority": priority, **more}


def acknowledge(at):
    return {"at": at, "do": "acknowledge"}


def several_reports(at):
    return {"at": at, "do": "severalReports"}


PUBLIC = ["statusPage", "socialMedia"]


def message(at, kind="update", channels=None):
    return {"at": at, "do": "message", "kind": kind, "channels": channels or PUBLIC}


def reclassify(at, to, basis="impact changed", changed_at=None):
    return {"at": at, "do": "reclassify", "to": to, "basis": basis, "changedAt": changed_at or at}


WRONG = "wrong from the start"


def war_room(at):
    return {"at": at, "do": "activateWarRoom"}


def bridge(at):
    return {"at": at, "do": "bridgeStatus"}


def briefing(at):
    return {"at": at, "do": "executiveBriefing"}


def notify(at, subject):
    return {"at": at, "do": "notify", "subject": subject}


def resolve(restored_at, at=None):
    return {"at": at or restored_at, "do": "resolve", "restoredAt": restored_at}


def write(path, check):
    ids = [c["id"] for c in ALL]
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    for c in ALL:
        times = [instant(e["at"]) for e in c["story"]]
        assert times == sorted(times), c["id"]
    lines = []
    for c in ALL:
        fields = []
        for key, value in c.items():
            if key in ("story", "expect") and value:
                rows = ",\n".join("      " + json.dumps(v, ensure_ascii=False) for v in value)
                fields.append(f'    "{key}": [\n{rows}\n    ]')
            else:
                fields.append(f'    "{key}": {json.dumps(value, ensure_ascii=False)}')
        lines.append("  {\n" + ",\n".join(fields) + "\n  }")
    text = "[\n" + ",\n".join(lines) + "\n]\n"
    json.loads(text)
    if check:
        with open(path, encoding="utf-8") as f:
            if f.read() != text:
                raise SystemExit("cases.json differs from what this program computes")
    else:
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
    print(f"{len(ALL)} cases, {sum(c['byHand'] for c in ALL)} by hand, {sum(len(c['expect']) for c in ALL)} clocks, "
          f"{len(STEPPED)} of them also by stepping")


# ---------------------------------------------------------------- 4. the cases

# --- acknowledgement: the elapsed limits (P1, P2, P3)

case("p1-ack-plain", "P1 on an ordinary morning: five minutes", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1")], ["acknowledge"],
     hand={"acknowledge": "2026-06-03T10:05:00+01:00"}, worksheet="10:00 + 5 min = 10:05; at 10:05:00 it is late.")
case("p1-ack-over-month-end", "P1 three minutes before the month ends", "london", "1",
     [detect("2026-06-30T23:57:00+01:00", "P1")], ["acknowledge"],
     hand={"acknowledge": "2026-07-01T00:02:00+01:00"}, worksheet="23:57 + 3 min = midnight, + 2 min = 00:02 on 1 July (June has 30 days).")
case("p1-ack-new-year", "P1 two minutes before New Year in New York", "newyork", "1",
     [detect("2026-12-31T23:58:00-05:00", "P1")], ["acknowledge"],
     hand={"acknowledge": "2027-01-01T00:03:00-05:00"}, worksheet="23:58 + 5 min = 00:03 of the new year; the public holiday does not matter to an elapsed limit.")
case("p1-ack-london-spring", "P1 two minutes before the clocks go forward in London", "london", "1",
     [detect("2026-03-29T00:58:00+00:00", "P1")], ["acknowledge", "warRoom"],
     hand={"acknowledge": "2026-03-29T02:03:00+01:00", "warRoom": "2026-03-29T02:13:00+01:00"},
     worksheet="00:58 GMT + 5 min = 01:03 GMT; at 01:00 GMT the clock jumps to 02:00, so it reads 02:03 BST. + 15 min = 01:13 GMT = 02:13 BST.")
case("p1-ack-london-autumn", "P1 three minutes before the clocks go back in London", "london", "1",
     [detect("2026-10-25T01:57:00+01:00", "P1")], ["acknowledge", "warRoom"],
     hand={"acknowledge": "2026-10-25T01:02:00+00:00", "warRoom": "2026-10-25T01:12:00+00:00"},
     worksheet="01:57 BST = 00:57 GMT; + 5 min = 01:02 GMT, + 15 min = 01:12 GMT: the wall clock shows an earlier time than at detection.")
case("p2-ack-plain", "P2 on an ordinary afternoon: fifteen minutes", "newyork", "2",
     [detect("2026-06-03T14:50:00-04:00", "P2")], ["acknowledge"],
     hand={"acknowledge": "2026-06-03T15:05:00-04:00"}, worksheet="14:50 + 15 min = 15:05.")
case("p2-ack-newyork-spring", "P2 ten minutes before the clocks go forward in New York", "newyork", "2",
     [detect("2026-03-08T01:50:00-05:00", "P2")], ["acknowledge", "citizenFirst"],
     hand={"acknowledge": "2026-03-08T03:05:00-04:00", "citizenFirst": "2026-03-08T03:20:00-04:00"},
     worksheet="01:50 EST + 15 min = 02:05 EST, which is shown as 03:05 EDT; + 30 min = 02:20 EST = 03:20 EDT.")
case("p2-ack-newyork-autumn", "P2 ten minutes before the clocks go back in New York", "newyork", "2",
     [detect("2026-11-01T01:50:00-04:00", "P2")], ["acknowledge", "citizenFirst"],
     hand={"acknowledge": "2026-11-01T01:05:00-05:00", "citizenFirst": "2026-11-01T01:20:00-05:00"},
     worksheet="01:50 EDT + 10 min = 02:00 EDT = 01:00 EST; 5 min more: 01:05 EST. + 30 min in all: 01:20 EST.")
case("p2-ack-newyork-second-pass", "P2 in the second pass of the repeated hour", "newyork", "2",
     [detect("2026-11-01T01:50:00-05:00", "P2")], ["acknowledge"],
     hand={"acknowledge": "2026-11-01T02:05:00-05:00"}, worksheet="01:50 EST is after the change; + 15 min = 02:05 EST, nothing odd.")
case("p2-ack-chatham-autumn", "P2 ten minutes before the clocks go back on Chatham", "chatham", "2",
     [detect("2026-04-05T03:35:00+13:45", "P2")], ["acknowledge"],
     hand={"acknowledge": "2026-04-05T02:50:00+12:45"}, worksheet="03:35 + 10 min = 03:45, when it becomes 02:45; 5 min more: 02:50 at +12:45.")
case("p2-ack-chatham-spring", "P2 fifteen minutes before the clocks go forward on Chatham", "chatham", "2",
     [detect("2026-09-27T02:30:00+12:45", "P2")], ["acknowledge"],
     hand={"acknowledge": "2026-09-27T03:45:00+13:45"}, worksheet="02:30 + 15 min = 02:45, the very moment at which the clock jumps to 03:45.")
case("p3-ack-plain", "P3 in Kathmandu: one hour", "kathmandu", "2",
     [detect("2026-06-04T11:20:00+05:45", "P3")], ["acknowledge"], none=["triage", "warRoom", "dailyReport"],
     hand={"acknowledge": "2026-06-04T12:20:00+05:45"}, worksheet="11:20 + 1 h = 12:20.")
case("p3-ack-sunday-night", "A P3's hour runs on a Sunday night: it is not a business hour", "london", "2",
     [detect("2026-06-07T23:30:00+01:00", "P3")], ["acknowledge"],
     hand={"acknowledge": "2026-06-08T00:30:00+01:00"}, worksheet="Elapsed time: 23:30 + 1 h = 00:30 on Monday.")
case("p3-ack-adelaide-spring", "A P3's hour across the spring change in Adelaide", "adelaide", "2",
     [detect("2026-10-04T01:30:00+09:30", "P3")], ["acknowledge"],
     hand={"acknowledge": "2026-10-04T03:30:00+10:30"}, worksheet="01:30 ACST + 1 h = 02:30 ACST, which does not exist on the wall: 03:30 ACDT.")
case("p3-ack-adelaide-autumn", "A P3's hour across the autumn change in Adelaide", "adelaide", "2",
     [detect("2026-04-05T02:30:00+10:30", "P3")], ["acknowledge"],
     hand={"acknowledge": "2026-04-05T02:30:00+09:30"}, worksheet="02:30 ACDT + 30 min = 03:00 ACDT = 02:00 ACST; 30 min more = 02:30 ACST: the same wall time an hour later.")
case("p3-ack-cairo-midnight-gap", "A P3's hour across the midnight that Cairo skips", "cairo", "2",
     [detect("2026-04-23T23:30:00+02:00", "P3")], ["acknowledge"],
     hand={"acknowledge": "2026-04-24T01:30:00+03:00"}, worksheet="23:30 + 30 min = 24:00, when the clock jumps to 01:00 of the 24th; 30 min more: 01:30 at +03:00.")
case("p3-ack-other-offset", "A story told in UTC is answered in the calendar's zone", "kolkata", "2",
     [detect("2026-06-03T18:45:00Z", "P3")], ["acknowledge"],
     hand={"acknowledge": "2026-06-04T01:15:00+05:30"}, worksheet="18:45 UTC + 1 h = 19:45 UTC; + 5:30 = 25:15 = 01:15 on the 4th.")

# --- acknowledgement: P4, four business hours

case("p4-ack-friday-1659", "A P4 detected at 16:59 on a Friday", "london", "2",
     [detect("2026-06-05T16:59:00+01:00", "P4")], ["acknowledge"], none=["triage", "warRoom", "dailyReport"],
     hand={"acknowledge": "2026-06-08T12:59:00+01:00"}, left={"acknowledge": ("2026-06-05T16:59:00+01:00", 240)},
     worksheet="One minute is left on Friday; 239 min = 3 h 59 min from Monday 09:00 = 12:59.")
case("p4-ack-friday-1659-weekend", "The same P4 on Saturday noon: 239 minutes left, all weekend long", "london", "2",
     [detect("2026-06-05T16:59:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-08T12:59:00+01:00"}, left={"acknowledge": ("2026-06-06T12:00:00+01:00", 239)},
     worksheet="One of the 240 minutes ran on Friday, none on Saturday: 239 left; due Monday 09:00 + 3 h 59 min.")
case("p4-ack-friday-1659-monday", "The same P4 on Monday at noon: 59 minutes left", "london", "2",
     [detect("2026-06-05T16:59:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-08T12:59:00+01:00"}, left={"acknowledge": ("2026-06-08T12:00:00+01:00", 59)},
     worksheet="12:00 to 12:59 inside one window.")
case("p4-ack-at-opening", "A P4 at exactly opening time", "london", "2",
     [detect("2026-06-03T09:00:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-03T13:00:00+01:00"}, worksheet="The window contains its opening: 09:00 + 4 h = 13:00.")
case("p4-ack-at-closing", "A P4 at exactly closing time", "london", "2",
     [detect("2026-06-03T17:00:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-04T13:00:00+01:00"}, left={"acknowledge": ("2026-06-04T09:00:00+01:00", 240)},
     worksheet="Nothing is left of Wednesday; Thursday 09:00 + 4 h = 13:00.")
case("p4-ack-ends-at-closing", "A P4 whose fourth hour ends at closing time is due then, not next morning", "london", "2",
     [detect("2026-06-03T13:00:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-03T17:00:00+01:00"}, left={"acknowledge": ("2026-06-03T17:00:00+01:00", 0)},
     worksheet="13:00 + 4 h = 17:00, the close of the same day.")
case("p4-ack-one-second-more", "One second later it is due next morning", "london", "2",
     [detect("2026-06-03T13:00:01+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-04T09:00:01+01:00"}, worksheet="3 h 59 min 59 s fit before 17:00; the missing second runs from 09:00:00 on Thursday.")
case("p4-ack-seconds", "A P4 at 16:59:30 on a Friday", "london", "2",
     [detect("2026-06-05T16:59:30+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-08T12:59:30+01:00"}, worksheet="30 s on Friday; 3 h 59 min 30 s from Monday 09:00 = 12:59:30.")
case("p4-ack-before-opening", "A P4 before opening time counts from opening", "london", "2",
     [detect("2026-06-03T06:30:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-03T13:00:00+01:00"}, left={"acknowledge": ("2026-06-03T07:00:00+01:00", 240)},
     worksheet="Counting begins at 09:00; 13:00. startsAt stays 06:30.")
case("p4-ack-saturday", "A P4 on a Saturday counts from Monday's opening", "london", "2",
     [detect("2026-06-06T11:00:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-08T13:00:00+01:00"}, worksheet="Closed Saturday and Sunday; Monday 09:00 + 4 h.")
case("p4-ack-easter-2026", "A P4 on the Thursday afternoon before Easter", "london", "2",
     [detect("2026-04-02T16:00:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-04-07T12:00:00+01:00"}, left={"acknowledge": ("2026-04-05T12:00:00+01:00", 180)},
     worksheet="1 h on Thursday; Good Friday, weekend and Easter Monday closed; 3 h on Tuesday the 7th: 12:00.")
case("p4-ack-good-friday", "A P4 on Good Friday itself", "london", "2",
     [detect("2026-04-03T10:00:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-04-07T13:00:00+01:00"}, worksheet="First opening after it is Tuesday the 7th 09:00; + 4 h = 13:00.")
case("p4-ack-christmas-2026", "A P4 on Christmas Eve 2026, early closing at 12:00", "london", "2",
     [detect("2026-12-24T11:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-12-29T12:00:00+00:00"}, left={"acknowledge": ("2026-12-28T10:00:00+00:00", 180)},
     worksheet="1 h on the 24th; 25th holiday, 26th and 27th weekend, 28th substitute; 3 h on Tuesday the 29th: 12:00.")
case("p4-ack-early-closing-exact", "A P4 at exactly the early closing of Christmas Eve", "london", "2",
     [detect("2026-12-24T12:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-12-29T13:00:00+00:00"}, worksheet="Nothing is left of the 24th; the next opening is the 29th 09:00; + 4 h.")
case("p4-ack-christmas-2027", "A P4 on Christmas Eve 2027, two substitute days", "london", "2",
     [detect("2027-12-24T10:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2027-12-29T11:00:00+00:00"}, worksheet="10:00 to 12:00 on Friday the 24th = 2 h; weekend, 27th and 28th substitute days; 2 h on Wednesday the 29th.")
case("p4-ack-christmas-2028", "A P4 on the Friday before Christmas 2028", "london", "2",
     [detect("2028-12-22T16:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2028-12-27T12:00:00+00:00"}, worksheet="1 h on Friday; Monday 25th and Tuesday 26th holidays; 3 h on Wednesday the 27th.")
case("p4-ack-new-year-2027", "A P4 on New Year's Eve 2026", "london", "2",
     [detect("2026-12-31T15:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2027-01-04T11:00:00+00:00"}, worksheet="2 h on Thursday the 31st; Friday 1 January holiday, weekend; 2 h on Monday the 4th.")
case("p4-ack-new-year-2028", "A P4 on New Year's Eve 2027; the holiday is moved to Monday", "london", "2",
     [detect("2027-12-31T15:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2028-01-04T11:00:00+00:00"}, worksheet="2 h on Friday the 31st; weekend, Monday the 3rd substitute; 2 h on Tuesday the 4th.")
case("p4-ack-leap-day", "A P4 on 29 February 2028", "london", "2",
     [detect("2028-02-29T15:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2028-03-01T11:00:00+00:00"}, worksheet="2 h on Tuesday the 29th, 2 h on Wednesday 1 March.")
case("p4-ack-into-leap-day", "A P4 on 28 February 2028 runs into the leap day", "london", "2",
     [detect("2028-02-28T16:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2028-02-29T12:00:00+00:00"}, worksheet="1 h on Monday the 28th, 3 h on Tuesday the 29th.")
case("p4-ack-feb-2027", "A P4 on 26 February 2027: no leap day", "london", "2",
     [detect("2027-02-26T16:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2027-03-01T12:00:00+00:00"}, worksheet="1 h on Friday the 26th; 27th and 28th are a weekend; 3 h on Monday 1 March.")
case("p4-ack-london-spring", "A P4 over the weekend of the spring change", "london", "2",
     [detect("2026-03-27T16:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-03-30T12:00:00+01:00"}, worksheet="1 h on Friday GMT, 3 h on Monday BST.")
case("p4-ack-london-autumn", "A P4 over the weekend of the autumn change", "london", "2",
     [detect("2026-10-23T16:00:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-10-26T12:00:00+00:00"}, worksheet="1 h on Friday BST, 3 h on Monday GMT.")
case("p4-ack-own-closed-day", "A P4 before a day the calendar itself closes", "london", "2",
     [detect("2026-09-10T16:00:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-09-14T12:00:00+01:00"}, worksheet="1 h on Thursday; Friday the 11th closed by an own entry; weekend; 3 h on Monday.")
case("p4-ack-own-open-saturday", "A P4 before a Saturday the calendar itself opens", "london", "2",
     [detect("2026-11-13T16:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-11-14T13:00:00+00:00"}, worksheet="1 h on Friday, 3 h on Saturday from 10:00 = 13:00.")
case("p4-ack-own-open-saturday-over", "A P4 on that Saturday runs over into Monday", "london", "2",
     [detect("2026-11-14T12:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-11-16T11:00:00+00:00"}, worksheet="12:00 to 14:00 = 2 h; 2 h on Monday: 11:00.")
case("p4-ack-kolkata-friday", "A P4 on a Friday afternoon in Kolkata, open on Saturday morning", "kolkata", "2",
     [detect("2026-06-05T17:00:00+05:30", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-06T12:30:00+05:30"}, worksheet="17:00 to 18:00 = 1 h; Saturday 09:30 + 3 h = 12:30.")
case("p4-ack-kolkata-saturday", "A P4 on Saturday in Kolkata", "kolkata", "2",
     [detect("2026-06-06T12:00:00+05:30", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-08T12:30:00+05:30"}, worksheet="12:00 to 13:00 = 1 h; Monday 09:30 + 3 h = 12:30.")
case("p4-ack-kolkata-republic-day", "A P4 before Republic Day", "kolkata", "2",
     [detect("2026-01-24T12:30:00+05:30", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-01-27T13:00:00+05:30"}, worksheet="30 min on Saturday; Sunday closed; Monday the 26th holiday; Tuesday 09:30 + 3 h 30 min = 13:00.")
case("p4-ack-cairo-weekend", "A P4 on a Thursday in Cairo: the weekend is Friday and Saturday", "cairo", "2",
     [detect("2026-06-04T15:00:00+03:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-07T11:00:00+03:00"}, worksheet="2 h on Thursday; Friday and Saturday closed; 2 h on Sunday: 11:00.")
case("p4-ack-cairo-spring", "A P4 over the weekend on which Cairo goes to summer time", "cairo", "2",
     [detect("2026-04-23T16:00:00+02:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-04-26T12:00:00+03:00"}, worksheet="1 h on Thursday at +02:00; 3 h on Sunday the 26th at +03:00.")
case("p4-ack-cairo-autumn", "A P4 over the weekend on which Cairo leaves summer time", "cairo", "2",
     [detect("2026-10-29T16:00:00+03:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-11-01T12:00:00+02:00"}, worksheet="1 h on Thursday at +03:00; 3 h on Sunday 1 November at +02:00.")
case("p4-ack-riyadh-friday", "A P4 on a Friday in Riyadh counts from Sunday", "riyadh", "2",
     [detect("2026-06-05T10:00:00+03:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-07T12:00:00+03:00"}, worksheet="Sunday 08:00 + 4 h = 12:00.")
case("p4-ack-lunch-across", "A P4 an hour before lunch", "rome", "2",
     [detect("2026-06-03T12:00:00+02:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-03T17:00:00+02:00"}, left={"acknowledge": ("2026-06-03T13:30:00+02:00", 180)},
     worksheet="1 h to 13:00, 3 h from 14:00 = 17:00; during lunch 180 min are left.")
case("p4-ack-lunch-inside", "A P4 during lunch", "rome", "2",
     [detect("2026-06-03T13:20:00+02:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-03T18:00:00+02:00"}, worksheet="Counting begins at 14:00; + 4 h = 18:00, closing time.")
case("p4-ack-lunch-start", "A P4 at exactly the start of lunch", "rome", "2",
     [detect("2026-06-03T13:00:00+02:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-03T18:00:00+02:00"}, worksheet="13:00 belongs to lunch; 14:00 + 4 h = 18:00.")
case("p4-ack-lunch-due", "A P4 whose fourth hour ends as lunch begins is due then", "rome", "2",
     [detect("2026-06-03T18:00:00+02:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-04T13:00:00+02:00"}, worksheet="Wednesday is over; Thursday 09:00 + 4 h = 13:00, not 14:00.")
case("p4-ack-half-day", "A P4 on an own half-day in August", "rome", "2",
     [detect("2026-08-14T11:00:00+02:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-08-17T11:00:00+02:00"}, worksheet="11:00 to 13:00 = 2 h on the half-day (Friday); 2 h on Monday the 17th: 11:00.")
case("p4-ack-chatham-easter", "A P4 over Easter and the autumn change on Chatham", "chatham", "2",
     [detect("2026-04-02T16:00:00+13:45", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-04-07T12:00:00+12:45"}, worksheet="1 h on Thursday; Good Friday to Easter Monday closed, clocks back on the 5th; 3 h on Tuesday at +12:45.")
case("p4-ack-chatham-new-year", "A P4 on New Year's Eve on Chatham: two holidays and a weekend", "chatham", "2",
     [detect("2026-12-31T16:30:00+13:45", "P4")], ["acknowledge"],
     hand={"acknowledge": "2027-01-05T12:30:00+13:45"}, worksheet="30 min on Thursday; Friday 1st and Monday 4th holidays; Tuesday 09:00 + 3 h 30 min.")
case("p4-ack-kathmandu-friday", "A P4 on the short Friday in Kathmandu", "kathmandu", "2",
     [detect("2026-06-05T14:00:00+05:45", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-07T13:00:00+05:45"}, worksheet="1 h to 15:00; Saturday closed; Sunday 10:00 + 3 h = 13:00.")
case("p4-ack-adelaide-labour-day", "A P4 over the spring change and Labour Day in Adelaide", "adelaide", "2",
     [detect("2026-10-02T16:00:00+09:30", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-10-06T12:00:00+10:30"}, worksheet="1 h on Friday; weekend with the change, Monday holiday; 3 h on Tuesday at +10:30.")
case("p4-ack-adelaide-easter", "A P4 over Easter and the autumn change in Adelaide", "adelaide", "2",
     [detect("2026-04-02T16:00:00+10:30", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-04-07T12:00:00+09:30"}, worksheet="1 h on Thursday; closed until Tuesday the 7th; 3 h at +09:30.")
case("p4-ack-newyork-spring", "A P4 over the weekend of the spring change in New York", "newyork", "2",
     [detect("2026-03-06T16:00:00-05:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-03-09T12:00:00-04:00"}, worksheet="1 h on Friday EST, 3 h on Monday EDT.")
case("p4-ack-newyork-autumn", "A P4 over the weekend of the autumn change in New York", "newyork", "2",
     [detect("2026-10-30T16:00:00-04:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-11-02T12:00:00-05:00"}, worksheet="1 h on Friday EDT, 3 h on Monday EST.")
case("p4-ack-thanksgiving", "A P4 on the eve of Thanksgiving", "newyork", "2",
     [detect("2026-11-25T16:00:00-05:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-11-27T12:00:00-05:00"}, worksheet="1 h on Wednesday; Thursday holiday; 3 h on Friday.")
case("p4-ack-independence-day", "A P4 before Independence Day, which is observed on the Friday", "newyork", "2",
     [detect("2026-07-02T16:30:00-04:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-07-06T12:30:00-04:00"}, worksheet="30 min on Thursday; Friday the 3rd observed; Monday 09:00 + 3 h 30 min.")
case("p4-ack-always-spring", "Around the clock: four business hours across the 23-hour day", "always", "2",
     [detect("2026-03-28T23:00:00+00:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-03-29T04:00:00+01:00"}, left={"acknowledge": ("2026-03-29T00:59:00+00:00", 121)},
     worksheet="4 real hours: 23:00 + 4 h = 03:00 GMT = 04:00 BST; at 00:59 GMT 2 h 1 min are left.")
case("p4-ack-always-autumn", "Around the clock: four business hours across the 25-hour day", "always", "2",
     [detect("2026-10-24T23:00:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-10-25T02:00:00+00:00"}, left={"acknowledge": ("2026-10-25T01:30:00+01:00", 90)},
     worksheet="23:00 BST = 22:00 GMT; + 4 h = 02:00 GMT. At 01:30 BST = 00:30 GMT 90 min are left.")
case("p4-ack-always-midnight", "Around the clock: the windows of two days meet at midnight", "always", "2",
     [detect("2026-06-06T22:15:00+01:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-07T02:15:00+01:00"}, worksheet="22:15 + 4 h; nothing is lost at midnight.")
case("p4-ack-nights-spring", "Night shift: the window that is an hour short", "newyork-nights", "2",
     [detect("2026-03-07T23:00:00-05:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-03-08T04:00:00-04:00"}, worksheet="1 h to midnight, 3 real hours after 00:00 EST = 03:00 EST = 04:00 EDT.")
case("p4-ack-nights-spring-overflow", "Night shift: only five real hours before six o'clock", "newyork-nights", "2",
     [detect("2026-03-08T01:30:00-05:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-03-08T22:30:00-04:00"}, worksheet="01:30 EST to 06:00 EDT (= 05:00 EST) = 3 h 30 min; 30 min more from 22:00 = 22:30.")
case("p4-ack-nights-autumn", "Night shift: the window that is an hour long", "newyork-nights", "2",
     [detect("2026-10-31T23:00:00-04:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-11-01T02:00:00-05:00"}, worksheet="1 h to midnight, 3 real hours after 00:00 EDT = 03:00 EDT = 02:00 EST.")
case("p4-ack-nights-by-day", "Night shift: a P4 at noon waits for the evening", "newyork-nights", "2",
     [detect("2026-06-03T12:00:00-04:00", "P4")], ["acknowledge"],
     hand={"acknowledge": "2026-06-04T02:00:00-04:00"}, worksheet="22:00 to 24:00 = 2 h, then 00:00 to 02:00 = 2 h.")
case("p4-ack-opening-in-gap", "A window that opens at a time which does not exist", "london-edges", "2",
     [detect("2026-03-29T00:20:00+00:00", "P4")], ["acknowledge"], folds=True,
     hand={"acknowledge": "2026-03-30T11:05:00+01:00"},
     worksheet="00:20 to 00:45 = 25 min; 01:30 does not exist and becomes 02:30 BST: to 04:00 BST 1 h 30 min; so far 1 h 55 min; 2 h 5 min on Monday from 09:00 = 11:05.")
case("p4-ack-opening-repeated", "A window that opens at a time which comes twice: the earlier one counts", "london-edges", "2",
     [detect("2026-10-25T00:15:00+01:00", "P4")], ["acknowledge"], folds=True,
     hand={"acknowledge": "2026-10-25T04:00:00+00:00"},
     worksheet="00:15 to 00:45 BST = 30 min; 01:30 BST (= 00:30 GMT) to 04:00 GMT = 3 h 30 min; the four hours end exactly at closing.")

# --- triage and war room

case("p1-triage-warroom", "P1: triage and war room", "newyork", "2",
     [detect("2026-06-03T08:00:00-04:00", "P1")], ["triage", "warRoom"],
     hand={"triage": "2026-06-03T08:05:00-04:00", "warRoom": "2026-06-03T08:15:00-04:00"},
     worksheet="+ 5 min (in time at the limit), + 15 min (late at the limit).")
case("p1-warroom-second-precision", "The limits are exact to the second", "kolkata", "1",
     [detect("2026-06-03T08:00:17+05:30", "P1")], ["acknowledge", "triage", "warRoom"],
     hand={"acknowledge": "2026-06-03T08:05:17+05:30", "triage": "2026-06-03T08:05:17+05:30", "warRoom": "2026-06-03T08:15:17+05:30"},
     worksheet="Five and fifteen minutes after 08:00:17.")
case("p2-triage", "P2: triage, and no war room", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P2")], ["triage"], none=["warRoom", "bridgeStatus", "executiveBriefing"],
     hand={"triage": "2026-06-03T10:05:00+01:00"}, worksheet="10:00 + 5 min.")
case("p3-no-triage-clock", "P3: neither triage nor war room nor daily report", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P3")], ["acknowledge"],
     none=["triage", "warRoom", "bridgeStatus", "executiveBriefing", "dailyReport", "citizenFirst"])
case("open-incident-has-no-closing-clocks", "While it is open nothing of what follows restoration runs", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), acknowledge("2026-06-03T10:03:00+01:00")], ["resolve"],
     none=["restored", "close", "reviewSchedule", "review", "report"])
case("p1-warroom-adelaide-spring", "P1 five minutes before the clocks go forward in Adelaide", "adelaide", "1",
     [detect("2026-10-04T01:55:00+09:30", "P1")], ["acknowledge", "warRoom", "citizenFirst"],
     hand={"acknowledge": "2026-10-04T03:00:00+10:30", "warRoom": "2026-10-04T03:10:00+10:30", "citizenFirst": "2026-10-04T03:10:00+10:30"},
     worksheet="01:55 + 5 min is the moment of the change: 02:00 ACST = 03:00 ACDT; ten minutes on: 03:10.")

# --- first citizen message

case("p1-citizen-first", "P1: first message in under fifteen minutes", "rome", "1",
     [detect("2026-06-03T13:10:00+02:00", "P1")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-03T13:25:00+02:00"}, worksheet="13:10 + 15 min; lunch does not matter.")
case("p2-citizen-first", "P2: first message in under thirty minutes", "kathmandu", "3",
     [detect("2026-06-06T23:45:00+05:45", "P2")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-07T00:15:00+05:45"}, worksheet="23:45 + 30 min = 00:15 next day.")
case("p3-citizen-first-several", "P3: four hours from several reports", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P3"), several_reports("2026-06-03T11:30:00+01:00")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-03T15:30:00+01:00"}, worksheet="11:30 + 4 h = 15:30; at 15:30:00 it is still in time.")
case("p3-citizen-first-none", "P3 with a single report owes no public message", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P3"), acknowledge("2026-06-03T10:20:00+01:00")], ["acknowledge"],
     none=["citizenFirst", "citizenUpdate"])
case("p3-citizen-first-at-detection", "P3: several reports known at detection", "newyork", "2",
     [detect("2026-03-07T23:30:00-05:00", "P3"), several_reports("2026-03-07T23:30:00-05:00")], ["citizenFirst"],
     hand={"citizenFirst": "2026-03-08T04:30:00-04:00"}, worksheet="23:30 EST + 4 h = 03:30 EST = 04:30 EDT: the night is an hour short.")
case("p3-citizen-first-autumn", "P3: four hours across the autumn change", "newyork", "2",
     [detect("2026-10-31T23:30:00-04:00", "P3"), several_reports("2026-10-31T23:45:00-04:00")], ["citizenFirst"],
     hand={"citizenFirst": "2026-11-01T02:45:00-05:00"}, worksheet="23:45 EDT + 4 h = 03:45 EDT = 02:45 EST.")
case("p4-direct-answer-plain", "P4: direct answer by the end of the next business day", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-04T17:00:00+01:00"}, left={"citizenFirst": ("2026-06-03T10:00:00+01:00", 900)},
     worksheet="Wednesday does not count; Thursday 17:00. Left: 7 h + 8 h = 15 h = 900 min.")
case("p4-direct-answer-friday", "P4 on a Friday: answer by Monday's close", "london", "2",
     [detect("2026-06-05T16:59:00+01:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-08T17:00:00+01:00"}, left={"citizenFirst": ("2026-06-07T12:00:00+01:00", 480)},
     worksheet="First working day after Friday is Monday; on Sunday a full day of 480 min is left.")
case("p4-direct-answer-sunday", "P4 on a Sunday: the Sunday does not count, Monday does", "london", "2",
     [detect("2026-06-07T12:00:00+01:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-08T17:00:00+01:00"}, worksheet="First working day after Sunday is Monday.")
case("p4-direct-answer-just-after-midnight", "P4 one minute after midnight: that day does not count", "london", "2",
     [detect("2026-06-03T00:01:00+01:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-04T17:00:00+01:00"}, worksheet="The day of the start is Wednesday the 3rd, though 23:01 UTC on the 2nd; Thursday counts.")
case("p4-direct-answer-just-before-midnight", "P4 one minute before midnight: the next day counts", "london", "2",
     [detect("2026-06-02T23:59:00+01:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-03T17:00:00+01:00"}, worksheet="The day of the start is Tuesday; Wednesday counts.")
case("p4-direct-answer-easter", "P4 on the Thursday before Easter", "london", "2",
     [detect("2026-04-02T10:00:00+01:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-04-07T17:00:00+01:00"}, worksheet="Friday, weekend and Monday are free; Tuesday the 7th.")
case("p4-direct-answer-half-day", "P4 on 23 December: the half-day counts as a working day", "london", "2",
     [detect("2026-12-23T10:00:00+00:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-12-24T12:00:00+00:00"}, left={"citizenFirst": ("2026-12-23T10:00:00+00:00", 600)},
     worksheet="The 24th is open 09:00 to 12:00; left 7 h + 3 h = 600 min.")
case("p4-direct-answer-open-saturday", "P4 before the Saturday that the calendar opens", "london", "2",
     [detect("2026-11-13T10:00:00+00:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-11-14T14:00:00+00:00"}, worksheet="Saturday the 14th is open 10:00 to 14:00 and so is a working day.")
case("p4-direct-answer-kolkata", "P4 on a Friday in Kolkata: Saturday morning is a working day", "kolkata", "2",
     [detect("2026-06-05T10:00:00+05:30", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-06T13:00:00+05:30"}, worksheet="Saturday closes at 13:00.")
case("p4-direct-answer-cairo", "P4 on a Thursday in Cairo", "cairo", "2",
     [detect("2026-06-04T10:00:00+03:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-07T17:00:00+03:00"}, worksheet="Friday and Saturday are the weekend; Sunday 17:00.")
case("p4-direct-answer-rome", "P4 in Rome: the end of the last window of the day, after lunch", "rome", "2",
     [detect("2026-06-03T10:00:00+02:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-04T18:00:00+02:00"}, left={"citizenFirst": ("2026-06-03T13:30:00+02:00", 720)},
     worksheet="Thursday's last window ends at 18:00; from Wednesday's lunch 4 h + 8 h = 720 min.")
case("p4-direct-answer-chatham-date", "P4 told in UTC: the day is the one on Chatham", "chatham", "2",
     [detect("2026-06-04T13:00:00Z", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-06-08T17:00:00+12:45"}, worksheet="13:00 UTC on Thursday = 01:45 on Friday the 5th on Chatham; the next working day is Monday the 8th.")
case("p4-direct-answer-chatham-year", "P4 on the last UTC day of the year, already next year on Chatham", "chatham", "2",
     [detect("2026-12-31T11:00:00Z", "P4")], ["citizenFirst", "acknowledge"],
     hand={"citizenFirst": "2027-01-05T17:00:00+13:45", "acknowledge": "2027-01-05T13:00:00+13:45"},
     worksheet="11:00 UTC = 00:45 on Friday 1 January; Friday and Monday the 4th are holidays; Tuesday 17:00, and 09:00 + 4 h for the acknowledgement.")
case("p4-direct-answer-always-spring", "Around the clock: the next day ends at midnight, the 23-hour Sunday", "always", "2",
     [detect("2026-03-28T12:00:00+00:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-03-30T00:00:00+01:00"}, left={"citizenFirst": ("2026-03-29T00:00:00+00:00", 1380)},
     worksheet="Sunday the 29th ends at 24:00 BST; it has 23 h = 1380 min.")
case("p4-direct-answer-always-autumn", "Around the clock: the 25-hour Sunday", "always", "2",
     [detect("2026-10-24T12:00:00+01:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-10-26T00:00:00+00:00"}, left={"citizenFirst": ("2026-10-25T00:00:00+01:00", 1500)},
     worksheet="Sunday the 25th ends at 24:00 GMT; it has 25 h = 1500 min.")
case("p4-direct-answer-leap", "P4 on 28 February 2028", "london", "2",
     [detect("2028-02-28T10:00:00+00:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2028-02-29T17:00:00+00:00"}, worksheet="The next working day is Tuesday the 29th.")

# --- further citizen messages

case("p1-update-after-each-message", "P1: thirty minutes from the last published message", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), message("2026-06-03T10:12:00+01:00"), message("2026-06-03T10:40:00+01:00"),
      message("2026-06-03T11:15:00+01:00")],
     ["citizenUpdate#1", "citizenUpdate#2", "citizenUpdate#3"],
     hand={"citizenUpdate#1": "2026-06-03T10:42:00+01:00", "citizenUpdate#2": "2026-06-03T11:10:00+01:00",
           "citizenUpdate#3": "2026-06-03T11:45:00+01:00"},
     worksheet="10:12, 10:40 and 11:15 + 30 min each; the second was missed by five minutes and the third runs from the late message.")
case("p1-update-london-spring", "P1: a message just before the spring change", "london", "1",
     [detect("2026-03-29T00:30:00+00:00", "P1"), message("2026-03-29T00:44:00+00:00")], ["citizenUpdate#1"],
     hand={"citizenUpdate#1": "2026-03-29T02:14:00+01:00"}, worksheet="00:44 GMT + 30 min = 01:14 GMT = 02:14 BST.")
case("p1-update-ends-with-restoration", "P1: no further update is owed after restoration", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), message("2026-06-03T10:10:00+01:00"), resolve("2026-06-03T10:30:00+01:00"),
      message("2026-06-03T10:33:00+01:00", "restoration")], ["citizenUpdate#1", "restored"], absent=["citizenUpdate#2"],
     hand={"citizenUpdate#1": "2026-06-03T10:40:00+01:00", "restored": "2026-06-03T10:35:00+01:00"},
     worksheet="10:10 + 30 min; 10:30 + 5 min; the restoration message begins no new cycle.")
case("p2-update", "P2: two hours from the last message", "adelaide", "2",
     [detect("2026-06-03T22:40:00+09:30", "P2"), message("2026-06-03T23:05:00+09:30")], ["citizenUpdate#1"],
     hand={"citizenUpdate#1": "2026-06-04T01:05:00+09:30"}, worksheet="23:05 + 2 h = 01:05 next day.")
case("p2-update-adelaide-spring", "P2: two hours across the spring change", "adelaide", "2",
     [detect("2026-10-04T01:00:00+09:30", "P2"), message("2026-10-04T01:20:00+09:30")], ["citizenUpdate#1"],
     hand={"citizenUpdate#1": "2026-10-04T04:20:00+10:30"}, worksheet="01:20 ACST + 2 h = 03:20 ACST = 04:20 ACDT.")
case("p2-update-newyork-autumn", "P2: two hours across the autumn change", "newyork", "2",
     [detect("2026-11-01T00:20:00-04:00", "P2"), message("2026-11-01T00:45:00-04:00")], ["citizenUpdate#1"],
     hand={"citizenUpdate#1": "2026-11-01T01:45:00-05:00"}, worksheet="00:45 EDT + 2 h = 02:45 EDT = 01:45 EST.")
case("p3-update-plain", "P3: daily, that is 24 hours from the last message, weekend or not", "london", "2",
     [detect("2026-06-05T10:00:00+01:00", "P3"), several_reports("2026-06-05T10:10:00+01:00"), message("2026-06-05T12:00:00+01:00"),
      message("2026-06-06T11:00:00+01:00")], ["citizenUpdate#1", "citizenUpdate#2"],
     hand={"citizenUpdate#1": "2026-06-06T12:00:00+01:00", "citizenUpdate#2": "2026-06-07T11:00:00+01:00"},
     worksheet="Friday 12:00 + 24 h = Saturday 12:00; Saturday 11:00 + 24 h = Sunday 11:00.")
case("p3-update-london-spring", "P3: 24 hours across the spring change end an hour later by the wall clock", "london", "2",
     [detect("2026-03-28T13:00:00+00:00", "P3"), several_reports("2026-03-28T13:30:00+00:00"), message("2026-03-28T14:00:00+00:00")],
     ["citizenUpdate#1"],
     hand={"citizenUpdate#1": "2026-03-29T15:00:00+01:00"}, worksheet="14:00 GMT + 24 h = 14:00 GMT = 15:00 BST.")
case("p3-update-london-autumn", "P3: 24 hours across the autumn change end an hour earlier by the wall clock", "london", "2",
     [detect("2026-10-24T13:00:00+01:00", "P3"), several_reports("2026-10-24T13:30:00+01:00"), message("2026-10-24T14:00:00+01:00")],
     ["citizenUpdate#1"],
     hand={"citizenUpdate#1": "2026-10-25T13:00:00+00:00"}, worksheet="14:00 BST = 13:00 GMT; + 24 h = 13:00 GMT.")
case("p3-update-adelaide-autumn", "P3: 24 hours across the autumn change in Adelaide", "adelaide", "2",
     [detect("2026-04-04T08:00:00+10:30", "P3"), several_reports("2026-04-04T08:30:00+10:30"), message("2026-04-04T09:00:00+10:30")],
     ["citizenUpdate#1"],
     hand={"citizenUpdate#1": "2026-04-05T08:00:00+09:30"}, worksheet="09:00 ACDT + 24 h = 09:00 ACDT = 08:00 ACST.")
case("p3-update-leap-day", "P3: 24 hours onto the leap day", "london", "2",
     [detect("2028-02-28T09:00:00+00:00", "P3"), several_reports("2028-02-28T09:00:00+00:00"), message("2028-02-28T11:00:00+00:00"),
      message("2028-02-29T10:30:00+00:00")], ["citizenUpdate#1", "citizenUpdate#2"],
     hand={"citizenUpdate#1": "2028-02-29T11:00:00+00:00", "citizenUpdate#2": "2028-03-01T10:30:00+00:00"},
     worksheet="28 February + 24 h = 29 February; 29 February + 24 h = 1 March.")
case("p4-update-on-status-change", "P4: four business hours after acknowledgement made it \"investigating\"", "london", "2",
     [detect("2026-06-05T14:00:00+01:00", "P4"), acknowledge("2026-06-05T15:30:00+01:00")], ["citizenUpdate#1"],
     hand={"citizenUpdate#1": "2026-06-08T11:30:00+01:00"}, left={"citizenUpdate#1": ("2026-06-05T16:00:00+01:00", 210)},
     worksheet="15:30 to 17:00 = 1 h 30 min; 2 h 30 min on Monday = 11:30; at 16:00 on Friday 240 - 30 = 210 min are left.")
case("p4-update-none-before", "P4: no update is owed before its status has changed", "london", "2",
     [detect("2026-06-05T14:00:00+01:00", "P4")], ["acknowledge"], none=["citizenUpdate"])
case("p4-update-out-of-hours", "P4 acknowledged on a Sunday: the four hours are Monday's", "london", "1",
     [detect("2026-06-07T14:00:00+01:00", "P4"), acknowledge("2026-06-07T14:10:00+01:00")], ["citizenUpdate#1", "acknowledge"],
     hand={"citizenUpdate#1": "2026-06-08T13:00:00+01:00", "acknowledge": "2026-06-08T13:00:00+01:00"},
     worksheet="Both start on Sunday and begin to count on Monday at 09:00: 13:00.")

# --- target resolution

RESOLVE_DUE = {
    ("P1", "1"): ("1 h", "2026-06-03T10:00:00+01:00"), ("P1", "2"): ("4 h", "2026-06-03T13:00:00+01:00"),
    ("P2", "1"): ("4 h", "2026-06-03T13:00:00+01:00"), ("P2", "2"): ("8 h", "2026-06-03T17:00:00+01:00"),
    ("P3", "1"): ("8 h", "2026-06-03T17:00:00+01:00"), ("P3", "2"): ("24 h", "2026-06-04T09:00:00+01:00"),
    ("P4", "1"): ("24 h", "2026-06-04T09:00:00+01:00"), ("P4", "2"): ("72 h", "2026-06-06T09:00:00+01:00"),
}
for (p, t), (limit, due) in RESOLVE_DUE.items():
    case(f"{p.lower()}-resolve-tier-{t}", f"{p} on tier {t}: target resolution {limit} from detection", "london", t,
         [detect("2026-06-03T09:00:00+01:00", p)], ["resolve"], hand={"resolve": due},
         worksheet=f"Wednesday 3 June 09:00 + {limit}.")
case("p1-resolve-tier-3", "P1 on tier 3 is measured as tier 2", "london", "3",
     [detect("2026-06-03T09:00:00+01:00", "P1")], ["resolve"],
     hand={"resolve": "2026-06-03T13:00:00+01:00"}, worksheet="09:00 + 4 h.")
case("p2-resolve-tier-4", "P2 on tier 4 is measured as tier 2", "london", "4",
     [detect("2026-06-03T09:00:00+01:00", "P2")], ["resolve"],
     hand={"resolve": "2026-06-03T17:00:00+01:00"}, worksheet="09:00 + 8 h.")
case("p3-resolve-tier-3", "P3 on tier 3 is measured as tier 2", "kathmandu", "3",
     [detect("2026-06-05T16:10:00+05:45", "P3")], ["resolve"],
     hand={"resolve": "2026-06-06T16:10:00+05:45"}, worksheet="+ 24 h of elapsed time, over the closed Saturday.")
case("p4-resolve-tier-4", "P4 on tier 4 is measured as tier 2, over New Year", "chatham", "4",
     [detect("2026-12-30T08:00:00+13:45", "P4")], ["resolve"],
     hand={"resolve": "2027-01-02T08:00:00+13:45"}, worksheet="+ 72 h = three days: 31 December, 1 and 2 January.")
case("p3-resolve-tier-1-spring", "P3 on tier 1: eight hours across the spring change", "london", "1",
     [detect("2026-03-28T22:00:00+00:00", "P3")], ["resolve"],
     hand={"resolve": "2026-03-29T07:00:00+01:00"}, worksheet="22:00 GMT + 8 h = 06:00 GMT = 07:00 BST.")
case("p2-resolve-tier-1-autumn", "P2 on tier 1: four hours across the autumn change", "newyork", "1",
     [detect("2026-10-31T23:00:00-04:00", "P2")], ["resolve"],
     hand={"resolve": "2026-11-01T02:00:00-05:00"}, worksheet="23:00 EDT + 4 h = 03:00 EDT = 02:00 EST.")
case("p4-resolve-tier-2-spring", "P4 on tier 2: 72 hours across the spring change in New York", "newyork", "2",
     [detect("2026-03-06T09:00:00-05:00", "P4")], ["resolve"],
     hand={"resolve": "2026-03-09T10:00:00-04:00"}, worksheet="Three days at EST = 9 March 09:00 EST = 10:00 EDT.")
case("p4-resolve-tier-1-cairo", "P4 on tier 1: 24 hours over the midnight that Cairo skips", "cairo", "1",
     [detect("2026-04-23T12:00:00+02:00", "P4")], ["resolve"],
     hand={"resolve": "2026-04-24T13:00:00+03:00"}, worksheet="12:00 at +02:00 + 24 h = 13:00 at +03:00.")

# --- investigation

case("p1-investigate", "P1: decision fifteen minutes after acknowledgement", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), acknowledge("2026-06-03T10:03:00+01:00")], ["investigate"],
     hand={"investigate": "2026-06-03T10:18:00+01:00"}, worksheet="10:03 + 15 min.")
case("p1-investigate-unacknowledged", "P1 not acknowledged: the fifteen minutes start at the deadline", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1")], ["investigate"],
     hand={"investigate": "2026-06-03T10:20:00+01:00"}, worksheet="Deadline 10:05 + 15 min.")
case("p1-investigate-late-acknowledgement", "P1 acknowledged late: the deadline was earlier", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), acknowledge("2026-06-03T10:30:00+01:00")], ["investigate"],
     hand={"investigate": "2026-06-03T10:20:00+01:00"}, worksheet="The earlier of 10:30 and 10:05, + 15 min.")
case("p2-investigate", "P2: one hour from acknowledgement", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P2"), acknowledge("2026-06-03T10:07:00+01:00")], ["investigate#1"],
     hand={"investigate#1": "2026-06-03T11:07:00+01:00"}, worksheet="10:07 + 1 h.")
case("p2-investigate-spring", "P2: the hour that contains the spring change in New York", "newyork", "2",
     [detect("2026-03-08T01:15:00-05:00", "P2")], ["investigate#1"],
     hand={"investigate#1": "2026-03-08T03:30:00-04:00"}, worksheet="Deadline 01:30 EST, + 1 h = 02:30 EST = 03:30 EDT.")
case("p3-investigate", "P3: progress within a day of acknowledgement", "rome", "2",
     [detect("2026-06-03T10:00:00+02:00", "P3"), acknowledge("2026-06-03T10:40:00+02:00")], ["investigate#1"],
     hand={"investigate#1": "2026-06-04T10:40:00+02:00"}, worksheet="10:40 + 24 h.")
case("p3-investigate-autumn", "P3: the day of 25 hours", "london", "2",
     [detect("2026-10-24T20:00:00+01:00", "P3")], ["investigate#1"],
     hand={"investigate#1": "2026-10-25T20:00:00+00:00"}, worksheet="Deadline 21:00 BST = 20:00 GMT; + 24 h = 20:00 GMT.")
case("p4-investigate-acknowledged", "P4: progress within a day of acknowledgement, elapsed time", "london", "2",
     [detect("2026-06-05T16:00:00+01:00", "P4"), acknowledge("2026-06-05T16:45:00+01:00")], ["investigate#1"],
     hand={"investigate#1": "2026-06-06T16:45:00+01:00"}, worksheet="Friday 16:45 + 24 h: Saturday, for a day is 24 h.")
case("p4-investigate-unacknowledged", "P4 not acknowledged: from the business deadline", "london", "2",
     [detect("2026-06-05T16:00:00+01:00", "P4")], ["investigate#1", "acknowledge"],
     hand={"investigate#1": "2026-06-09T12:00:00+01:00", "acknowledge": "2026-06-08T12:00:00+01:00"},
     worksheet="Deadline: 1 h on Friday, 3 h on Monday = 12:00; + 24 h = Tuesday 12:00.")

# --- after restoration

case("p1-after-restoration", "P1: everything that restoration starts", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), resolve("2026-06-03T10:50:00+01:00")],
     ["restored", "close", "reviewSchedule", "review", "report"],
     hand={"restored": "2026-06-03T10:55:00+01:00", "close": "2026-06-04T10:50:00+01:00", "reviewSchedule": "2026-06-04T10:50:00+01:00",
           "review": "2026-06-05T10:50:00+01:00", "report": "2026-06-10T17:00:00+01:00"},
     left={"report": ("2026-06-03T10:50:00+01:00", 2770)},
     worksheet="+ 5 min, + 24 h twice, + 48 h; report: 4, 5, 8, 9, 10 June = fifth business day; left 6 h 10 min + 5 x 8 h = 46 h 10 min = 2770 min.")
case("p2-after-restoration", "P2: review by the fifth business day, advice the third", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P2"), resolve("2026-06-03T16:00:00+01:00")],
     ["restored", "close", "reviewSchedule", "review", "report"],
     hand={"restored": "2026-06-03T16:05:00+01:00", "close": "2026-06-04T16:00:00+01:00", "reviewSchedule": "2026-06-04T16:00:00+01:00",
           "review": ("2026-06-10T17:00:00+01:00", "2026-06-08T17:00:00+01:00"), "report": "2026-06-10T17:00:00+01:00"},
     left={"review": ("2026-06-08T17:00:00+01:00", 960)},
     worksheet="Days after Wednesday the 3rd: 4 (1), 5 (2), 8 (3, advice), 9 (4), 10 (5); from Monday's close two days of 480 min are left.")
case("p3-after-restoration-in-time", "P3 in time: closing, but no review and no report", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P3"), several_reports("2026-06-03T10:20:00+01:00"), message("2026-06-03T12:00:00+01:00"),
      resolve("2026-06-03T18:00:00+01:00")], ["restored", "close"], none=["review", "report"],
     hand={"restored": "2026-06-03T18:05:00+01:00", "close": "2026-06-04T18:00:00+01:00"}, worksheet="+ 5 min; + 24 h; eight of twenty-four hours used, so the target is kept.")
case("p3-after-breach", "P3 restored after its target: a review is mandatory, a report is not", "london", "1",
     [detect("2026-06-03T08:00:00+01:00", "P3"), resolve("2026-06-03T16:30:00+01:00")], ["review", "close"], none=["report"],
     hand={"review": "2026-06-10T17:00:00+01:00", "close": "2026-06-04T16:30:00+01:00"},
     worksheet="Target 8 h = 16:00, restored 16:30; fifth business day after Wednesday the 3rd is Wednesday the 10th.")
case("p3-restored-at-the-limit", "P3 restored exactly at its target is late, so a review is mandatory", "london", "1",
     [detect("2026-06-03T08:00:00+01:00", "P3"), resolve("2026-06-03T16:00:00+01:00")], ["resolve", "review"], none=["report"],
     hand={"resolve": "2026-06-03T16:00:00+01:00", "review": "2026-06-10T17:00:00+01:00"},
     worksheet="08:00 + 8 h = 16:00 and the text writes \"<\"; fifth business day after the 3rd is the 10th.")
case("p3-restored-one-second-early", "One second earlier it is in time and no review is owed", "london", "1",
     [detect("2026-06-03T08:00:00+01:00", "P3"), resolve("2026-06-03T15:59:59+01:00")], ["resolve"], none=["review", "report"],
     hand={"resolve": "2026-06-03T16:00:00+01:00"}, worksheet="08:00 + 8 h = 16:00.")
case("p4-after-breach", "P4 on tier 1 restored after a day: review within five business days", "cairo", "1",
     [detect("2026-06-03T10:00:00+03:00", "P4"), resolve("2026-06-04T12:00:00+03:00")], ["review"], none=["report"],
     hand={"review": "2026-06-11T17:00:00+03:00"}, worksheet="26 h > 24 h. Days after Thursday the 4th: Sunday 7, 8, 9, 10, Thursday 11.")
case("resolve-entered-later", "Restoration counts from when the service was back, not from when that was entered", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P2"), resolve("2026-06-03T12:00:00+01:00", at="2026-06-03T14:00:00+01:00")],
     ["restored", "close"],
     hand={"restored": "2026-06-03T12:05:00+01:00", "close": "2026-06-04T12:00:00+01:00"}, worksheet="From 12:00: + 5 min, + 24 h.")
case("p1-review-london-spring", "P1: 24 and 48 hours across the spring change", "london", "1",
     [detect("2026-03-28T07:30:00+00:00", "P1"), resolve("2026-03-28T08:00:00+00:00")], ["close", "reviewSchedule", "review"],
     hand={"close": "2026-03-29T09:00:00+01:00", "reviewSchedule": "2026-03-29T09:00:00+01:00", "review": "2026-03-30T09:00:00+01:00"},
     worksheet="08:00 GMT one and two days on = 09:00 BST.")
case("p1-review-london-autumn", "P1: 24 and 48 hours across the autumn change", "london", "1",
     [detect("2026-10-24T07:30:00+01:00", "P1"), resolve("2026-10-24T08:00:00+01:00")], ["close", "reviewSchedule", "review"],
     hand={"close": "2026-10-25T07:00:00+00:00", "reviewSchedule": "2026-10-25T07:00:00+00:00", "review": "2026-10-26T07:00:00+00:00"},
     worksheet="08:00 BST = 07:00 GMT; one and two days on.")
case("p1-review-adelaide-spring", "P1: 48 hours across the spring change in Adelaide", "adelaide", "1",
     [detect("2026-10-03T11:30:00+09:30", "P1"), resolve("2026-10-03T12:00:00+09:30")], ["review", "close"],
     hand={"review": "2026-10-05T13:00:00+10:30", "close": "2026-10-04T13:00:00+10:30"}, worksheet="12:00 ACST = 13:00 ACDT.")
case("p1-review-newyork-autumn", "P1: 48 hours across the autumn change in New York", "newyork", "1",
     [detect("2026-10-31T11:30:00-04:00", "P1"), resolve("2026-10-31T12:00:00-04:00")], ["review"],
     hand={"review": "2026-11-02T11:00:00-05:00"}, worksheet="12:00 EDT = 11:00 EST.")
case("p1-review-new-year", "P1 restored on 30 December: everything falls into the new year", "london", "1",
     [detect("2026-12-30T21:00:00+00:00", "P1"), resolve("2026-12-30T23:30:00+00:00")], ["close", "review", "report"],
     hand={"close": "2026-12-31T23:30:00+00:00", "review": "2027-01-01T23:30:00+00:00", "report": "2027-01-07T17:00:00+00:00"},
     worksheet="+ 24 h, + 48 h; business days: Thu 31, Mon 4, Tue 5, Wed 6, Thu 7.")
case("p2-report-christmas-2026", "P2 restored on 23 December 2026", "london", "2",
     [detect("2026-12-23T08:00:00+00:00", "P2"), resolve("2026-12-23T10:00:00+00:00")], ["review", "report"],
     hand={"review": ("2027-01-04T17:00:00+00:00", "2026-12-30T17:00:00+00:00"), "report": "2027-01-04T17:00:00+00:00"},
     left={"report": ("2026-12-23T10:00:00+00:00", 2520)},
     worksheet="24 (half-day, 1), 29 (2), 30 (3), 31 (4), 4 January (5). Left: 7 h + 3 h + 4 x 8 h = 42 h = 2520 min.")
case("p2-report-christmas-2027", "P2 restored on 22 December 2027", "london", "2",
     [detect("2027-12-22T08:00:00+00:00", "P2"), resolve("2027-12-22T10:00:00+00:00")], ["review", "report"],
     hand={"review": ("2027-12-31T17:00:00+00:00", "2027-12-29T17:00:00+00:00"), "report": "2027-12-31T17:00:00+00:00"},
     worksheet="Thu 23 (1), Fri 24 half-day (2), Wed 29 (3), Thu 30 (4), Fri 31 (5); 27 and 28 are substitute days.")
case("p2-report-christmas-2028", "P2 restored on 20 December 2028", "london", "2",
     [detect("2028-12-20T08:00:00+00:00", "P2"), resolve("2028-12-20T10:00:00+00:00")], ["review", "report"],
     hand={"review": ("2028-12-29T17:00:00+00:00", "2028-12-27T17:00:00+00:00"), "report": "2028-12-29T17:00:00+00:00"},
     left={"report": ("2028-12-25T12:00:00+00:00", 1440)},
     worksheet="Thu 21 (1), Fri 22 (2), Wed 27 (3), Thu 28 (4), Fri 29 (5); on Christmas Day three days of 480 min are left.")
case("p2-report-easter-2027", "P2 restored before Easter 2027, whose weekend has the spring change", "london", "2",
     [detect("2027-03-24T08:00:00+00:00", "P2"), resolve("2027-03-24T10:00:00+00:00")], ["review", "report"],
     hand={"review": ("2027-04-02T17:00:00+01:00", "2027-03-31T17:00:00+01:00"), "report": "2027-04-02T17:00:00+01:00"},
     left={"report": ("2027-03-28T12:00:00+01:00", 1920)},
     worksheet="Thu 25 (1), Tue 30 (2), Wed 31 (3), Thu 1 (4), Fri 2 April (5); on Easter Sunday four days of 480 min are left.")
case("p2-report-easter-2028", "P2 restored before Easter 2028", "london", "2",
     [detect("2028-04-11T08:00:00+01:00", "P2"), resolve("2028-04-11T10:00:00+01:00")], ["review", "report"],
     hand={"review": ("2028-04-20T17:00:00+01:00", "2028-04-18T17:00:00+01:00"), "report": "2028-04-20T17:00:00+01:00"},
     worksheet="Wed 12 (1), Thu 13 (2), Tue 18 (3), Wed 19 (4), Thu 20 (5); 14 and 17 April are holidays.")
case("p2-report-leap-day", "P2 restored on the leap day", "london", "2",
     [detect("2028-02-29T08:00:00+00:00", "P2"), resolve("2028-02-29T10:00:00+00:00")], ["close", "report"],
     hand={"close": "2028-03-01T10:00:00+00:00", "report": "2028-03-07T17:00:00+00:00"}, worksheet="Wed 1 March (1), 2, 3, Mon 6 (4), Tue 7 (5).")
case("p2-report-may-2026", "P2 restored before the early May bank holiday", "london", "2",
     [detect("2026-05-01T08:00:00+01:00", "P2"), resolve("2026-05-01T10:00:00+01:00")], ["report"],
     hand={"report": "2026-05-11T17:00:00+01:00"}, worksheet="Mon 4 is a holiday: Tue 5 (1), 6, 7, Fri 8 (4), Mon 11 (5).")
case("p2-report-local-date", "P2 restored at 00:30 local, still the previous day in UTC", "london", "2",
     [detect("2026-06-03T22:00:00Z", "P2"), resolve("2026-06-03T23:30:00Z")], ["report"],
     hand={"report": "2026-06-11T17:00:00+01:00"}, worksheet="23:30 UTC = 00:30 BST on Thursday the 4th, which does not count: Fri 5, 8, 9, 10, Thu 11.")
case("p2-report-sunday", "P2 restored on a Sunday: Monday is the first business day", "london", "2",
     [detect("2026-06-07T20:00:00+01:00", "P2"), resolve("2026-06-07T22:00:00+01:00")], ["report"],
     hand={"report": "2026-06-12T17:00:00+01:00"}, left={"report": ("2026-06-10T13:00:00+01:00", 1200)},
     worksheet="8, 9, 10, 11, 12 June; from Wednesday 13:00 4 h + 8 h + 8 h = 1200 min.")
case("p2-report-kolkata", "P2 in Kolkata: Saturday is one of the five days", "kolkata", "2",
     [detect("2026-06-03T10:00:00+05:30", "P2"), resolve("2026-06-03T12:00:00+05:30")], ["review", "report"],
     hand={"review": ("2026-06-09T18:00:00+05:30", "2026-06-06T13:00:00+05:30"), "report": "2026-06-09T18:00:00+05:30"},
     worksheet="Thu 4 (1), Fri 5 (2), Sat 6 (3, closes 13:00), Mon 8 (4), Tue 9 (5, closes 18:00).")
case("p2-report-cairo", "P2 in Cairo over two holidays and the change to summer time", "cairo", "2",
     [detect("2026-04-22T10:00:00+02:00", "P2"), resolve("2026-04-22T12:00:00+02:00")], ["review", "report"],
     hand={"review": ("2026-04-29T17:00:00+03:00", "2026-04-27T17:00:00+03:00"), "report": "2026-04-29T17:00:00+03:00"},
     worksheet="Thu 23 (1); 24 and 25 weekend; Sun 26 (2), Mon 27 (3), Tue 28 (4), Wed 29 (5).")
case("p2-report-kathmandu", "P2 in Kathmandu, restored on the closed Saturday: Sunday is the first of the five days", "kathmandu", "2",
     [detect("2026-06-06T10:00:00+05:45", "P2"), resolve("2026-06-06T12:00:00+05:45")], ["report"],
     hand={"report": "2026-06-11T17:00:00+05:45"}, worksheet="Saturday does not count: Sun 7 (1), 8, 9, 10, Thu 11 (5).")
case("p2-report-kathmandu-friday", "P2 in Kathmandu, restored a day later: due when the short Friday closes", "kathmandu", "2",
     [detect("2026-06-07T10:00:00+05:45", "P2"), resolve("2026-06-07T12:00:00+05:45")], ["report"],
     hand={"report": "2026-06-12T15:00:00+05:45"}, worksheet="Sunday does not count: Mon 8 (1), 9, 10, 11, Fri 12 (5), closes 15:00.")
case("p2-report-chatham", "P2 on Chatham over the spring change, told in UTC", "chatham", "2",
     [detect("2026-09-24T10:00:00Z", "P2"), resolve("2026-09-24T12:00:00Z")], ["report"],
     hand={"report": "2026-10-02T17:00:00+13:45"}, worksheet="12:00 UTC = 00:45 on Friday the 25th, which does not count: 28, 29, 30 September, 1, 2 October.")
case("p2-report-newyork-thanksgiving", "P2 in New York over Thanksgiving", "newyork", "2",
     [detect("2026-11-24T10:00:00-05:00", "P2"), resolve("2026-11-24T12:00:00-05:00")], ["review", "report"],
     hand={"review": ("2026-12-02T17:00:00-05:00", "2026-11-30T17:00:00-05:00"), "report": "2026-12-02T17:00:00-05:00"},
     worksheet="Wed 25 (1), Thu holiday, Fri 27 (2), Mon 30 (3), Tue 1 (4), Wed 2 December (5).")
case("p2-report-always", "Around the clock: five calendar days, the first of 23 hours", "always", "2",
     [detect("2026-03-28T10:00:00+00:00", "P2"), resolve("2026-03-28T12:00:00+00:00")], ["review", "report"],
     hand={"review": ("2026-04-03T00:00:00+01:00", "2026-04-01T00:00:00+01:00"), "report": "2026-04-03T00:00:00+01:00"},
     left={"report": ("2026-03-28T12:00:00+00:00", 7860)},
     worksheet="29, 30, 31 March, 1, 2 April end at 24:00; left 12 h + 23 h + 4 x 24 h = 131 h = 7860 min.")
case("p2-report-always-autumn", "Around the clock: five calendar days, the first of 25 hours", "always", "2",
     [detect("2026-10-24T10:00:00+01:00", "P2"), resolve("2026-10-24T12:00:00+01:00")], ["report"],
     hand={"report": "2026-10-30T00:00:00+00:00"}, left={"report": ("2026-10-24T12:00:00+01:00", 7980)},
     worksheet="25 to 29 October; left 12 h + 25 h + 4 x 24 h = 133 h = 7980 min.")

# --- war room cadences

case("p1-cadences-from-activation", "The bridge and the executives: from activation", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), war_room("2026-06-03T10:12:00+01:00")], ["bridgeStatus#1", "executiveBriefing#1"],
     hand={"bridgeStatus#1": "2026-06-03T10:27:00+01:00", "executiveBriefing#1": "2026-06-03T11:12:00+01:00"},
     worksheet="10:12 + 15 min; 10:12 + 1 h.")
case("p1-bridge-cycles", "Each status update restarts the fifteen minutes, early or late", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), war_room("2026-06-03T10:12:00+01:00"), bridge("2026-06-03T10:20:00+01:00"),
      bridge("2026-06-03T10:41:00+01:00")], ["bridgeStatus#1", "bridgeStatus#2", "bridgeStatus#3"],
     hand={"bridgeStatus#1": "2026-06-03T10:27:00+01:00", "bridgeStatus#2": "2026-06-03T10:35:00+01:00",
           "bridgeStatus#3": "2026-06-03T10:56:00+01:00"},
     worksheet="10:12, 10:20, 10:41, each + 15 min.")
case("p1-briefing-cycles", "Each executive briefing restarts the hour", "newyork", "2",
     [detect("2026-06-03T10:00:00-04:00", "P1"), war_room("2026-06-03T10:14:00-04:00"), briefing("2026-06-03T11:05:00-04:00"),
      briefing("2026-06-03T12:30:00-04:00")], ["executiveBriefing#1", "executiveBriefing#2", "executiveBriefing#3"],
     hand={"executiveBriefing#1": "2026-06-03T11:14:00-04:00", "executiveBriefing#2": "2026-06-03T12:05:00-04:00",
           "executiveBriefing#3": "2026-06-03T13:30:00-04:00"},
     worksheet="10:14, 11:05 and 12:30, each + 1 h; the second was late by 25 minutes.")
case("p1-cadences-newyork-autumn", "The cadences in the repeated hour", "newyork", "1",
     [detect("2026-11-01T01:30:00-04:00", "P1"), war_room("2026-11-01T01:44:00-04:00"), bridge("2026-11-01T01:55:00-04:00")],
     ["bridgeStatus#1", "bridgeStatus#2", "executiveBriefing#1"],
     hand={"bridgeStatus#1": "2026-11-01T01:59:00-04:00", "bridgeStatus#2": "2026-11-01T01:10:00-05:00",
           "executiveBriefing#1": "2026-11-01T01:44:00-05:00"},
     worksheet="01:44 EDT + 15 min; 01:55 EDT + 15 min = 02:10 EDT = 01:10 EST; 01:44 EDT + 1 h = 01:44 EST.")
case("p1-cadences-adelaide-autumn", "The cadences across the autumn change in Adelaide", "adelaide", "1",
     [detect("2026-04-05T02:40:00+10:30", "P1"), war_room("2026-04-05T02:50:00+10:30")], ["bridgeStatus#1", "executiveBriefing#1"],
     hand={"bridgeStatus#1": "2026-04-05T02:05:00+09:30", "executiveBriefing#1": "2026-04-05T02:50:00+09:30"},
     worksheet="02:50 ACDT + 10 min = the change, 5 min more = 02:05 ACST; + 1 h = 02:50 ACST.")

# --- daily reports

case("p1-daily-one-day", "P1 over within a day: one report at midnight", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), resolve("2026-06-03T10:50:00+01:00")], ["dailyReport#1"], absent=["dailyReport#2"],
     hand={"dailyReport#1": "2026-06-04T00:00:00+01:00"}, worksheet="The midnight after Wednesday the 3rd; restored before it, so no second.")
case("p2-daily-three-days", "P2 open over two midnights: a report for each of three days", "london", "2",
     [detect("2026-06-03T22:00:00+01:00", "P2"), resolve("2026-06-05T08:00:00+01:00")],
     ["dailyReport#1", "dailyReport#2", "dailyReport#3"], absent=["dailyReport#4"],
     hand={"dailyReport#1": "2026-06-04T00:00:00+01:00", "dailyReport#2": "2026-06-05T00:00:00+01:00",
           "dailyReport#3": "2026-06-06T00:00:00+01:00"},
     worksheet="Open on the 3rd, 4th and 5th: midnights at their ends.")
case("p2-daily-at-midnight", "P2 detected at exactly midnight belongs to the day that begins", "london", "2",
     [detect("2026-06-03T00:00:00+01:00", "P2"), resolve("2026-06-03T03:00:00+01:00")], ["dailyReport#1"], absent=["dailyReport#2"],
     hand={"dailyReport#1": "2026-06-04T00:00:00+01:00"}, worksheet="00:00 on the 3rd is the 3rd; the next midnight is 24 h later.")
case("p1-daily-london-spring", "Daily reports across the 23-hour day", "london", "1",
     [detect("2026-03-28T23:30:00+00:00", "P1"), resolve("2026-03-30T01:00:00+01:00")],
     ["dailyReport#1", "dailyReport#2", "dailyReport#3"], absent=["dailyReport#4"],
     hand={"dailyReport#1": "2026-03-29T00:00:00+00:00", "dailyReport#2": "2026-03-30T00:00:00+01:00",
           "dailyReport#3": "2026-03-31T00:00:00+01:00"},
     worksheet="Midnight GMT begins the 29th; midnight BST ends it 23 h later; 24 h to the next.")
case("p1-daily-london-autumn", "Daily reports across the 25-hour day", "london", "1",
     [detect("2026-10-24T23:30:00+01:00", "P1"), resolve("2026-10-25T23:00:00+00:00")], ["dailyReport#1", "dailyReport#2"],
     absent=["dailyReport#3"],
     hand={"dailyReport#1": "2026-10-25T00:00:00+01:00", "dailyReport#2": "2026-10-26T00:00:00+00:00"},
     worksheet="Midnight BST, then midnight GMT 25 h later; restored an hour before it.")
case("p2-daily-cairo-missing-midnight", "The midnight that Cairo skips: the day begins at 01:00", "cairo", "2",
     [detect("2026-04-23T20:00:00+02:00", "P2"), resolve("2026-04-24T09:00:00+03:00")], ["dailyReport#1", "dailyReport#2"],
     absent=["dailyReport#3"],
     hand={"dailyReport#1": "2026-04-24T01:00:00+03:00", "dailyReport#2": "2026-04-25T00:00:00+03:00"},
     worksheet="00:00 does not exist and moves forward by the gap to 01:00 at +03:00 (the same instant as 24:00 at +02:00); the next midnight is ordinary.")
case("p2-daily-cairo-autumn", "Cairo's day of 25 hours repeats its last hour before midnight", "cairo", "2",
     [detect("2026-10-29T23:30:00+03:00", "P2"), resolve("2026-10-30T09:00:00+02:00")], ["dailyReport#1", "dailyReport#2"],
     hand={"dailyReport#1": "2026-10-30T00:00:00+02:00", "dailyReport#2": "2026-10-31T00:00:00+02:00"},
     worksheet="At 24:00 summer time it becomes 23:00 of the same day; midnight comes an hour later, at +02:00: 1 h 30 min after detection.")
case("p2-daily-adelaide-spring", "Daily reports across the spring change in Adelaide", "adelaide", "2",
     [detect("2026-10-03T21:00:00+09:30", "P2"), resolve("2026-10-04T12:00:00+10:30")], ["dailyReport#1", "dailyReport#2"],
     hand={"dailyReport#1": "2026-10-04T00:00:00+09:30", "dailyReport#2": "2026-10-05T00:00:00+10:30"},
     worksheet="Midnight at +09:30, then at +10:30.")
case("p2-daily-newyork-autumn", "Daily reports across the autumn change in New York", "newyork", "2",
     [detect("2026-10-31T21:00:00-04:00", "P2"), resolve("2026-11-01T12:00:00-05:00")], ["dailyReport#1", "dailyReport#2"],
     hand={"dailyReport#1": "2026-11-01T00:00:00-04:00", "dailyReport#2": "2026-11-02T00:00:00-05:00"},
     worksheet="Midnight EDT, then midnight EST 25 h later.")
case("p2-daily-new-year-chatham", "New Year on Chatham while it is still 31 December in UTC", "chatham", "2",
     [detect("2026-12-31T09:00:00Z", "P2"), resolve("2026-12-31T18:00:00Z")], ["dailyReport#1", "dailyReport#2"],
     absent=["dailyReport#3"],
     hand={"dailyReport#1": "2027-01-01T00:00:00+13:45", "dailyReport#2": "2027-01-02T00:00:00+13:45"},
     worksheet="09:00 UTC = 22:45 on the 31st; 18:00 UTC = 07:45 on 1 January; so the 31st and the 1st.")
case("p2-daily-leap-day", "Daily reports over the leap day", "london", "2",
     [detect("2028-02-28T20:00:00+00:00", "P2"), resolve("2028-03-01T02:00:00+00:00")],
     ["dailyReport#1", "dailyReport#2", "dailyReport#3"], absent=["dailyReport#4"],
     hand={"dailyReport#1": "2028-02-29T00:00:00+00:00", "dailyReport#2": "2028-03-01T00:00:00+00:00",
           "dailyReport#3": "2028-03-02T00:00:00+00:00"}, worksheet="28 February, 29 February, 1 March.")

# --- notifications

case("p1-notify", "P1: everybody within five minutes, dependents too", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P1", dependents=True)],
     ["notify:SO", "notify:SM", "notify:leadership#1", "notify:CIO", "notify:CDO", "notify:dependents"], absent=["notify:security"],
     hand={f"notify:{s}": "2026-06-03T10:05:00+01:00" for s in ("SO", "SM", "leadership#1", "CIO", "CDO", "dependents")},
     worksheet="10:00 + 5 min for every one; the CDO on every tier.")
case("p2-notify-tier-1", "P2 on tier 1: the CDO within four hours", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P2")], ["notify:SO", "notify:SM", "notify:leadership#1", "notify:CDO"],
     absent=["notify:CIO", "notify:security", "notify:dependents"],
     hand={"notify:SO": "2026-06-03T10:15:00+01:00", "notify:SM": "2026-06-03T10:05:00+01:00",
           "notify:leadership#1": "2026-06-03T11:00:00+01:00", "notify:CDO": "2026-06-03T14:00:00+01:00"},
     worksheet="+ 15 min, + 5 min, + 1 h, + 4 h.")
case("p2-notify-tier-2", "P2 on tier 2: no CDO", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P2", dependents=True)], ["notify:SO", "notify:SM", "notify:leadership#1", "notify:dependents"],
     absent=["notify:CDO", "notify:CIO"],
     hand={"notify:SO": "2026-06-03T10:15:00+01:00", "notify:SM": "2026-06-03T10:05:00+01:00",
           "notify:leadership#1": "2026-06-03T11:00:00+01:00", "notify:dependents": "2026-06-03T10:05:00+01:00"},
     worksheet="+ 15 min, + 5 min, + 1 h, + 5 min.")
case("p1-leadership-briefings", "P1: leadership every thirty minutes from the last briefing", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), notify("2026-06-03T10:04:00+01:00", "leadership"),
      notify("2026-06-03T10:30:00+01:00", "leadership"), notify("2026-06-03T11:10:00+01:00", "leadership")],
     ["notify:leadership#1", "notify:leadership#2", "notify:leadership#3", "notify:leadership#4"],
     hand={"notify:leadership#1": "2026-06-03T10:05:00+01:00", "notify:leadership#2": "2026-06-03T10:34:00+01:00",
           "notify:leadership#3": "2026-06-03T11:00:00+01:00", "notify:leadership#4": "2026-06-03T11:40:00+01:00"},
     worksheet="Detection + 5 min; then 10:04, 10:30, 11:10, each + 30 min.")
case("p2-leadership-briefings", "P2: leadership every two hours from the last briefing, over the spring change", "london", "2",
     [detect("2026-03-28T23:10:00+00:00", "P2"), notify("2026-03-29T00:05:00+00:00", "leadership")],
     ["notify:leadership#1", "notify:leadership#2"],
     hand={"notify:leadership#1": "2026-03-29T00:10:00+00:00", "notify:leadership#2": "2026-03-29T03:05:00+01:00"},
     worksheet="23:10 + 1 h; 00:05 GMT + 2 h = 02:05 GMT = 03:05 BST.")
case("p2-security", "A security incident at P2: CISO, legal and public relations within five minutes", "kolkata", "2",
     [detect("2026-06-03T22:00:00+05:30", "P2", security=True)], ["notify:security", "acknowledge"],
     hand={"notify:security": "2026-06-03T22:05:00+05:30", "acknowledge": "2026-06-03T22:15:00+05:30"}, worksheet="+ 5 min; + 15 min.")
case("p1-security", "A security incident at P1 over New Year", "chatham", "1",
     [detect("2026-12-31T23:57:00+13:45", "P1", security=True)], ["notify:security", "notify:CIO"],
     hand={"notify:security": "2027-01-01T00:02:00+13:45", "notify:CIO": "2027-01-01T00:02:00+13:45"}, worksheet="23:57 + 5 min.")
case("p3-notify-in-hours", "P3: the service owner within one business hour, leadership at 17:00", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P3")], ["notify:SO", "notify:leadership#1"],
     absent=["notify:SM", "notify:CIO", "notify:CDO", "notify:security", "notify:dependents"],
     hand={"notify:SO": "2026-06-03T11:00:00+01:00", "notify:leadership#1": "2026-06-03T17:00:00+01:00"},
     worksheet="10:00 + 1 h inside the window; the same day's 17:00.")
case("p3-notify-by-night", "P3 by night: the service owner by ten in the morning", "london", "2",
     [detect("2026-06-03T02:00:00+01:00", "P3")], ["notify:SO", "notify:leadership#1"],
     hand={"notify:SO": "2026-06-03T10:00:00+01:00", "notify:leadership#1": "2026-06-03T17:00:00+01:00"},
     left={"notify:SO": ("2026-06-03T08:00:00+01:00", 60)}, worksheet="Counting begins at 09:00; + 1 h = 10:00.")
case("p3-notify-friday-1630", "P3 on a Friday at 16:30: half an hour today, half an hour on Monday", "london", "2",
     [detect("2026-06-05T16:30:00+01:00", "P3")], ["notify:SO", "notify:leadership#1"],
     hand={"notify:SO": "2026-06-08T09:30:00+01:00", "notify:leadership#1": "2026-06-05T17:00:00+01:00"},
     left={"notify:SO": ("2026-06-06T12:00:00+01:00", 30)}, worksheet="30 min to 17:00, 30 min from Monday 09:00; 17:00 on Friday is still ahead.")
case("p3-notify-at-1600", "P3 an hour before closing: the service owner by closing time", "london", "2",
     [detect("2026-06-05T16:00:00+01:00", "P3")], ["notify:SO"],
     hand={"notify:SO": "2026-06-05T17:00:00+01:00"}, worksheet="16:00 + 1 h = 17:00, the close of the same day.")
case("p3-notify-lunch", "P3 twenty minutes before lunch", "rome", "2",
     [detect("2026-06-03T12:40:00+02:00", "P3")], ["notify:SO"],
     hand={"notify:SO": "2026-06-03T14:40:00+02:00"}, worksheet="20 min to 13:00, 40 min from 14:00.")
case("p3-leadership-at-1700", "P3 at exactly 17:00 on a Friday: strictly after, so Monday", "london", "2",
     [detect("2026-06-05T17:00:00+01:00", "P3")], ["notify:leadership#1", "notify:SO"],
     hand={"notify:leadership#1": "2026-06-08T17:00:00+01:00", "notify:SO": "2026-06-08T10:00:00+01:00"},
     worksheet="17:00 is not after 17:00; weekend; Monday. The hour begins on Monday at 09:00.")
case("p3-leadership-riyadh", "P3 in Riyadh: 17:00 lies outside the windows and still counts", "riyadh", "2",
     [detect("2026-06-04T16:30:00+03:00", "P3")], ["notify:leadership#1", "notify:SO"],
     hand={"notify:leadership#1": "2026-06-04T17:00:00+03:00", "notify:SO": "2026-06-07T09:00:00+03:00"},
     worksheet="Thursday is a working day, closed since 16:00: 17:00 the same day; the hour is Sunday's 08:00 to 09:00.")
case("p3-leadership-spring", "P3 on the Friday night before the spring change", "london", "2",
     [detect("2026-03-27T18:00:00+00:00", "P3")], ["notify:leadership#1", "notify:SO"],
     hand={"notify:leadership#1": "2026-03-30T17:00:00+01:00", "notify:SO": "2026-03-30T10:00:00+01:00"},
     worksheet="Monday's wall clock: 17:00 BST; 09:00 BST + 1 h.")
case("p4-notify", "P4: the service owner at the day's 17:00, leadership at the week's", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P4")], ["notify:SO", "notify:leadership#1"], absent=["notify:SM", "notify:CIO", "notify:CDO"],
     hand={"notify:SO": "2026-06-03T17:00:00+01:00", "notify:leadership#1": "2026-06-05T17:00:00+01:00"},
     worksheet="Wednesday 17:00; the last working day of the week is Friday the 5th.")
case("p4-notify-half-day", "P4 on Christmas Eve at 13:00: 17:00 of the half-day, though it closed at 12:00", "london", "2",
     [detect("2026-12-24T13:00:00+00:00", "P4")], ["notify:SO", "notify:leadership#1"],
     hand={"notify:SO": "2026-12-24T17:00:00+00:00", "notify:leadership#1": "2026-12-24T17:00:00+00:00"},
     worksheet="The 24th is a working day, and as Friday is a holiday the last one of its week.")
case("p4-notify-after-christmas-eve", "P4 on Christmas Eve at 18:00", "london", "2",
     [detect("2026-12-24T18:00:00+00:00", "P4")], ["notify:SO", "notify:leadership#1"],
     hand={"notify:SO": "2026-12-29T17:00:00+00:00", "notify:leadership#1": "2026-12-31T17:00:00+00:00"},
     worksheet="The next working day is Tuesday the 29th; the next week's last working day is Thursday the 31st, as 1 January is a holiday.")
case("p4-week-good-friday", "P4 in Holy Week: the week ends on Thursday", "london", "2",
     [detect("2026-03-31T10:00:00+01:00", "P4")], ["notify:leadership#1"],
     hand={"notify:leadership#1": "2026-04-02T17:00:00+01:00"}, worksheet="Friday 3 April is a holiday; Thursday the 2nd, 17:00.")
case("p4-week-good-friday-missed", "P4 on that Thursday at exactly 17:00 goes to the next week", "london", "2",
     [detect("2026-04-02T17:00:00+01:00", "P4")], ["notify:leadership#1", "notify:SO"],
     hand={"notify:leadership#1": "2026-04-10T17:00:00+01:00", "notify:SO": "2026-04-07T17:00:00+01:00"},
     worksheet="Strictly after: Friday the 10th; the next working day is Tuesday the 7th.")
case("p4-week-open-saturday", "P4 in the week whose Saturday the calendar opens", "london", "2",
     [detect("2026-11-11T10:00:00+00:00", "P4")], ["notify:leadership#1"],
     hand={"notify:leadership#1": "2026-11-14T17:00:00+00:00"}, worksheet="The last working day of the week 9 to 15 November is Saturday the 14th; 17:00 counts though it closes at 14:00.")
case("p4-week-kolkata", "P4 in Kolkata: the week ends on Saturday", "kolkata", "2",
     [detect("2026-06-05T19:00:00+05:30", "P4")], ["notify:leadership#1", "notify:SO"],
     hand={"notify:leadership#1": "2026-06-06T17:00:00+05:30", "notify:SO": "2026-06-06T17:00:00+05:30"},
     worksheet="Saturday the 6th is a working day and the week's last; 17:00 there, after its closing.")
case("p4-week-riyadh", "P4 in Riyadh: the week Monday to Sunday ends with the working Sunday", "riyadh", "2",
     [detect("2026-06-03T10:00:00+03:00", "P4")], ["notify:leadership#1", "notify:SO"],
     hand={"notify:leadership#1": "2026-06-07T17:00:00+03:00", "notify:SO": "2026-06-03T17:00:00+03:00"},
     worksheet="In the ISO week 1 to 7 June the working days are 1, 2, 3, 4 and Sunday the 7th; the last is the 7th.")
case("p4-week-new-year", "P4 on New Year's Day in New York", "newyork", "2",
     [detect("2027-01-01T12:00:00-05:00", "P4")], ["notify:leadership#1", "notify:SO"],
     hand={"notify:leadership#1": "2027-01-08T17:00:00-05:00", "notify:SO": "2027-01-04T17:00:00-05:00"},
     worksheet="The week's last working day was Thursday the 31st, gone; the next week's is Friday the 8th. The next working day is Monday the 4th.")
case("p4-week-adelaide", "P4 on the Friday evening before the spring change in Adelaide", "adelaide", "2",
     [detect("2026-10-02T18:00:00+09:30", "P4")], ["notify:leadership#1", "notify:SO"],
     hand={"notify:leadership#1": "2026-10-09T17:00:00+10:30", "notify:SO": "2026-10-06T17:00:00+10:30"},
     worksheet="Next week's Friday; Monday the 5th is Labour Day, so Tuesday.")

# --- changes of priority

case("up-p3-p1-impact", "P3 to P1, impact changed, not acknowledged: what P1 brings runs from T", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P3"), reclassify("2026-06-03T10:40:00+01:00", "P1")],
     ["acknowledge", "triage", "warRoom", "citizenFirst", "notify:SM", "notify:CIO", "notify:CDO", "resolve", "dailyReport#1"],
     hand={"acknowledge": "2026-06-03T10:45:00+01:00", "triage": "2026-06-03T10:45:00+01:00", "warRoom": "2026-06-03T10:55:00+01:00",
           "citizenFirst": "2026-06-03T10:55:00+01:00", "notify:SM": "2026-06-03T10:45:00+01:00", "notify:CIO": "2026-06-03T10:45:00+01:00",
           "notify:CDO": "2026-06-03T10:45:00+01:00", "resolve": "2026-06-03T14:00:00+01:00", "dailyReport#1": "2026-06-04T00:00:00+01:00"},
     worksheet="T = 10:40: + 5 min and + 15 min; the target runs from detection: 10:00 + 4 h.")
case("up-p3-p1-impact-earlier", "The impact changed before anybody entered it: T counts, not the entry", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P3"), reclassify("2026-06-03T10:40:00+01:00", "P1", changed_at="2026-06-03T10:31:00+01:00")],
     ["acknowledge", "warRoom", "citizenFirst", "notify:CIO"],
     hand={"acknowledge": "2026-06-03T10:36:00+01:00", "warRoom": "2026-06-03T10:46:00+01:00", "citizenFirst": "2026-06-03T10:46:00+01:00",
           "notify:CIO": "2026-06-03T10:36:00+01:00"}, worksheet="T = 10:31: + 5 min, + 15 min.")
case("up-p3-p1-wrong", "P3 to P1, wrong from the start: everything runs from detection and may be late at once", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P3"), reclassify("2026-06-03T10:40:00+01:00", "P1", WRONG)],
     ["acknowledge", "triage", "warRoom", "citizenFirst", "notify:SM", "notify:CIO", "notify:CDO", "resolve"],
     hand={"acknowledge": "2026-06-03T10:05:00+01:00", "triage": "2026-06-03T10:05:00+01:00", "warRoom": "2026-06-03T10:15:00+01:00",
           "citizenFirst": "2026-06-03T10:15:00+01:00", "notify:SM": "2026-06-03T10:05:00+01:00", "notify:CIO": "2026-06-03T10:05:00+01:00",
           "notify:CDO": "2026-06-03T10:05:00+01:00", "resolve": "2026-06-03T11:00:00+01:00"},
     worksheet="T = detection 10:00: + 5 min, + 15 min, + 1 h.")
case("up-p3-p1-acknowledged", "P3 acknowledged, then P1: the acknowledgement stays what it was", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P3"), acknowledge("2026-06-03T10:20:00+01:00"), reclassify("2026-06-03T10:40:00+01:00", "P1")],
     ["acknowledge", "warRoom", "resolve"],
     hand={"acknowledge": "2026-06-03T11:00:00+01:00", "warRoom": "2026-06-03T10:55:00+01:00", "resolve": "2026-06-03T11:00:00+01:00"},
     worksheet="Acknowledged under P3's hour: 11:00. War room: 10:40 + 15 min. Target: 10:00 + 1 h.")
case("up-p3-p1-after-target", "P3 to P1 when P1's target has already passed: it is breached at once", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P3"), acknowledge("2026-06-03T10:20:00+01:00"), reclassify("2026-06-03T12:00:00+01:00", "P1")],
     ["resolve", "warRoom", "triage"],
     hand={"resolve": "2026-06-03T11:00:00+01:00", "warRoom": "2026-06-03T12:15:00+01:00", "triage": "2026-06-03T12:05:00+01:00"},
     worksheet="Target from detection: 10:00 + 1 h = 11:00, an hour before T; the rest from 12:00.")
case("up-p4-p1-impact", "P4 to P1 on a Sunday", "london", "1",
     [detect("2026-06-07T10:00:00+01:00", "P4"), reclassify("2026-06-07T13:00:00+01:00", "P1")],
     ["acknowledge", "warRoom", "citizenFirst", "notify:SO", "notify:leadership#1", "notify:CIO", "investigate", "resolve"],
     hand={"acknowledge": "2026-06-07T13:05:00+01:00", "warRoom": "2026-06-07T13:15:00+01:00", "citizenFirst": "2026-06-07T13:15:00+01:00",
           "notify:SO": "2026-06-07T13:05:00+01:00", "notify:leadership#1": "2026-06-07T13:05:00+01:00",
           "notify:CIO": "2026-06-07T13:05:00+01:00", "investigate": "2026-06-07T13:20:00+01:00", "resolve": "2026-06-07T11:00:00+01:00"},
     worksheet="T = 13:00: + 5 min, + 15 min; investigation: deadline 13:05 + 15 min; target 10:00 + 1 h.")
case("up-p4-p2-impact", "P4 to P2: the service manager, triage, first message, acknowledgement from T", "newyork", "1",
     [detect("2026-06-03T10:00:00-04:00", "P4"), reclassify("2026-06-03T11:30:00-04:00", "P2")],
     ["acknowledge", "triage", "citizenFirst", "notify:SM", "notify:CDO", "resolve", "investigate#1"], absent=["notify:CIO"], none=["warRoom"],
     hand={"acknowledge": "2026-06-03T11:45:00-04:00", "triage": "2026-06-03T11:35:00-04:00", "citizenFirst": "2026-06-03T12:00:00-04:00",
           "notify:SM": "2026-06-03T11:35:00-04:00", "notify:CDO": "2026-06-03T15:30:00-04:00", "resolve": "2026-06-03T14:00:00-04:00",
           "investigate#1": "2026-06-03T12:45:00-04:00"},
     worksheet="T = 11:30: + 15 min, + 5 min, + 30 min, + 5 min, + 4 h; target 10:00 + 4 h; investigation 11:45 + 1 h.")
case("up-p4-p2-wrong", "P4 to P2, wrong from the start", "newyork", "2",
     [detect("2026-06-03T10:00:00-04:00", "P4"), reclassify("2026-06-03T11:30:00-04:00", "P2", WRONG)],
     ["acknowledge", "triage", "citizenFirst", "notify:SM", "resolve"], absent=["notify:CDO"],
     hand={"acknowledge": "2026-06-03T10:15:00-04:00", "triage": "2026-06-03T10:05:00-04:00", "citizenFirst": "2026-06-03T10:30:00-04:00",
           "notify:SM": "2026-06-03T10:05:00-04:00", "resolve": "2026-06-03T18:00:00-04:00"}, worksheet="Everything from 10:00.")
case("up-p4-p3-impact", "P4 to P3 with several reports known before T", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P4"), several_reports("2026-06-03T10:50:00+01:00"), reclassify("2026-06-03T11:00:00+01:00", "P3")],
     ["acknowledge", "citizenFirst", "resolve"],
     hand={"acknowledge": "2026-06-03T12:00:00+01:00", "citizenFirst": "2026-06-03T15:00:00+01:00", "resolve": "2026-06-04T10:00:00+01:00"},
     worksheet="T = 11:00 + 1 h; the reports count from T, not before: 11:00 + 4 h; target 10:00 + 24 h.")
case("up-p4-p3-reports-later", "P4 to P3 with several reports after T", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P4"), reclassify("2026-06-03T11:00:00+01:00", "P3"), several_reports("2026-06-03T11:25:00+01:00")],
     ["citizenFirst", "resolve"],
     hand={"citizenFirst": "2026-06-03T15:25:00+01:00", "resolve": "2026-06-03T18:00:00+01:00"}, worksheet="11:25 + 4 h; 10:00 + 8 h.")
case("up-p4-p3-wrong", "P4 to P3, wrong from the start: an hour from detection", "kathmandu", "2",
     [detect("2026-06-03T10:00:00+05:45", "P4"), reclassify("2026-06-03T13:00:00+05:45", "P3", WRONG)], ["acknowledge", "resolve"],
     hand={"acknowledge": "2026-06-03T11:00:00+05:45", "resolve": "2026-06-04T10:00:00+05:45"}, worksheet="10:00 + 1 h; 10:00 + 24 h.")
case("up-p3-p2-impact", "P3 to P2: from T, with no message before", "adelaide", "2",
     [detect("2026-06-03T10:00:00+09:30", "P3"), acknowledge("2026-06-03T10:30:00+09:30"), reclassify("2026-06-03T11:00:00+09:30", "P2"),
      message("2026-06-03T11:20:00+09:30")],
     ["acknowledge", "triage", "citizenFirst", "citizenUpdate#1", "notify:SM", "notify:leadership#1", "resolve"],
     hand={"acknowledge": "2026-06-03T11:00:00+09:30", "triage": "2026-06-03T11:05:00+09:30", "citizenFirst": "2026-06-03T11:30:00+09:30",
           "citizenUpdate#1": "2026-06-03T13:20:00+09:30", "notify:SM": "2026-06-03T11:05:00+09:30",
           "notify:leadership#1": "2026-06-03T12:00:00+09:30", "resolve": "2026-06-03T18:00:00+09:30"},
     worksheet="Acknowledged under P3's hour; 11:00 + 5 min, + 30 min, + 1 h; update 11:20 + 2 h; target 10:00 + 8 h.")
case("up-p2-p1-impact", "P2 to P1: war room, first message, CIO and CDO from T", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P2"), acknowledge("2026-06-03T10:06:00+01:00"), reclassify("2026-06-03T10:20:00+01:00", "P1")],
     ["acknowledge", "warRoom", "citizenFirst", "notify:CIO", "notify:CDO", "resolve"],
     hand={"acknowledge": "2026-06-03T10:15:00+01:00", "warRoom": "2026-06-03T10:35:00+01:00", "citizenFirst": "2026-06-03T10:35:00+01:00",
           "notify:CIO": "2026-06-03T10:25:00+01:00", "notify:CDO": "2026-06-03T10:25:00+01:00", "resolve": "2026-06-03T14:00:00+01:00"},
     worksheet="Acknowledged under P2; T = 10:20 + 15 min, + 5 min; target 10:00 + 4 h.")
case("up-p2-p1-wrong", "P2 to P1, wrong from the start", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P2"), reclassify("2026-06-03T10:20:00+01:00", "P1", WRONG)],
     ["acknowledge", "warRoom", "citizenFirst", "notify:CIO", "resolve"],
     hand={"acknowledge": "2026-06-03T10:05:00+01:00", "warRoom": "2026-06-03T10:15:00+01:00", "citizenFirst": "2026-06-03T10:15:00+01:00",
           "notify:CIO": "2026-06-03T10:05:00+01:00", "resolve": "2026-06-03T11:00:00+01:00"}, worksheet="Everything from 10:00.")
case("up-p2-p1-london-spring", "P2 to P1 ten minutes before the spring change", "london", "1",
     [detect("2026-03-28T23:00:00+00:00", "P2"), acknowledge("2026-03-28T23:05:00+00:00"), reclassify("2026-03-29T00:50:00+00:00", "P1")],
     ["warRoom", "notify:CIO", "resolve"],
     hand={"warRoom": "2026-03-29T02:05:00+01:00", "notify:CIO": "2026-03-29T00:55:00+00:00", "resolve": "2026-03-29T00:00:00+00:00"},
     worksheet="00:50 GMT + 15 min = 01:05 GMT = 02:05 BST; target 23:00 + 1 h.")
case("up-twice", "P4 to P3 to P1", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P4"), reclassify("2026-06-03T11:00:00+01:00", "P3"), reclassify("2026-06-03T11:20:00+01:00", "P1")],
     ["acknowledge", "triage", "warRoom", "notify:SM", "resolve"],
     hand={"acknowledge": "2026-06-03T11:25:00+01:00", "triage": "2026-06-03T11:25:00+01:00", "warRoom": "2026-06-03T11:35:00+01:00",
           "notify:SM": "2026-06-03T11:25:00+01:00", "resolve": "2026-06-03T11:00:00+01:00"},
     worksheet="The last T is 11:20: + 5 min, + 15 min; target 10:00 + 1 h.")
case("up-review-follows-peak", "P3 raised to P2: the peak brings review and report", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P3"), reclassify("2026-06-03T11:00:00+01:00", "P2"), resolve("2026-06-03T13:00:00+01:00")],
     ["reviewSchedule", "review", "report"],
     hand={"reviewSchedule": "2026-06-04T13:00:00+01:00", "review": ("2026-06-10T17:00:00+01:00", "2026-06-08T17:00:00+01:00"),
           "report": "2026-06-10T17:00:00+01:00"}, worksheet="+ 24 h; third and fifth business day after Wednesday the 3rd: 8 and 10 June.")
case("up-daily-from-t", "P3 raised to P2 on the second day: daily reports begin on that day", "london", "2",
     [detect("2026-06-03T22:00:00+01:00", "P3"), reclassify("2026-06-04T09:00:00+01:00", "P2"), resolve("2026-06-05T01:00:00+01:00")],
     ["dailyReport#1", "dailyReport#2"], absent=["dailyReport#3"],
     hand={"dailyReport#1": "2026-06-05T00:00:00+01:00", "dailyReport#2": "2026-06-06T00:00:00+01:00"},
     worksheet="T lies on the 4th: its midnight; restored on the 5th: that day's midnight.")
case("down-p1-p2-impact", "P1 to P2 before acknowledgement: P2's limit from T; the target from detection", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), reclassify("2026-06-03T10:04:00+01:00", "P2")], ["acknowledge", "resolve"],
     hand={"acknowledge": "2026-06-03T10:19:00+01:00", "resolve": "2026-06-03T14:00:00+01:00"}, worksheet="10:04 + 15 min; 10:00 + 4 h.")
case("down-p1-p2-target", "P1 to P2 on tier 2 after acknowledgement", "rome", "2",
     [detect("2026-06-03T10:00:00+02:00", "P1"), acknowledge("2026-06-03T10:02:00+02:00"), reclassify("2026-06-03T12:00:00+02:00", "P2"),
      message("2026-06-03T12:10:00+02:00")], ["acknowledge", "resolve", "citizenUpdate#1"],
     hand={"acknowledge": "2026-06-03T10:05:00+02:00", "resolve": "2026-06-03T18:00:00+02:00", "citizenUpdate#1": "2026-06-03T14:10:00+02:00"},
     worksheet="Acknowledged under P1; 10:00 + 8 h; the cadence is P2's: 12:10 + 2 h.")
case("down-p1-p3-peak", "P1 lowered to P3: target of P3, review and report of the peak", "london", "1",
     [detect("2026-06-03T10:00:00+01:00", "P1"), acknowledge("2026-06-03T10:02:00+01:00"), reclassify("2026-06-03T11:00:00+01:00", "P3"),
      resolve("2026-06-03T17:00:00+01:00")], ["resolve", "review", "reviewSchedule", "report"],
     hand={"resolve": "2026-06-03T18:00:00+01:00", "review": "2026-06-05T17:00:00+01:00", "reviewSchedule": "2026-06-04T17:00:00+01:00",
           "report": "2026-06-10T17:00:00+01:00"},
     worksheet="10:00 + 8 h; peak P1: + 48 h, + 24 h, fifth business day after the 3rd.")
case("down-p1-p2-peak", "P1 lowered to P2: the review is still due in 48 hours", "london", "2",
     [detect("2026-06-05T10:00:00+01:00", "P1"), acknowledge("2026-06-05T10:02:00+01:00"), reclassify("2026-06-05T11:00:00+01:00", "P2"),
      resolve("2026-06-05T14:00:00+01:00")], ["review", "report"],
     hand={"review": "2026-06-07T14:00:00+01:00", "report": "2026-06-12T17:00:00+01:00"},
     worksheet="Friday 14:00 + 48 h = Sunday 14:00; 8 to 12 June.")
case("down-p2-p4-impact", "P2 to P4 before acknowledgement: four business hours from T, direct answer next business day", "london", "2",
     [detect("2026-06-05T15:00:00+01:00", "P2"), reclassify("2026-06-05T15:10:00+01:00", "P4")], ["acknowledge", "resolve"],
     hand={"acknowledge": "2026-06-08T11:10:00+01:00", "resolve": "2026-06-08T15:00:00+01:00"},
     left={"acknowledge": ("2026-06-07T00:00:00+01:00", 130)},
     worksheet="15:10 to 17:00 = 1 h 50 min; 2 h 10 min on Monday = 11:10; target Friday 15:00 + 72 h.")
case("down-p3-p4-impact", "P3 to P4 on a Friday evening", "london", "1",
     [detect("2026-06-05T17:10:00+01:00", "P3"), reclassify("2026-06-05T17:30:00+01:00", "P4")], ["acknowledge", "citizenFirst", "resolve"],
     hand={"acknowledge": "2026-06-08T13:00:00+01:00", "citizenFirst": "2026-06-08T17:00:00+01:00", "resolve": "2026-06-06T17:10:00+01:00"},
     worksheet="Monday 09:00 + 4 h; the next business day is Monday; target 17:10 + 24 h.")
case("down-p3-p4-wrong", "P3 to P4, wrong from the start: T is detection", "london", "1",
     [detect("2026-06-05T16:00:00+01:00", "P3"), reclassify("2026-06-05T16:30:00+01:00", "P4", WRONG)], ["acknowledge", "citizenFirst"],
     hand={"acknowledge": "2026-06-08T12:00:00+01:00", "citizenFirst": "2026-06-08T17:00:00+01:00"},
     worksheet="1 h from 16:00 on Friday, 3 h on Monday; Monday's close.")
case("down-p1-p3-daily", "P1 lowered to P3 on the second day: two daily reports, no third", "london", "2",
     [detect("2026-06-03T21:00:00+01:00", "P1"), acknowledge("2026-06-03T21:02:00+01:00"), reclassify("2026-06-04T08:00:00+01:00", "P3"),
      resolve("2026-06-05T10:00:00+01:00")], ["dailyReport#1", "dailyReport#2"], absent=["dailyReport#3"],
     hand={"dailyReport#1": "2026-06-04T00:00:00+01:00", "dailyReport#2": "2026-06-05T00:00:00+01:00"},
     worksheet="It was a P1 on the 3rd and the 4th; on the 5th it was a P3.")
case("down-p1-p2-daily", "P1 lowered to P2 within a day: one report for that day", "london", "2",
     [detect("2026-06-03T10:00:00+01:00", "P1"), acknowledge("2026-06-03T10:02:00+01:00"), reclassify("2026-06-03T12:00:00+01:00", "P2"),
      resolve("2026-06-04T10:00:00+01:00")], ["dailyReport#1", "dailyReport#2"], absent=["dailyReport#3"],
     hand={"dailyReport#1": "2026-06-04T00:00:00+01:00", "dailyReport#2": "2026-06-05T00:00:00+01:00"},
     worksheet="Open on the 3rd and the 4th; changing between P1 and P2 adds nothing.")
case("down-p2-p3-breach", "P2 lowered to P3 and restored late: the peak decides the review, advice included", "london", "1",
     [detect("2026-06-03T06:00:00+01:00", "P2"), acknowledge("2026-06-03T06:10:00+01:00"), reclassify("2026-06-03T08:00:00+01:00", "P3"),
      resolve("2026-06-03T15:00:00+01:00")], ["resolve", "review"],
     hand={"resolve": "2026-06-03T14:00:00+01:00", "review": ("2026-06-10T17:00:00+01:00", "2026-06-08T17:00:00+01:00")},
     worksheet="06:00 + 8 h = 14:00, restored 15:00; peak P2: fifth business day 10 June, advice 8 June.")
case("up-wrong-newyork-autumn", "P3 to P1, wrong from the start, in the night of the autumn change", "newyork", "1",
     [detect("2026-11-01T01:40:00-04:00", "P3"), reclassify("2026-11-01T01:20:00-05:00", "P1", WRONG)],
     ["acknowledge", "warRoom", "resolve"],
     hand={"acknowledge": "2026-11-01T01:45:00-04:00", "warRoom": "2026-11-01T01:55:00-04:00", "resolve": "2026-11-01T01:40:00-05:00"},
     worksheet="01:40 EDT + 5 min, + 15 min; + 1 h = 02:40 EDT = 01:40 EST. The change was entered 40 min after detection.")

# --- around the clock: elapsed and business limits side by side

case("always-p4-answer-vs-day", "Around the clock: a business day is a calendar day, 24 hours are 24 hours", "always", "1",
     [detect("2026-10-24T18:00:00+01:00", "P4")], ["citizenFirst", "resolve", "acknowledge"],
     hand={"citizenFirst": "2026-10-26T00:00:00+00:00", "resolve": "2026-10-25T17:00:00+00:00", "acknowledge": "2026-10-24T22:00:00+01:00"},
     worksheet="Sunday's 24:00 GMT; 18:00 BST = 17:00 GMT + 24 h; 18:00 + 4 h.")
case("always-p3-so", "Around the clock: the service owner's business hour in the repeated hour", "always", "2",
     [detect("2026-10-25T01:30:00+01:00", "P3")], ["notify:SO", "notify:leadership#1"],
     hand={"notify:SO": "2026-10-25T01:30:00+00:00", "notify:leadership#1": "2026-10-25T17:00:00+00:00"},
     worksheet="01:30 BST + 1 h = 01:30 GMT; Sunday is a working day here.")
case("always-p4-week", "Around the clock: the week ends on Sunday", "always", "2",
     [detect("2026-03-27T12:00:00+00:00", "P4")], ["notify:leadership#1", "notify:SO"],
     hand={"notify:leadership#1": "2026-03-29T17:00:00+01:00", "notify:SO": "2026-03-27T17:00:00+00:00"},
     worksheet="Sunday the 29th, 17:00 BST; Friday 17:00 GMT.")
case("nights-direct-answer", "Night shift: the next working day ends with its evening window", "newyork-nights", "2",
     [detect("2026-03-07T12:00:00-05:00", "P4")], ["citizenFirst"],
     hand={"citizenFirst": "2026-03-09T00:00:00-04:00"}, left={"citizenFirst": ("2026-03-07T12:00:00-05:00", 540)},
     worksheet="Sunday the 8th ends at 24:00 EDT; left 2 h on Saturday + 5 h (the short window) + 2 h = 540 min.")

if __name__ == "__main__":
    write(os.path.join(HERE, "cases.json"), "--check" in sys.argv[1:])
