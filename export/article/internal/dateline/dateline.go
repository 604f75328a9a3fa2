// Package dateline reads the place, date and agency that open a lead, in the forms of the world's agencies.
//
//	line, ok := dateline.Parse("MOSCOW, September 6. /TASS/. The bridge is open.", registry)
//	// line.Place is MOSCOW, line.Agency is TASS, line.Mentions holds September 6, line.Text all up to the prose
//
// It knows forms and no places: what stands where a place stands is one, unless notplaces.tsv lists it.
package dateline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

// Line is the place, date and agency that open a lead. Offsets count in the paragraph it was read from.
type Line struct {
	prose.Span                   // as printed: MOSCOW, September 6. /TASS/.
	Place      string            // without date and agency: MOSCOW
	Agency     *source.Outlet    // that the mark names; nil when there is none or it is unknown
	Mark       string            // the mark as printed: TASS
	Mentions   []pubdate.Mention // the dates in it, with offsets in the paragraph
	Prose      int               // where the prose begins behind it
}

// datelineReach is how far into a paragraph a dateline may end. Captions that run into the place stand before it.
const datelineReach = 360

// Parse reads the dateline at the start of a paragraph. The forms it knows, where PLACE is one to three places
// with their states, and the dash any dash:
//
//	PLACE, DATE (AGENCY) -    PLACE, DATE. /AGENCY/.    PLACE (AGENCY) -    (AGENCY) -    DATE (AGENCY) -
//	(AGENCY) - PLACE, DATE -  (AGENCY) PLACE, DATE -  PLACE, DATE - AGENCY.     PLACE. DATE. AGENCY -  PLACE, DATE -    PLACE —
//	AGENCY北京9月6日电         【PLACE AGENCY】             (PLACE=AGENCY)      PLACE, DATE, AGENCY.   PLACE, DATE:
//	DATE, PLACE /AGENCY/.     PLACE / AGENCY / DATE /
//
// and those of forms.tsv, which single agencies print.
//
// A photo caption, a correction or a sub-byline may run into a place that is set in capitals.
func Parse(par string, reg *source.Registry) (Line, bool) {
	head := par
	if len(head) > datelineReach {
		n := datelineReach
		for n > 0 && !utf8.RuneStart(head[n]) {
			n--
		}
		head = head[:n]
	}
	if strings.Trim(head, prose.Whitespace) == "" {
		return Line{}, false
	}
	for _, form := range []func(string, *source.Registry) (Line, bool){
		eastAsianDateline, bracketedDateline, markBehindDash, ownDateline, markBehindComma, datedDateline, placeAlone,
	} {
		if d, ok := form(head, reg); ok {
			d.Prose = len(head) - len(strings.TrimLeft(head[d.End:], prose.Whitespace))
			d.Text = head[d.Start:d.End]
			d.Place = strings.TrimLeft(d.Place, "*•· ")
			return d, true
		}
	}
	return Line{}, false
}

// bracketedDateline reads the forms whose agency stands between brackets or slashes.
func bracketedDateline(head string, reg *source.Registry) (Line, bool) {
	for i, r := range head {
		closing := closingOf(r)
		if closing == 0 {
			continue
		}
		inner := i + utf8.RuneLen(r)
		n := strings.IndexRune(head[inner:], closing)
		if n < 2 || n > 60 {
			continue
		}
		after := inner + n + utf8.RuneLen(closing)
		mark, agency := markIn(head[inner:inner+n], reg)
		if mark == "" {
			continue
		}
		sep, dash := separator(head[after:])
		d := Line{Mark: mark, Agency: agency}
		d.End = after + sep
		left, ok := d.leftOf(head[:i], dash || r == '/')
		switch {
		case ok && left && (agency != nil && (dash || r == '/' || len(d.Mentions) > 0 || i < 40) || dash && (len(d.Mentions) > 0 || capitals(d.Place))):
			d.dateBehind(head, after)
			return d, true
		case strings.Trim(head[:i], prose.Whitespace+"*") == "" && agency != nil:
			d.Start = i
			d.rightOf(head, after+sep)
			if dash || r == '/' || d.Place != "" && len(d.Mentions) > 0 {
				return d, true
			}
		}
	}
	return Line{}, false
}

func closingOf(r rune) rune {
	switch r {
	case '(':
		return ')'
	case '（':
		return '）'
	case '[':
		return ']'
	case '［':
		return '］'
	case '/', '\\':
		return r
	}
	return 0
}

