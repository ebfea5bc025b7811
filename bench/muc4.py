#!/usr/bin/env python3
"""Scores coded reports against MUC-4's templates of political violence: type, date, place, perpetrator, number of victims.

    bench/muc4.py --tool build/release/dateline --gold ../shared/gold/muc4/dev.jsonl [--reports 300] [--errors SLOT]

Event records of violence become incidents: one for each type, day and place of a report. An incident is paired with the
template that it shares most slots with; what is left over is missing or spurious. As in MUC-4 a fill that is
right in part (the country but not the town, a day within the span) counts half. Gold lines are {"id", "date", "text",
"templates": [{"INCIDENT: TYPE": [{"alts", "opt"}], …}]}. The texts stay where they are.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import tempfile
import unicodedata

SLOTS = ("type", "date", "location", "perpetrator", "victims")
MONTHS = {m: i + 1 for i, m in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split())}
# ISO 3166 codes of the countries in MUC-4's locations.
COUNTRIES = {"SLV": "el salvador", "COL": "colombia", "GTM": "guatemala", "PER": "peru", "CHL": "chile", "BOL": "bolivia", "HND": "honduras", "ARG": "argentina",
             "ECU": "ecuador", "PAN": "panama", "NIC": "nicaragua", "CRI": "costa rica", "VEN": "venezuela", "BRA": "brazil", "MEX": "mexico", "CUB": "cuba",
             "URY": "uruguay", "PRY": "paraguay", "ESP": "spain", "USA": "united states", "PRI": "puerto rico", "HTI": "haiti", "DOM": "dominican republic"}
# What two forces do to each other, and politics by force: MUC-4 wants an act against someone.
COMBAT = re.compile(r"clash|fight|battle|combat|offensive|\bwar|aggression|invasion|invade|operation|\bcoup|campaign|capture|take power|overthrow|rise up")
CONSEQUENCE = re.compile(r"^(kill|wound|injure|die|death|hurt|destroy|damage|leave)")
UNARMED = ("GOV", "CIV", "LEG", "JUD", "MED", "EDU", "NGO", "BUS", "LAB", "REF", "IGO", "HLH", "PTY", "OPP", "AGR", "COP", "", None)


def norm(text):
    text = unicodedata.normalize("NFKD", text or "").casefold()
    text = "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    return " ".join(w for w in text.split() if w not in ("the", "a", "an", "of", "de", "la", "el"))


def incident_type(event):
    """MUC-4's type of an event record, or None for what it does not cover."""
    words = event["trigger"]["lemma"].lower()
    weapons = " ".join(event.get("weapons") or [])
    if event["type"] == "COERCE":
        return "KIDNAPPING" if re.search(r"kidnap|abduct|hostage", words) else None
    if event["type"] != "ASSAULT":
        return None
    if event.get("mode") == "abduct" or event["cameo"].startswith("181") or re.search(r"kidnap|abduct|hostage|hijack", words):
        return "KIDNAPPING"
    if event["cameo"].startswith("183") or re.search(r"bomb|explo|dynamit|blow up|blast|detonat", words + " " + weapons):
        return "BOMBING"
    if re.search(r"burn|fire to|on fire|arson|torch|ablaze|alight", words):
        return "ARSON"
    if re.search(r"\brob|loot|steal|plunder", words):
        return "ROBBERY"
    return "ATTACK"


def relevant(event):
    """Told as done or tried, and not soldiers against guerrillas, which MUC-4 leaves out."""
    if event["status"] in ("negated", "denied", "possible", "planned"):
        return False
    victims = event["recipients"]
    if COMBAT.search(event["trigger"]["lemma"].lower()) and not victims:
        return False
    return not victims or any(a.get("role") in UNARMED for a in victims)


def numbers(event):
    found = [str(c["min"]) if c.get("min") else "PLURAL" for c in event["counts"] if c["kind"] in ("killed", "wounded", "captured", "missing", "other")]
    if not found:
        found = ["1" for a in event["recipients"] if a.get("via") == "title" or (a.get("via") == "dictionary" and not a.get("group") and a.get("role"))]
    if not found and event["recipients"]:
        found = ["PLURAL" if re.search(r"(s|people|police|men|women|children)$", (a.get("text") or a["name"]).lower()) else "1" for a in event["recipients"]]
    return found


