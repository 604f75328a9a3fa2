package dateline

import (
	"strings"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

const (
	// shortestMark and longestMark are the bytes between brackets that may be a mark. A single letter numbers a list, and
	// what is longer than two agencies with their full names is a remark.
	shortestMark, longestMark = 2, 60
	// plainMarkReach is before which byte the brackets of a known agency open that no date precedes and no dash follows:
	// "BEIRUT (Reuters) Syrian forces". Further on such brackets name the origin of a statement: "… was hurt (Reuters) and".
	plainMarkReach = 40
	// behindMarkReach is within how many bytes behind a mark the dash stands that closes place and date. A later dash
	// belongs to the first sentence.
	behindMarkReach = 70
)

// bracketed is a mark between brackets or slashes.
type bracketed struct {
	mark        string
	agency      *source.Outlet // nil when it is unknown
	open, after int            // where its bracket opens, and behind the one that closes
	end         int            // behind the separators that follow
	dash        bool           // one of them is a dash
	slashes     bool           // it stands between slashes
}

// setOff reports whether the signs around the mark set it off from copy, where brackets are common: /TASS/, (AP) -.
func (b *bracketed) setOff() bool { return b.dash || b.slashes }

// bracketedDateline reads the forms whose agency stands between brackets or slashes.
func bracketedDateline(head string, reg *source.Registry) (Line, bool) {
	for i, r := range head {
		b, ok := bracketedAt(head, i, r, reg)
		if !ok {
			continue
		}
		if d, ok := b.behindPlace(head); ok {
			return d, true
		}
		if d, ok := b.beforePlace(head); ok {
			return d, true
		}
	}
	return Line{}, false
}

// bracketedAt reads the mark whose bracket opens at an offset.
func bracketedAt(head string, open int, bracket rune, reg *source.Registry) (*bracketed, bool) {
	closing := closingOf(bracket)
	if closing == 0 {
		return nil, false
	}
	inner := open + utf8.RuneLen(bracket)
	n := strings.IndexRune(head[inner:], closing)
	if n < shortestMark || n > longestMark {
		return nil, false
	}
	mark, agency := markIn(head[inner:inner+n], reg)
	if mark == "" {
		return nil, false
	}
	b := &bracketed{mark: mark, agency: agency, open: open, after: inner + n + utf8.RuneLen(closing), slashes: bracket == '/'}
	sep, dash := separator(head[b.after:])
	b.end, b.dash = b.after+sep, dash
	return b, true
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

// behindPlace reads "PLACE, DATE (AGENCY) -", of which place or date may be absent.
func (b *bracketed) behindPlace(head string) (Line, bool) {
	d := Line{Mark: b.mark, Agency: b.agency}
	d.End = b.end
	found, ok := d.leftOf(head[:b.open], b.setOff())
	if !ok || !found {
		return Line{}, false
	}
	dated := len(d.Mentions) > 0
	known := b.agency != nil && (b.setOff() || dated || b.open < plainMarkReach)
	if !known && (!b.dash || !dated && !capitals(d.Place)) {
		return Line{}, false
	}
	d.dateBehind(head, b.after)
	return d, true
}

// beforePlace reads "(AGENCY) -", "(AGENCY) - PLACE, DATE -" and "(AGENCY) PLACE, DATE -".
func (b *bracketed) beforePlace(head string) (Line, bool) {
	if b.agency == nil || strings.Trim(head[:b.open], prose.Whitespace+"*") != "" {
		return Line{}, false
	}
	d := Line{Mark: b.mark, Agency: b.agency}
	d.Start, d.End = b.open, b.end
	d.rightOf(head, b.end)
	return d, b.setOff() || d.Place != "" && len(d.Mentions) > 0
}

// rightOf reads the place and date that stand behind a mark: "(ANSA) - ROMA, 6 SET -".
func (d *Line) rightOf(head string, from int) {
	tail := head[from:]
	at := len(tail) - len(strings.TrimLeft(tail, prose.Whitespace))
	for i, r := range tail[at:] {
		if i > behindMarkReach {
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
