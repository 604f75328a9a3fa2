package page

import (
	"slices"
	"time"

	"dateline/export/pubdate"
	"dateline/schema"
)

// inPageZone writes a moment that JSON-LD or a meta tag gives in UTC in the page's own zone when another of its places gives the same
// moment there: the day of publication is that of the place of publication.
func inPageZone(own dates) dates {
	out := slices.Clone(own)
	stated := zonedMoments(own)
	seen := seenLine(own)
	for i := range out {
		c := &out[i]
		at, ok := moment(c)
		if !ok || c.Clock.Offset != 0 {
			continue
		}
		if o := stated.onOtherDay(at, c.Readings[0].Date); o != nil {
			c.Readings, c.Clock, c.Weekday = o.Readings, o.Clock, o.Weekday
		} else if seen != nil {
			seenDay(c, at, seen)
		}
	}
	return out
}

// zoned are the statements of a moment outside UTC by the minute, in the order of the page and each moment of a day once, so that
// looking for one takes no longer on a page that states thousands.
type zoned map[int64][]zonedMoment

type zonedMoment struct {
	*pubdate.Candidate
	at    time.Time
	order int
}

func zonedMoments(cs dates) zoned {
	type key struct {
		second int64
		day    schema.Date
	}
	z, met := zoned{}, map[key]bool{}
	for i := range cs {
		at, ok := moment(&cs[i])
		if !ok || cs[i].Clock.Offset == 0 {
			continue
		}
		if k := (key{at.Unix(), cs[i].Readings[0].Date}); !met[k] {
			met[k] = true
			z[k.second/60] = append(z[k.second/60], zonedMoment{&cs[i], at, i})
		}
	}
	return z
}

// onOtherDay is the first statement of a moment less than two minutes from at that falls on another day than the one given; nil
// when there is none.
func (z zoned) onOtherDay(at time.Time, day schema.Date) *pubdate.Candidate {
	var found zonedMoment
	for minute := at.Unix()/60 - 2; minute <= at.Unix()/60+2; minute++ {
		for _, o := range z[minute] {
			if o.at.Sub(at).Abs() < 2*time.Minute && o.Readings[0].Date != day && (found.Candidate == nil || o.order < found.order) {
				found = o
			}
		}
	}
	return found.Candidate
}

// seenLine is the date that the lines around the headline print without an offset, with its time of day where one of them has it;
// nil when they print none or do not agree.
func seenLine(own dates) *pubdate.Candidate {
	var seen *pubdate.Candidate
	for i := range own {
		v := &own[i]
		if v.Method != schema.ByHeader && v.Method != schema.ByTimeTag || v.Standing != pubdate.Own || len(v.Readings) != 1 || !v.Readings[0].Full() {
			continue
		}
		if v.Clock != nil && v.Clock.HasOffset || seen != nil && seen.Readings[0].Date != v.Readings[0].Date {
			return nil
		}
		if seen == nil || seen.Clock == nil {
			seen = v
		}
	}
	return seen
}

// seenDay writes a moment in UTC by the day of seen, when it is the day before or behind and some zone has it at that moment. The
// printed time of day gives the zone.
func seenDay(c *pubdate.Candidate, at time.Time, seen *pubdate.Candidate) {
	day := seen.Readings[0].Date
	if day != schema.DateOf(at.Add(-11*time.Hour)) && day != schema.DateOf(at.Add(13*time.Hour)) || day == schema.DateOf(at) {
		return
	}
	clock := seen.Clock
	c.Readings, c.Clock, c.Weekday = seen.Readings, nil, seen.Weekday
	if clock == nil || !clock.HasMinute {
		return
	}
	local := time.Date(day.Year, day.Month, day.Day, clock.Hour, clock.Minute, 0, 0, time.UTC)
	offset := local.Sub(at.Truncate(time.Minute)).Round(15 * time.Minute)
	if (local.Sub(at.Truncate(time.Minute))-offset).Abs() <= 2*time.Minute && offset >= -12*time.Hour && offset <= 14*time.Hour {
		k := *clock
		k.Offset, k.HasOffset = int(offset/time.Second), true
		c.Clock = &k
	}
}

// moment is the point in time of a candidate that gives it.
func moment(c *pubdate.Candidate) (time.Time, bool) {
	if c.Clock == nil || !c.Clock.HasOffset || len(c.Readings) != 1 {
		return time.Time{}, false
	}
	return c.Clock.At(c.Readings[0].Date)
}
