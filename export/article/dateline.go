package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/pubdate"
	"dateline/schema/source"
)

// dateline is the place, date and agency that open a lead. Offsets count in the paragraph it was read from.
type dateline struct {
	span                       // as printed: MOSCOW, September 6. /TASS/.
	place    string            // without date and agency: MOSCOW
	agency   *source.Outlet    // that the mark names; nil when there is none or it is unknown
	mark     string            // the mark as printed: TASS
	mentions []pubdate.Mention // the dates in it, with offsets in the paragraph
	prose    int               // where the prose begins behind it
}

// datelineReach is how far into a paragraph a dateline may end. Captions that run into the place stand before it.
const datelineReach = 360

// parseDateline reads the dateline at the start of a paragraph. The forms it knows, where PLACE is one to three places
// with their states, and the dash any dash:
//
//	PLACE, DATE (AGENCY) -    PLACE, DATE. /AGENCY/.    PLACE (AGENCY) -    (AGENCY) -    DATE (AGENCY) -
//	(AGENCY) - PLACE, DATE -  (AGENCY) PLACE, DATE -  PLACE, DATE - AGENCY.     PLACE. DATE. AGENCY -  PLACE, DATE -    PLACE —
//	AGENCY北京9月6日电         【PLACE AGENCY】             (PLACE=AGENCY)      PLACE, DATE, AGENCY.   PLACE, DATE:
//	DATE, PLACE /AGENCY/.     PLACE / AGENCY / DATE /      SITE.TLD, PLACE -
//
// A photo caption, a correction or a sub-byline may run into a place that is set in capitals.
func parseDateline(par string, reg *source.Registry) (dateline, bool) {
	head := par
	if len(head) > datelineReach {
		n := datelineReach
		for n > 0 && !utf8.RuneStart(head[n]) {
			n--
		}
		head = head[:n]
	}
	if strings.Trim(head, whitespace) == "" {
		return dateline{}, false
	}
	for _, form := range []func(string, *source.Registry) (dateline, bool){
		eastAsianDateline, bracketedDateline, markBehindDash, saudiDateline, siteDateline, markBehindComma, datedDateline, placeAlone,
	} {
		if d, ok := form(head, reg); ok {
			d.prose = len(head) - len(strings.TrimLeft(head[d.end:], whitespace))
			d.text = head[d.start:d.end]
			d.place = strings.TrimLeft(d.place, "*•· ")
			return d, true
		}
	}
	return dateline{}, false
}

// bracketedDateline reads the forms whose agency stands between brackets or slashes.
func bracketedDateline(head string, reg *source.Registry) (dateline, bool) {
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
		d := dateline{mark: mark, agency: agency}
		d.end = after + sep
		left, ok := d.leftOf(head[:i], dash || r == '/')
		switch {
		case ok && left && (agency != nil && (dash || r == '/' || len(d.mentions) > 0 || i < 40) || dash && (len(d.mentions) > 0 || capitals(d.place))):
			d.dateBehind(head, after)
			return d, true
		case strings.Trim(head[:i], whitespace+"*") == "" && agency != nil:
			d.start = i
			d.rightOf(head, after+sep)
			if dash || r == '/' || d.place != "" && len(d.mentions) > 0 {
				return d, true
			}
		}
	}
	return dateline{}, false
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
func (d *dateline) leftOf(left string, strong bool) (found, ok bool) {
	rest := strings.TrimRight(left, whitespace+",;.–—-−:")
	if rest == "" {
		return false, true
	}
	if m, has := lastMention(rest); has {
		d.mentions = []pubdate.Mention{m}
		d.start = m.Start
		rest = rest[:m.Start]
	} else if d.agency != nil && d.dateFirst(rest) {
		return true, true
	} else {
		rest = d.figures(rest)
	}
	place, start, whole := placeAtEnd(rest, left)
	if place == "" {
		if len(d.mentions) > 0 && strings.Trim(rest, whitespace+".,–—-") == "" {
			return true, true
		}
		return false, false
	}
	if !whole && len(d.mentions) == 0 && !strong {
		return false, false
	}
	d.place, d.start = place, start
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
	switch strings.Trim(s, whitespace+",.;") {
	case "", "г", "года", "р", "року", "ж", "m", "d":
		return true
	}
	return false
}

// rightOf reads the place and date that stand behind a mark: "(ANSA) - ROMA, 6 SET -".
func (d *dateline) rightOf(head string, from int) {
	tail := head[from:]
	at := len(tail) - len(strings.TrimLeft(tail, whitespace))
	for i, r := range tail[at:] {
		if i > 70 {
			return
		}
		if !isDash(r) {
			continue
		}
		var e dateline
		if found, ok := e.leftOf(tail[at:at+i], false); ok && found && e.start == 0 && (capitals(e.place) || len(e.mentions) > 0) && !notPlaces()[strings.ToLower(e.place)] {
			sep, dash := separator(tail[at+i:])
			if !dash {
				continue
			}
			d.place = e.place
			for _, m := range e.mentions {
				m.Start += from + at
				m.End += from + at
				d.mentions = append(d.mentions, m)
			}
			d.end = from + at + i + sep
			return
		}
	}
}