// leftOf takes what stands before the mark apart: place and date, either of which may be absent. found tells whether
// there is anything; ok is false when it is neither.
func (d *Line) leftOf(left string, strong bool) (found, ok bool) {
	rest := strings.TrimRight(left, prose.Whitespace+",;.–—-−:")
	if rest == "" {
		return false, true
	}
	if m, has := lastMention(rest); has {
		d.Mentions = []pubdate.Mention{m}
		d.Start = m.Start
		rest = rest[:m.Start]
	} else if d.Agency != nil && d.dateFirst(rest) {
		return true, true
	} else {
		rest = d.figures(rest)
	}
	place, start, whole := placeAtEnd(rest, left)
	if place == "" {
		if len(d.Mentions) > 0 && strings.Trim(rest, prose.Whitespace+".,–—-") == "" {
			return true, true
		}
		return false, false
	}
	if !whole && len(d.Mentions) == 0 && !strong {
		return false, false
	}
	d.Place, d.Start = place, start
	return true, true
}

// lastMention gives the date that ends s.
func lastMention(s string) (pubdate.Mention, bool) {
	from := max(0, len(s)-60)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	if !strings.ContainsFunc(s[from:], func(r rune) bool { return unicode.IsDigit(r) || unicode.Is(unicode.Devanagari, r) }) {
		return pubdate.Mention{}, false // Hindi agencies write some days in words
	}
	ms := pubdate.FindPrinted(s[from:], "")
	if len(ms) == 0 {
		return pubdate.Mention{}, false
	}
	m := ms[len(ms)-1]
	if m.Ago != nil || !yearWord(s[from+m.End:]) {
		return pubdate.Mention{}, false
	}
	m.Start += from
	m.End += from
	return m, true
}

// yearWord reports whether nothing but punctuation and the word for "year" stands behind a date: 6 сентября 2017 г.
func yearWord(s string) bool {
	switch strings.Trim(s, prose.Whitespace+",.;") {
	case "", "г", "года", "р", "року", "ж", "m", "d":
		return true
	}
	return false
}

// rightOf reads the place and date that stand behind a mark: "(ANSA) - ROMA, 6 SET -".
func (d *Line) rightOf(head string, from int) {
	tail := head[from:]
	at := len(tail) - len(strings.TrimLeft(tail, prose.Whitespace))
	for i, r := range tail[at:] {
		if i > 70 {
			return
		}
		if !isDash(r) {
			continue
		}
		var e Line
		if found, ok := e.leftOf(tail[at:at+i], false); ok && found && e.Start == 0 && (capitals(e.Place) || len(e.Mentions) > 0) && !notPlaces()[strings.ToLower(e.Place)] {
			sep, dash := separator(tail[at+i:])
			if !dash {
				continue
			}
			d.Place = e.Place
			for _, m := range e.Mentions {
				m.Start += from + at
				m.End += from + at
				d.Mentions = append(d.Mentions, m)
			}
			d.End = from + at + i + sep
			return
		}
	}
}

// datedDateline reads "PLACE, DATE -" and "DATE -", which name no agency.
func datedDateline(head string, reg *source.Registry) (Line, bool) {
	if !dashBehindDigit(head) {
		return Line{}, false
	}
	for _, m := range pubdate.FindPrinted(head, "") {
		if m.Ago != nil || m.Start > 200 {
			continue
		}
		d := Line{Mentions: []pubdate.Mention{m}}
		soft, ok := d.closeDate(head, m, reg)
		if !ok {
			continue
		}
		rest := strings.TrimRight(head[:m.Start], prose.Whitespace+",;.–—-−:")
		if strings.Trim(rest, prose.Whitespace+"*") == "" {
			if soft || strings.Trim(head[:m.Start], prose.Whitespace) != "" || dayless(m) || !strings.Contains(m.Text, " ") {
				continue
			}
			d.Start = m.Start
			return d, true
		}
		if d.placeBefore(head, rest, m, soft) {
			return d, true
		}
	}
	return Line{}, false
}

// closeDate reads what parts a date from the prose: a dash, a mark and a dash ("ROME, March 13, Reuter -", "SYDNEY March 22
// AAP -"), or soft, a colon or full stop.
func (d *Line) closeDate(head string, m pubdate.Mention, reg *source.Registry) (soft, ok bool) {
	tail := head[m.End:]
	sep, dash := separator(tail)
	if !dash {
		sep, soft = colonBehindDate(tail, capitals(strings.TrimLeft(head, prose.Whitespace)))
	}
	if !dash && !soft {
		skip := len(tail) - len(strings.TrimLeft(tail, " ,."))
		mark, agency, n := markAt(tail[skip:], reg)
		if agency == nil {
			return false, false
		}
		if sep, dash = separator(tail[skip+n:]); !dash {
			return false, false
		}
		d.Mark, d.Agency = mark, agency
		sep += skip + n
	}
	d.End = m.End + sep
	next := strings.TrimLeft(tail[sep:], prose.Whitespace)
	figures := next != "" && unicode.IsDigit(rune(next[0])) && d.Agency == nil && len(m.Text) < 4 // a row of figures, no date
	return soft, next != "" && !figures
}

