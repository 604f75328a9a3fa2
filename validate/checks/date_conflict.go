package checks

import (
	"net/url"
	"regexp"
	"strconv"
	"time"

	"dateline/schema"
	"dateline/validate"
)

// conflictDays is how far two dates of one story may lie apart: a dateline is often a day older than the page that prints
// it, a weekend three.
const conflictDays = 3

var dateConflict = &validate.Check{
	ID: "DL107", Name: "date-conflict", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"date_published", "url", "dateline"},
	Doc: `A record whose address or dateline states another day than date_published, more than three days away.

It matters because evidence was overruled: most often the page shows the date of a later edition, or the address that of another article.

Example: ` + "`" + `{"date_published": "2018-10-21", "url": "https://example.org/2017/12/08/a-story"}` + "`",
	Fix: "Read the evidence with dateline inspect and decide; an exception with its reason keeps the decision.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		date := rec.DatePublished
		if date.IsZero() || rec.DatePrecision == schema.Month || rec.DatePrecision == schema.Year {
			return
		}
		if d, text := urlDate(r.URL()); !d.IsZero() {
			if n := date.Days() - d.Days(); n > conflictDays || n < -conflictDays {
				report(p, r, "date_published", text, "date_published %s is %d days from the address's %s", date, max(n, -n), d)
			}
		}
		day, ok := statedDay(rec.Dateline)
		switch {
		case !ok:
		case day.year != 0:
			d := schema.Date{Year: day.year, Month: day.month, Day: day.day}
			if n := date.Days() - d.Days(); d.Valid() && (n > conflictDays || n < -conflictDays) {
				report(p, r, "date_published", rec.Dateline, "date_published %s is %d days from the dateline's %s", date, max(n, -n), d)
			}
		default:
			if n := daysApart(date, day.month, day.day); n > conflictDays && n != 1<<30 {
				report(p, r, "date_published", rec.Dateline, "date_published %s is %d days from the dateline's %s %d", date, n, day.month, day.day)
			}
		}
	}),
}

// urlDay is a day in a path: /2017/12/08/, /2017-12-08-ferries, /20171208/, /ferries-20171208.html. Digits that run on are
// an article's number.
var urlDay = regexp.MustCompile(`/((?:19|20)[0-9]{2})[/-]([01]?[0-9])[/-]([0-3]?[0-9])(?:[/_-]|$)|[/_-]((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:[/._-]|$)`)

// urlDate finds the day that an address's path states; the zero Date when there is none.
func urlDate(u *url.URL) (schema.Date, string) {
	if u == nil {
		return schema.Date{}, ""
	}
	m := urlDay.FindStringSubmatch(u.Path)
	if m == nil {
		return schema.Date{}, ""
	}
	y, _ := strconv.Atoi(m[1] + m[4])
	mo, _ := strconv.Atoi(m[2] + m[5])
	d, _ := strconv.Atoi(m[3] + m[6])
	date := schema.Date{Year: y, Month: time.Month(mo), Day: d}
	if !date.Valid() {
		return schema.Date{}, ""
	}
	return date, m[0]
}
