package dateline

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

const (
	// dashMarkReach is how far into a paragraph the sign may stand that leads from place and date to the mark. A mark
	// further on is mentioned in the first sentence.
	dashMarkReach = 90
	// commaMarkReach is within how many bytes such a mark stands that only commas set off.
	commaMarkReach = 120
)

// markBehindDash reads "МОСКВА, 7 апр — РИА Новости." and "Москва. 6 сентября. INTERFAX.RU -".
func markBehindDash(head string, reg *source.Registry) (Line, bool) {
	for i, r := range head {
		if i > dashMarkReach {
			break
		}
		if i == 0 || !isDash(r) && r != '.' && r != ',' {
			continue
		}
		from := i + utf8.RuneLen(r)
		skip := len(head[from:]) - len(strings.TrimLeft(head[from:], prose.Whitespace+"-–—"))
		mark, agency, n := markAt(head[from+skip:], reg)
		if agency == nil || skip == 0 && r != '-' {
			continue
		}
		behind := from + skip + n
		if ending := markWords().ending.FindString(head[behind:]); ending != "" {
			behind += len(ending)
			mark += ending
		}
		end, ok := closesBehindMark(head, behind, r == ',')
		if !ok {
			continue
		}
		d := Line{Mark: mark, Agency: agency}
		found, ok := d.leftOf(head[:i], false)
		if !ok || !found || d.Start != len(head)-len(strings.TrimLeft(head, prose.Whitespace+"*")) {
			continue
		}
		d.End = end
		return d, true
	}
	return Line{}, false
}

// closesBehindMark tells where the dateline ends whose mark ends at an offset: at a dash, a full stop, an author or the end of
// the line. Behind a comma only a dash closes it, for a known mark may be a state's too: PITTSBURGH, PA.
func closesBehindMark(head string, at int, comma bool) (end int, ok bool) {
	tail := head[at:]
	sep, dash := separator(tail)
	dot := strings.HasPrefix(tail, ".")
	if comma && (!dash || dot) {
		return 0, false
	}
	if author := authorBehind.FindString(tail); author != "" {
		return at + len(author), true
	}
	switch {
	case dash:
		return at + sep, true
	case dot:
		return at + len("."), true
	}
	return at, strings.HasPrefix(strings.TrimLeft(tail, " "), "\n")
}

// authorBehind is an author between the mark and the prose: "РИА Новости, Иван Иванов."
var authorBehind = regexp.MustCompile(`^, \p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+(?:, \p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+)*(?:\.)`)

// commaBehindDigit is what every such dateline has, so that other paragraphs need not be searched for dates.
var commaBehindDigit = regexp.MustCompile(`\d(?: \p{Ll}\.|\.)?, \p{Lu}`)

// markBehindComma reads "VILNIUS, rugsėjo 6 d., BNS. Vyriausybė" and "YEREVAN, SEPTEMBER 6, ARMENPRESS. The": place, date
// and a known mark, set off by commas, with a full stop behind.
func markBehindComma(head string, reg *source.Registry) (Line, bool) {
	opening := prose.Cut(head, commaMarkReach)
	if !commaBehindDigit.MatchString(opening) {
		return Line{}, false
	}
	for _, m := range pubdate.FindPrinted(opening, "") {
		tail := strings.TrimLeft(head[m.End:], ".")
		behind, ok := strings.CutPrefix(tail, ", ")
		if m.Ago != nil || !ok {
			continue
		}
		from := len(head) - len(behind)
		mark, agency, n := markAt(behind, reg)
		if agency == nil || agency.Kind != source.Agency || !endsDateline(behind[n:]) {
			continue
		}
		place, start, whole := placeAtEnd(strings.TrimRight(head[:m.Start], prose.Whitespace+",;.–—-−:"), head[:m.Start])
		if place == "" || !whole {
			continue
		}
		d := Line{Place: place, Mark: mark, Agency: agency, Mentions: []pubdate.Mention{m}}
		d.Start, d.End = start, from+n
		if strings.HasPrefix(behind[n:], ".") {
			d.End++
		}
		return d, true
	}
	return Line{}, false
}

// endsDateline reports whether what stands behind a mark parts it from the prose: a full stop, a gap or the end of the line.
func endsDateline(s string) bool {
	return s == "" || s == " " || strings.HasPrefix(s, ".") || strings.HasPrefix(s, "\n") || strings.HasPrefix(s, "  ")
}