// datedDateline reads "PLACE, DATE -" and "DATE -", which name no agency.
func datedDateline(head string, reg *source.Registry) (dateline, bool) {
	if !dashBehindDigit(head) {
		return dateline{}, false
	}
	for _, m := range pubdate.FindPrinted(head, "") {
		if m.Ago != nil || m.Start > 200 {
			continue
		}
		dayless := len(m.Readings) > 0 && m.Readings[0].Day == 0
		tail := head[m.End:]
		d := dateline{mentions: []pubdate.Mention{m}}
		sep, dash := separator(tail)
		soft := false
		if !dash {
			sep, soft = colonBehindDate(tail, capitals(strings.TrimLeft(head, whitespace)))
		}
		if !dash && !soft {
			// "ROME, March 13, Reuter -" and "SYDNEY March 22 AAP -".
			skip := len(tail) - len(strings.TrimLeft(tail, " ,."))
			mark, agency, n := markAt(tail[skip:], reg)
			if agency == nil {
				continue
			}
			if sep, dash = separator(tail[skip+n:]); !dash {
				continue
			}
			d.mark, d.agency = mark, agency
			sep += skip + n
		}
		if next := strings.TrimLeft(tail[sep:], whitespace); next == "" || unicode.IsDigit(rune(next[0])) && d.agency == nil && len(m.Text) < 4 {
			continue
		}
		rest := strings.TrimRight(head[:m.Start], whitespace+",;.–—-−:")
		d.end = m.End + sep
		if strings.Trim(rest, whitespace+"*") == "" {
			if soft || strings.Trim(head[:m.Start], whitespace) != "" || dayless || !strings.Contains(m.Text, " ") {
				continue
			}
			d.start = m.Start
			return d, true
		}
		place, start, whole := placeAtEnd(rest, head[:m.Start])
		if low := strings.TrimLeft(rest, whitespace); place == "" && lowPlace.MatchString(low) && strings.HasPrefix(head[len(rest):], ", ") && m.Text == strings.ToLower(m.Text) {
			place, start, whole = low, len(rest)-len(low), true // copy that was keyed without capitals
		}
		comma := strings.ContainsAny(head[start+len(place):m.Start], ",.")
		if place == "" || !capitals(place) && !(whole && comma) || dayless || soft && !(whole && comma && standsAlone(place)) {
			continue
		}
		d.place, d.start = place, start
		return d, true
	}
	return dateline{}, false
}

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

// authorBehind is the author that RIA Novosti prints behind its mark: "РИА Новости, Иван Иванов."
var authorBehind = regexp.MustCompile(`^, \p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+(?:, \p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+)*(?:\.)`)

// siteSuffix makes a mark a site's name: INTERFAX.RU.
var siteSuffix = regexp.MustCompile(`^\.(?i:ru|com|net|org|ua|by|kz|info)\b`)

// markBehindDash reads "МОСКВА, 7 апр — РИА Новости." and "Москва. 6 сентября. INTERFAX.RU -".
func markBehindDash(head string, reg *source.Registry) (dateline, bool) {
	for i, r := range head {
		if i > 90 || i == 0 {
			continue
		}
		if !isDash(r) && r != '.' && r != ',' {
			continue
		}
		from := i + utf8.RuneLen(r)
		skip := len(head[from:]) - len(strings.TrimLeft(head[from:], whitespace+"-–—"))
		mark, agency, n := markAt(head[from+skip:], reg)
		if agency == nil || skip == 0 && r != '-' {
			continue
		}
		end := from + skip + n
		if m := siteSuffix.FindString(head[end:]); m != "" {
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
		d := dateline{mark: mark, agency: agency}
		found, ok := d.leftOf(head[:i], false)
		if !ok || !found || d.start != len(head)-len(strings.TrimLeft(head, whitespace+"*")) {
			continue
		}
		d.end = end + max(sep, 0)
		if !dash && strings.HasPrefix(head[end:], ".") {
			d.end = end + 1
		}
		return d, true
	}
	return dateline{}, false
}

// placeAlone reads "WASHINGTON —" and "KARACHI:": capitals only, and none of the words that open copy in the same way.
func placeAlone(head string, _ *source.Registry) (dateline, bool) {
	lead := len(head) - len(strings.TrimLeft(head, whitespace))
	for i, r := range head[lead:] {
		if i > 60 {
			break
		}
		if !isDash(r) && r != ':' {
			continue
		}
		raw := head[lead : lead+i]
		rest := strings.TrimRight(raw, whitespace)
		if r != ':' && rest == raw && r != '—' { // a hyphen inside a name
			continue
		}
		sep, _ := separator(head[lead+i:])
		if r == ':' {
			sep = 1
		}
		tail := head[lead+i+sep:]
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(tail, whitespace+`"“«'‘`))
		if !unicode.IsUpper(next) || strings.TrimLeft(tail, whitespace) == tail && r != '—' {
			break
		}
		if !isPlace(rest) || !capitals(rest) || len(strings.Fields(rest)) > 4 || utf8.RuneCountInString(rest) < 4 || notPlace(rest) {
			break
		}
		d := dateline{place: rest}
		d.start, d.end = lead, lead+i+sep
		return d, true
	}
	return dateline{}, false
}
