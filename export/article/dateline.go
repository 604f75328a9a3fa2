package article

import (
	"regexp"
	"strings"

	"dateline/export/pubdate"
	"dateline/schema/source"
)

// dateline is the place, date and agency that open a lead. Offsets count in the paragraph it was read from.
type dateline struct {
	span                       // as printed: MOSCOW, September 6. /TASS/.
	place    string            // without date and agency: MOSCOW
	agency   *source.Outlet    // that the mark names; nil when there is none or it is unknown
	mark     string            // the mark as printed: TASS
	mentions []pubdate.Mention // the dates in it
	prose    int               // where the prose begins behind it
}

var plainDateline = regexp.MustCompile(`^([A-Z][A-Z '/-]+),? (?:([A-Z][a-z]+\.? \d{1,2})\. /([A-Z]+)/\.|\(([A-Z][A-Za-z-]+)\) (?:-|--|—)|([A-Z][a-z]+ \d{1,2}) -) `)

// parseDateline reads the dateline at the start of a paragraph.
func parseDateline(par string, reg *source.Registry) (dateline, bool) {
	m := plainDateline.FindStringSubmatch(par)
	if m == nil {
		return dateline{}, false
	}
	d := dateline{place: strings.TrimSpace(m[1]), mark: m[3] + m[4], prose: len(m[0])}
	d.span = span{text: strings.TrimSpace(m[0]), start: 0, end: len(strings.TrimSpace(m[0]))}
	d.agency = reg.ByMark(d.mark)
	return d, true
}
