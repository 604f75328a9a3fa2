#!/usr/bin/env python3
"""Write words.tsv, the date words of many languages, from the Unicode CLDR.

    npm pack cldr-dates-full@48.2.0 cldr-cal-islamic-full@48.2.0 cldr-cal-persian-full
    (unpack each below DIR)
    python3 words.py DIR > ../words.tsv

A line is: language, kind, value, word. The kinds:

    month    1..12, Gregorian           hijri, jalali   1..12, of those calendars
    weekday  0..6, Sunday is 0          day             -2..2, days from today ("yesterday")
    half     0 before noon, 12 after    ago             minute hour day week month: how long ago, with {0} for the number
"""
import glob
import json
import os
import sys
import unicodedata

# A language takes the words of its regional forms too: Jänner is German, as Levantine month names are Arabic.
LANGUAGES = {
    "ar": ["ar", "ar-SY", "ar-LB", "ar-IQ", "ar-DZ", "ar-TN", "ar-MA"], "az": ["az"], "be": ["be"], "bg": ["bg"],
    "bn": ["bn"], "bs": ["bs"], "ca": ["ca"], "cs": ["cs"], "da": ["da"], "de": ["de", "de-AT"], "el": ["el"],
    "en": ["en", "en-GB", "en-AU", "en-CA"], "es": ["es", "es-MX", "es-US", "es-AR"], "et": ["et"], "fa": ["fa"],
    "fi": ["fi"], "fr": ["fr", "fr-CA"], "he": ["he"], "hi": ["hi"], "hr": ["hr"], "hu": ["hu"], "id": ["id"],
    "is": ["is"], "it": ["it"], "ja": ["ja"], "ka": ["ka"], "kk": ["kk"], "ko": ["ko"], "lt": ["lt"], "lv": ["lv"],
    "mk": ["mk"], "ms": ["ms"], "nb": ["nb", "no"], "nl": ["nl"], "nn": ["nn"], "pl": ["pl"], "pt": ["pt", "pt-PT"],
    "ro": ["ro"], "ru": ["ru"], "sk": ["sk"], "sl": ["sl"], "sq": ["sq"], "sr": ["sr", "sr-Latn"], "sv": ["sv"],
    "sw": ["sw"], "ta": ["ta"], "th": ["th"], "tr": ["tr"], "uk": ["uk"], "ur": ["ur"], "vi": ["vi"], "zh": ["zh", "zh-Hant"],
    "fil": ["fil"], "gl": ["gl"], "gu": ["gu"], "hy": ["hy"], "km": ["km"], "kn": ["kn"], "lo": ["lo"], "ml": ["ml"], "mr": ["mr"],
    "my": ["my"], "ne": ["ne"], "or": ["or"], "pa": ["pa"], "te": ["te"],
}
WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
MONTH_CALENDARS = {"month": "gregorian", "hijri": "islamic", "jalali": "persian"}


def load(root, locale, name, *path):
    for f in glob.glob(os.path.join(root, "**", "main", locale, name), recursive=True):
        with open(f, encoding="utf-8") as h:
            d = json.load(h)["main"][locale]["dates"]
        for p in path:
            d = d.get(p, {})
        return d
    return {}


def forms(d):
    """Every wide and abbreviated form; narrower ones are letters and "We", which are words of their own."""
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from d.get(use, {}).get(width, {}).items()


def words(root, locale):
    for kind, calendar in MONTH_CALENDARS.items():
        for k, w in forms(load(root, locale, f"ca-{calendar}.json", "calendars", calendar, "months")):
            yield kind, str(int(k)), w
    for k, w in forms(load(root, locale, "ca-gregorian.json", "calendars", "gregorian", "days")):
        yield "weekday", str(WEEKDAYS.index(k)), w
    for k, w in forms(load(root, locale, "ca-gregorian.json", "calendars", "gregorian", "dayPeriods")):
        if k in ("am", "pm") or k in ("am-alt-variant", "pm-alt-variant"):
            yield "half", "0" if k.startswith("am") else "12", w
    fields = load(root, locale, "dateFields.json", "fields")
    for n in range(-2, 3):
        w = fields.get("day", {}).get(f"relative-type-{n}")
        if w:
            yield "day", str(n), w
    for unit in ("minute", "hour", "day", "week", "month"):
        for width in ("", "-short"):
            for w in fields.get(unit + width, {}).get("relativeTime-type-past", {}).values():
                yield "ago", unit, w


def clean(w):
    w = unicodedata.normalize("NFC", w).replace("\u00a0", " ").replace("\u202f", " ")
    w = "".join(c for c in w if unicodedata.category(c) != "Cf" or c == "\u200c")
    return w.strip()


def main():
    root = sys.argv[1]
    versions = set()
    for f in glob.glob(os.path.join(root, "**", "package.json"), recursive=True):
        with open(f, encoding="utf-8") as h:
            p = json.load(h)
        if p["name"].startswith("cldr-"):
            versions.add(p["name"] + " " + p["version"])
    print("# Date words of many languages: language, kind, value, word.")
    print("# Written by cldr/words.py from the Unicode Common Locale Data Repository (" + ", ".join(sorted(versions)) + ").")
    print("# Unicode License v3, https://www.unicode.org/license.txt. Do not edit; additions belong in press.tsv.")
    for lang in sorted(LANGUAGES):
        rows = set()
        for locale in LANGUAGES[lang]:
            for kind, value, w in words(root, locale):
                w = clean(w)
                # "1" as in Chinese abbreviations is a number, and the scanner reads those itself; M07 is a placeholder.
                if w and not w.isdigit() and not (w[0] == "M" and w[1:].isdigit()):
                    rows.add((lang, kind, value, w))
        for r in sorted(rows, key=lambda r: (r[1], int(r[2]) if r[2].lstrip("-").isdigit() else 0, r[2], r[3])):
            print("\t".join(r))


if __name__ == "__main__":
    main()
