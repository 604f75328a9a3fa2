package pubdate

import (
	"math"
	"strings"
)

// unknownOffset marks a zone whose name has several meanings, or none that is fixed.
const unknownOffset = math.MaxInt

// zones gives the offset of zone abbreviations in minutes east of UTC. Abbreviations that different countries use for
// different offsets are in the list without one: the name is part of the time of day, but says nothing certain. The
// offsets are those of the IANA time zone database.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120, "EET": 120, "EEST": 180,
	"MSK": 180, "MSD": 240, "МСК": 180, "SAST": 120, "EAT": 180, "CAT": 120, "WAT": 60, "TRT": 180, "IRST": 210, "IRDT": 270,
	"PKT": 300, "NPT": 345, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540, "HKT": 480, "SGT": 480, "PHT": 480, "AWST": 480,
	"JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
	"EST": -300, "EDT": -240, "CDT": -300, "MDT": -360, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "NDT": -150,
	"BRT": -180, "ART": -180, "CLT": -240, "COT": -300, "PET": -300, "UYT": -180,
	"BST": several, "IST": several, "CST": several, "MST": several, "PST": several, "AST": several, "ADT": several,
	"SST": several, "GST": several, "ECT": several, "ET": several, "CT": several, "PT": several, "MT": several, "ВРЕМЯ": several,
}

const several = unknownOffset

// mostOffset is the offset that is farthest from UTC, in seconds: 14 hours, on the Line Islands of Kiribati.
const mostOffset = 14 * secondsOfHour

// shortestLower is how many letters a zone's name has at least that is taken for one in lower case: "et", "pt" and "z" are
// words, parts and names.
const shortestLower = 3

// zone reads a zone name, an offset, or both at token i; offset in seconds.
func (s *scanner) zone(i int) (offset int, name string, next int, ok bool) {
	t := s.at(i)
	if t.kind == word {
		name = t.text
		minutes, known := zones[strings.ToUpper(t.text)]
		if !known || len(name) < shortestLower && name != strings.ToUpper(name) {
			return 0, "", 0, false
		}
		if minutes == 0 {
			if off, next, ok := s.signed(i+1, true); ok {
				return off, name, next, true
			}
		}
		if minutes == several {
			return unknownOffset, name, i + 1, true
		}
		return minutes * secondsOfMinute, name, i + 1, true
	}
	off, next, ok := s.signed(i, false)
	return off, "", next, ok
}

// signed reads +03:00, +0300, and behind UTC or GMT also +3.
func (s *scanner) signed(i int, short bool) (offset, next int, ok bool) {
	sign := 1
	switch t := s.at(i); {
	case t.is("+"):
	case t.is("-"), t.is("−"):
		sign = -1
	default:
		return 0, 0, false
	}
	h := s.at(i + 1)
	if h.kind != number || h.spaced {
		return 0, 0, false
	}
	hours, minutes := h.value, 0
	next = i + 2
	switch {
	case h.four():
		hours, minutes = h.value/100, h.value%100
	case h.short():
		m := s.at(i + 3)
		if s.at(i+2).is(":") && !s.at(i+2).spaced && m.pair() && !m.spaced {
			minutes = m.value
			next = i + 4
		} else if !short && (!h.pair() || s.at(i).spaced) {
			return 0, 0, false
		}
	default:
		return 0, 0, false
	}
	offset = hours*secondsOfHour + minutes*secondsOfMinute
	return sign * offset, next, minutes < minutesOfHour && offset <= mostOffset
}

// zonesOf says which of its meanings a zone abbreviation has in a country (ISO 3166-1 alpha-2), in minutes east of UTC.
var zonesOf = map[string]map[string]int{
	"BST": {"GB": 60, "BD": 360},
	"IST": {"IN": 330, "IE": 60, "IL": 120},
	"CST": {"US": -360, "CA": -360, "MX": -360, "CN": 480, "TW": 480, "CU": -300},
	"MST": {"US": -420, "CA": -420, "MX": -420, "MY": 480},
	"PST": {"US": -480, "CA": -480, "PH": 480},
	"AST": {"CA": -240, "PR": -240, "SA": 180, "KW": 180, "BH": 180, "IQ": 180, "QA": 180},
	"ADT": {"CA": -180},
	"GST": {"AE": 240, "OM": 240},
	"ECT": {"EC": -300},
}

// In gives the time of day with the offset that its zone's name has in a country, where the name alone has several
// meanings; c itself when it has an offset or the country does not decide.
func (c *Clock) In(country string) *Clock {
	if c == nil || c.HasOffset || c.Zone == "" {
		return c
	}
	minutes, ok := zonesOf[strings.ToUpper(c.Zone)][country]
	if !ok {
		return c
	}
	known := *c
	known.Offset, known.HasOffset = minutes*secondsOfMinute, true
	return &known
}