class Incident:
    def __init__(self, event, report_day):
        self.type, self.report_day = incident_type(event), report_day
        t = event["time"]
        self.days = (t["start"][:10], (t["end"] or report_day or t["start"])[:10]) if t and t.get("start") else None
        self.place = event["place"]
        self.actors = {n for a in event["actors"] if a.get("group") or a.get("role") == "MIL" for n in (norm(a["name"]), norm(a.get("text")), norm((a.get("group") or "").replace("-", " "))) if n}
        if any(a.get("role") == "MIL" and not a.get("group") for a in event["actors"]):
            self.actors |= {"army", "armed forces"}  # whose soldiers they are
        self.perpetrators = [a for a in event["actors"] if a.get("group") or a.get("role") == "MIL"]
        self.victims = numbers(event)
        self.consequence = bool(CONSEQUENCE.match(event["trigger"]["lemma"].lower()))

    def same(self, other):
        days = not self.days or not other.days or self.days == other.days
        a, b = self.place, other.place
        places = not a or not b or a["name"] == b["name"] or a["precision"] in ("country", "region") or b["precision"] in ("country", "region")
        kinds = self.type == other.type or (other.consequence and other.type == "ATTACK") or (self.consequence and self.type == "ATTACK")
        return kinds and days and places

    def merge(self, other):
        if self.type == "ATTACK":
            self.type = other.type
        self.consequence &= other.consequence
        self.days = self.days or other.days
        if not self.place or (other.place and self.place["precision"] in ("country", "region")):
            self.place = other.place or self.place
        self.actors |= other.actors
        self.perpetrators += other.perpetrators
        self.victims = list(dict.fromkeys(self.victims + other.victims))


def months(first, last):
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])


def incidents(events, report_day):
    found = []
    for event in events:
        if not incident_type(event) or not relevant(event):
            continue
        new = Incident(event, report_day)
        for old in found:
            if old.same(new):
                old.merge(new)
                break
        else:
            found.append(new)
    groups = {a.get("group") for i in found for a in i.perpetrators if a.get("group")}
    for i in found:  # "no group has claimed it" is rare: where a report names one group, its incidents are that group's
        if len(groups) == 1 and not i.perpetrators:
            other = next(o for o in found if o.perpetrators)
            i.perpetrators, i.actors = other.perpetrators, other.actors
    found = [i for i in found if not i.days or not report_day or months(i.days[1], report_day) <= 2]
    return [i for i in found if i.victims or i.perpetrators or i.days or (i.place and i.place["via"] == "text")]


def day(text):
    d, m, y = text.split()
    return f"19{y}-{MONTHS[m]:02}-{d}"  # a few days of the gold do not exist


def gold_days(fill):
    """(first or None, last) of "04 MAR 90", "- 04 MAR 90", "01 JAN 89 - 05 JAN 89"."""
    found = [day(x) for x in re.findall(r"\d\d [A-Z]{3} \d\d", fill)]
    if not found:
        return None
    return (None if fill.strip().startswith("-") else found[0], found[-1])


def score_date(template, incident):
    gold = [g for f in template.get("INCIDENT: DATE", []) for a in f["alts"] if (g := gold_days(a))]
    if not gold:
        return None, 0.0
    days = incident.days or (None, incident.report_day or "9999")
    best = 0.0
    for first, last in gold:
        if (first, last) == days or (first == days[0] == days[1] == last):
            best = 1.0
        elif (first or "0") <= days[1] and (days[0] or "0") <= last:
            best = max(best, 0.5)
    return 1, best


def score_location(template, incident):
    gold = [a for f in template.get("INCIDENT: LOCATION", []) for a in f["alts"]]
    if not gold:
        return None, 0.0
    place = incident.place
    if not place:
        return 1, 0.0
    ours, best = norm(place["name"]), 0.0
    for alternative in gold:
        parts = [norm(re.sub(r"\(.*?\)", "", p)) for p in re.split(r"[:\-]", alternative)]
        country = COUNTRIES.get(place["country"]) == parts[0].replace("el salvador", "salvador") or norm(COUNTRIES.get(place["country"], "?")) == parts[0]
        if ours in parts[1:] or (country and len(parts) == 1 and place["precision"] == "country"):
            best = 1.0
        elif country:
            best = max(best, 0.5)
    return 1, best


def score_perpetrator(template, incident):
    gold = [{norm(re.sub(r"[\[\]]", " ", a)) for a in f["alts"]} for f in template.get("PERP: ORGANIZATION ID", []) if not f.get("opt")]
    right = sum(any(g == a or (len(a) > 3 and a in g) or (len(g) > 3 and g in a) for g in alternatives for a in incident.actors) for alternatives in gold)
    return len(gold), float(right)


