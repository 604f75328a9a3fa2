package pubdate

import (
	"fmt"
	"strconv"
)

// clockText is the form of a time of day in evidence: 12:36+03:00.
func clockText(c *Clock) string {
	s := fmt.Sprintf("%02d", c.Hour)
	if c.HasMinute {
		s += fmt.Sprintf(":%02d", c.Minute)
	}
	if c.HasSecond {
		s += fmt.Sprintf(":%02d", c.Second)
	}
	switch {
	case c.HasOffset:
		s += OffsetText(c.Offset)
	case c.Zone != "":
		s += " " + c.Zone
	}
	return s
}

// OffsetText is the form of an offset in records: +03:00.
func OffsetText(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d:%02d", sign, seconds/3600, seconds/60%60)
}

func agoText(a *Ago) string { return strconv.Itoa(a.Count) + " " + a.Unit + " ago" }
