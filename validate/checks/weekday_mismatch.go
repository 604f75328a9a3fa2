package checks

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"dateline/validate"
)

var weekdayMismatch = &validate.Check{
	ID: "DL106", Name: "weekday-mismatch", Severity: validate.Error, Since: "0.1",
	Fields: []string{"date_published", "dateline", "body"},
	Doc: `A weekday in the dateline or the lead that the publication date does not have. Two forms are trusted: a weekday printed beside the day of publication ("Wednesday, September 6"), and, in a story with a dateline, a statement made "on Wednesday", which agencies print on that day or on one beside it.

It matters because a weekday that does not fit is how a wrong year, or day and month that were swapped, give themselves away.

Example: date_published 2018-09-06, a Thursday, with "MOSCOW, September 6. /TASS/. … Rudskoi said on Wednesday".`,
	Fix: "Trust the weekday more than the year: narrow the year down with --date-window, or correct the date that the input gives.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		date := rec.DatePublished
		if date.IsZero() {
			return
		}
		first := lead(rec.Body)
		day := strconv.Itoa(date.Day)
		for _, text := range []string{rec.Dateline, first} {
			if !strings.Contains(text, day) {
				continue
			}
			for _, d := range datedWeekdays(text) {
				if d.month == date.Month && d.day == date.Day && (d.year == 0 || d.year == date.Year) && d.weekday != date.Weekday() {
					report(p, r, "date_published", d.text, "date_published %s is a %s, the text says %q", date, date.Weekday(), d.text)
					return
				}
			}
		}
		if rec.Dateline == "" || !strings.Contains(first, "day") {
			return
		}
		at := saidOn.FindStringSubmatchIndex(first)
		// "Reforms announced on Tuesday by the minister" are what the story is about, not when it was told.
		if at == nil || strings.HasPrefix(first[at[1]:], " by ") {
			return
		}
		said := words().weekdays[strings.ToLower(first[at[2]:at[3]])]
		for _, n := range []int{-1, 0, 1} {
			if date.AddDays(n).Weekday() == said {
				return
			}
		}
		text := first[at[0]:at[1]]
		report(p, r, "date_published", text, "date_published %s is a %s, the text says %q", date, date.Weekday(), text)
	}),
}

// saidOn is a report of what was said on a day that has passed; "will speak on Friday" and "next Friday" are not.
var saidOn = regexp.MustCompile(`\b(?:said|told (?:[\p{L}]+ ){1,2}|announced|reported|stated)(?: (?:in a statement|here|earlier))? ?on (` +
	strings.Join([]string{time.Monday.String(), time.Tuesday.String(), time.Wednesday.String(), time.Thursday.String(), time.Friday.String(), time.Saturday.String(), time.Sunday.String()}, "|") + `)\b`)