def score_victims(template, incident):
    gold = [f["alts"] for f in template.get("HUM TGT: NUMBER", []) if not f.get("opt")]
    left, right = list(incident.victims), 0.0
    for alternatives in gold:
        plain = [re.sub(r"\D", "", a) or a for a in alternatives]
        hit = next((v for v in left if v in plain), None)
        if hit:
            left.remove(hit)
            right += 1
        elif "PLURAL" in plain and any(v != "1" for v in left):
            right += 0.5
    return len(gold), right


def responses(incident):
    return {"type": 1, "date": 1, "location": 1 if incident.place else 0, "perpetrator": len({a.get("group") or a["name"] for a in incident.perpetrators}), "victims": len(incident.victims)}


def compare(template, incident):
    kinds = [a for f in template["INCIDENT: TYPE"] for a in f["alts"]]
    right = {"type": 1.0 if incident.type in kinds else 0.5 if "ATTACK" in kinds + [incident.type] else 0.0}
    wanted = {"type": 1}
    for slot, score in (("date", score_date), ("location", score_location), ("perpetrator", score_perpetrator), ("victims", score_victims)):
        wanted[slot], right[slot] = score(template, incident)
    return wanted, right


def wanted_of(template):
    return {"type": 1, "date": 1 if template.get("INCIDENT: DATE") else 0, "location": 1 if template.get("INCIDENT: LOCATION") else 0,
            "perpetrator": sum(not f.get("opt") for f in template.get("PERP: ORGANIZATION ID", [])), "victims": sum(not f.get("opt") for f in template.get("HUM TGT: NUMBER", []))}


def score(reports, records, errors):
    tally = collections.defaultdict(collections.Counter)
    for report in reports:
        found = incidents(records[report["id"]], report["date"])
        free = list(found)
        for template in report["templates"]:
            ranked = sorted(free, key=lambda i: -sum(compare(template, i)[1].values()))
            best = ranked[0] if ranked and compare(template, ranked[0])[1]["type"] > 0 else None
            if best is None:
                if not template["optional"]:
                    for slot, n in wanted_of(template).items():
                        tally[slot]["wanted"] += n
                    if errors:
                        print("missed", report["id"], [f["alts"][0] for f in template["INCIDENT: TYPE"]], [f["alts"][0] for f in template.get("HUM TGT: DESCRIPTION", [])])
                continue
            free.remove(best)
            wanted, right = compare(template, best)
            given = responses(best)
            for slot in SLOTS:
                tally[slot]["wanted"] += wanted[slot] or 0
                tally[slot]["given"] += given[slot] if wanted[slot] is not None else 0
                tally[slot]["right"] += right[slot]
                if errors == slot and right[slot] < (wanted[slot] or 0):
                    print(report["id"], slot, "gold", {k: [f["alts"][0] for f in v] for k, v in template.items() if k in ("INCIDENT: TYPE", "INCIDENT: DATE", "INCIDENT: LOCATION", "PERP: ORGANIZATION ID", "HUM TGT: NUMBER")},
                          "given", best.type, best.days, best.place and best.place["name"], sorted(best.actors), best.victims)
        for spurious in free:
            for slot, n in responses(spurious).items():
                tally[slot]["given"] += n
            if errors:
                print("spurious", report["id"], spurious.type, spurious.days, spurious.place and spurious.place["name"])
    return tally


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default="build/release/dateline"), parser.add_argument("--gold", required=True)
    parser.add_argument("--reports", type=int, default=0), parser.add_argument("--errors", choices=SLOTS)
    args = parser.parse_args()
    with open(args.gold, encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines][:args.reports or None]
    with tempfile.TemporaryDirectory() as folder:
        given, coded = pathlib.Path(folder, "in.jsonl"), pathlib.Path(folder, "out.jsonl")
        with given.open("w", encoding="utf-8") as out:
            for r in reports:
                out.write(json.dumps({"id": r["id"], "date": r["date"], "text": r["text"]}) + "\n")
        subprocess.run([args.tool, "code", "--quiet", "--format", "jsonl", "--output", str(coded), str(given)], check=True)
        records = collections.defaultdict(list)
        with coded.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["kind"] == "event":
                    records[record["report"]].append(record)
    print(f"{'slot':12} {'wanted':>6} {'given':>6}      P      R      F")
    for slot, t in sorted(score(reports, records, args.errors).items(), key=lambda x: SLOTS.index(x[0])):
        p, r = t["right"] / max(1, t["given"]), t["right"] / max(1, t["wanted"])
        print(f"{slot:12} {t['wanted']:6} {t['given']:6}   {p:.3f}  {r:.3f}  {2 * p * r / max(1e-9, p + r):.3f}")


if __name__ == "__main__":
    main()