// placeBefore reads the place that ends rest, which is what stands before the date.
func (d *Line) placeBefore(head, rest string, m pubdate.Mention, soft bool) bool {
	place, start, whole := placeAtEnd(rest, head[:m.Start])
	if low := strings.TrimLeft(rest, prose.Whitespace); place == "" && lowPlace.MatchString(low) && strings.HasPrefix(head[len(rest):], ", ") && m.Text == strings.ToLower(m.Text) {
		place, start, whole = low, len(rest)-len(low), true // copy that was keyed without capitals
	}
	if place == "" || dayless(m) {
		return false
	}
	setOff := whole && strings.ContainsAny(head[start+len(place):m.Start], ",.")
	if !capitals(place) && !setOff || soft && !(setOff && standsAlone(place)) {
		return false
	}
	d.Place, d.Start = place, start
	return true
}

// dayless reports whether a date is a month or a year.
func dayless(m pubdate.Mention) bool { return len(m.Readings) > 0 && m.Readings[0].Day == 0 }

// dashBehindDigit reports whether a dash follows a digit closely enough to end a dateline, or a colon or full stop a digit
// in the first words; most paragraphs need not be searched for dates then.
func dashBehindDigit(head string) bool {
	digit := -1
	for i, r := range head {
		switch {
		case digit >= 0 && i-digit <= 100 && (isDash(r) || r == '='):
			return true
		case digit >= 0 && i-digit == 1 && i < 80 && (r == ':' || r == '.') && strings.HasPrefix(head[i+1:], " "):
			return true
		case unicode.IsDigit(r):
			digit = i
		}
	}
	return false
}

// lowPlace is a place of up to three words in copy without capitals.
var lowPlace = regexp.MustCompile(`^[a-z]+(?: [a-z]+){0,2}$`)

// authorBehind is an author between the mark and the prose: "РИА Новости, Иван Иванов."
var authorBehind = regexp.MustCompile(`^, \p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+(?:, \p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+)*(?:\.)`)

// markBehindDash reads "МОСКВА, 7 апр — РИА Новости." and "Москва. 6 сентября. INTERFAX.RU -".
func markBehindDash(head string, reg *source.Registry) (Line, bool) {
	for i, r := range head {
		if i > 90 || i == 0 {
			continue
		}
		if !isDash(r) && r != '.' && r != ',' {
			continue
		}
		from := i + utf8.RuneLen(r)
		skip := len(head[from:]) - len(strings.TrimLeft(head[from:], prose.Whitespace+"-–—"))
		mark, agency, n := markAt(head[from+skip:], reg)
		if agency == nil || skip == 0 && r != '-' {
			continue
		}
		end := from + skip + n
		if m := markWords().ending.FindString(head[end:]); m != "" {
			end += len(m)
			mark += m
		}
		sep, dash := separator(head[end:])
		if r == ',' && (!dash || strings.HasPrefix(head[end:], ".")) {
			continue // PITTSBURGH, PA.
		}
		if author := authorBehind.FindString(head[end:]); author != "" {
			end += len(author)
			sep = 0
		} else if !dash && !strings.HasPrefix(head[end:], ".") && !strings.HasPrefix(strings.TrimLeft(head[end:], " "), "\n") {
			continue
		}
		d := Line{Mark: mark, Agency: agency}
		found, ok := d.leftOf(head[:i], false)
		if !ok || !found || d.Start != len(head)-len(strings.TrimLeft(head, prose.Whitespace+"*")) {
			continue
		}
		d.End = end + max(sep, 0)
		if !dash && strings.HasPrefix(head[end:], ".") {
			d.End = end + 1
		}
		return d, true
	}
	return Line{}, false
}

// placeAlone reads "WASHINGTON —" and "KARACHI:": capitals only, and none of the words that open copy in the same way.
func placeAlone(head string, _ *source.Registry) (Line, bool) {
	lead := len(head) - len(strings.TrimLeft(head, prose.Whitespace))
	for i, r := range head[lead:] {
		if i > 60 {
			break
		}
		if !isDash(r) && r != ':' {
			continue
		}
		raw := head[lead : lead+i]
		rest := strings.TrimRight(raw, prose.Whitespace)
		if r != ':' && rest == raw && r != '—' { // a hyphen inside a name
			continue
		}
		sep, _ := separator(head[lead+i:])
		if r == ':' {
			sep = 1
		}
		tail := head[lead+i+sep:]
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(tail, prose.Whitespace+`"“«'‘`))
		if !unicode.IsUpper(next) || strings.TrimLeft(tail, prose.Whitespace) == tail && r != '—' {
			break
		}
		if !isPlace(rest) || !capitals(rest) || len(strings.Fields(rest)) > 4 || utf8.RuneCountInString(rest) < 4 || notPlace(rest) {
			break
		}
		d := Line{Place: rest}
		d.Start, d.End = lead, lead+i+sep
		return d, true
	}
	return Line{}, false
}
