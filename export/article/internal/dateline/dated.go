package dateline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

const (
	// dateStartReach is how far into a paragraph the date of a dateline without an agency may begin. A caption may stand
	// before the place; a date further on is the story's.
	dateStartReach = 200
	// dashAfterDigit is how many bytes behind a digit the dash may stand that ends a dateline: the name of the month, the
	// year and a mark stand between them.
	dashAfterDigit = 100
	// colonReach is within how many bytes of a paragraph a colon or full stop behind a date may end the dateline; further
	// on both are common in prose.
	colonReach = 80
	// mostColonWords is how many words in mixed case may stand before a date and a colon as a place; more are a label.
	mostColonWords = 2
)

// datedDateline reads "PLACE, DATE -" and "DATE -", which name no agency.
func datedDateline(head string, reg *source.Registry) (Line, bool) {
	if !dashBehindDigit(head) {
		return Line{}, false
	}
	for _, m := range pubdate.FindPrinted(head, "") {
		if m.Ago != nil || m.Start > dateStartReach {
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
	return soft, strings.TrimLeft(tail[sep:], prose.Whitespace) != ""
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
		case digit >= 0 && i-digit <= dashAfterDigit && (isDash(r) || r == '='):
			return true
		case digit >= 0 && i-digit == 1 && i < colonReach && (r == ':' || r == '.') && strings.HasPrefix(head[i+1:], " "):
			return true
		case unicode.IsDigit(r):
			digit = i
		}
	}
	return false
}

// lowPlace is a place of up to three words in copy without capitals.
var lowPlace = regexp.MustCompile(`^[a-z]+(?: [a-z]+){0,2}$`)

// colonBehindDate reports whether a colon, as papers in South Asia print it, or in copy that names its place in capitals a
// full stop, ends "KATHMANDU, Sept 6: The" and "BAKU, Azerbaijan, Sept. 6. The". It returns its length.
func colonBehindDate(tail string, inCapitals bool) (n int, ok bool) {
	rest := strings.TrimLeft(tail, " ")
	n = len(tail) - len(rest) + 1
	if !strings.HasPrefix(rest, ":") && (!inCapitals || !strings.HasPrefix(rest, ".")) || len(tail) <= n {
		return 0, false
	}
	next := strings.TrimLeft(tail[n:], prose.Whitespace)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `"“‘'«`))
	return n, next != tail[n:] && (unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r))
}

// standsAlone reports whether a place before a date and a colon is no label: "Update, Sept. 6: The".
func standsAlone(place string) bool {
	return !notPlace(place) && furniture.DateLabel(place) == "" && (capitals(place) || len(strings.Fields(place)) <= mostColonWords)
}
