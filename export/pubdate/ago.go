package pubdate

import (
	"strings"
	"time"

	"dateline/schema"
)

// Ago is how long before the moment of reading an article says it was published: "2 hours ago".
type Ago struct {
	Count int
	Unit  string // minute, hour, day, week, month
}

// agoPattern is one CLDR pattern, as the folded words around the number.
type agoPattern struct {
	lang, unit    string
	before, after []string
}

func newAgoPattern(lang, unit, pattern string) agoPattern {
	head, tail, _ := strings.Cut(pattern, "{0}")
	return agoPattern{lang, unit, agoWords(head), agoWords(tail)}
}

func agoWords(s string) []string {
	var w []string
	for _, t := range tokenize(s) {
		if t.kind != mark {
			w = append(w, fold(t.text))
		}
	}
	return w
}

// ago reads an expression of elapsed time that starts at token i.
func (s *scanner) ago(i int) (Mention, int, bool) {
	t := s.at(i)
	if t.kind != number && t.kind != word {
		return Mention{}, 0, false
	}
	var best *agoPattern
	bestNext, count := 0, 0
	for _, p := range s.lex.agoBy[s.agoKey(i)] {
		j, n, ok := s.agoMatch(i, p)
		if ok && j > bestNext && (s.lang == "" || p.lang == s.lang || best == nil || best.lang != s.lang) {
			best, bestNext, count = p, j, n
		}
	}
	if best == nil {
		return Mention{}, 0, false
	}
	m := Mention{Ago: &Ago{count, best.unit}, Start: t.start, End: s.at(bestNext - 1).end}
	m.Text = s.text[m.Start:m.End]
	return m, bestNext, true
}

// agoKey files a pattern under its first word.
func (s *scanner) agoKey(i int) string {
	if t := s.at(i); t.kind != number {
		return t.folded
	}
	for j := i + 1; j <= i+2; j++ {
		if t := s.at(j); t.kind != mark {
			return "\x00" + t.folded
		}
	}
	return ""
}

// mostCountDigits is how long the number of an elapsed time is at most: pages count to 59 minutes, 23 hours or some hundred
// days; "2017 years ago" is history.
const mostCountDigits = 3

func (s *scanner) agoMatch(i int, p *agoPattern) (next, count int, ok bool) {
	j, ok := s.agoRun(i, p.before)
	if !ok {
		return 0, 0, false
	}
	n := s.at(j)
	if n.kind != number || n.digits > mostCountDigits || n.line && j > i {
		return 0, 0, false
	}
	j, ok = s.agoRun(j+1, p.after)
	return j, n.value, ok
}

func (s *scanner) agoRun(j int, run []string) (int, bool) {
	for _, w := range run {
		if s.at(j).is(".") {
			j++
		}
		if t := s.at(j); t.kind == mark || t.line && w != run[0] || t.folded != w {
			return 0, false
		}
		j++
	}
	return j, true
}

// readings turns elapsed time into days, counted from the moment or at least the day of retrieval. Pages round elapsed
// time down, so "3 days ago" is up to an hour less than four days. What day a moment was depends on the place, which may
// be known no closer than its language, so that hours near midnight leave two days or more.
func (a *Ago) readings(day schema.Date, at time.Time, place Place) []Partial {
	if day.IsZero() && at.IsZero() {
		return nil
	}
	unit := map[string]time.Duration{"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour, "week": 7 * 24 * time.Hour}[a.Unit]
	if unit == 0 {
		return nil
	}
	ahead, back := time.Duration(a.Count)*unit, time.Duration(a.Count+1)*unit-time.Second
	var from, to schema.Date
	switch {
	case !at.IsZero():
		from, to = place.days(at.Add(-back), at.Add(-ahead))
	default:
		// The day's last moment and its first: the page was read between them.
		from, to = day.AddDays(-int((back+24*time.Hour-1)/(24*time.Hour))), day.AddDays(-int(ahead/(24*time.Hour)))
	}
	var ps []Partial
	for d := from; !d.After(to); d = d.AddDays(1) {
		ps = append(ps, Partial{Date: d})
	}
	return ps
}
