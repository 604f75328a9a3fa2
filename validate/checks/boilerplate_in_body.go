package checks

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/schema"
	"dateline/validate"

	"github.com/zeebo/xxh3"
)

var boilerplateInBody = &validate.Check{
	ID: "DL316", Name: "boilerplate-in-body", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"body", "source"},
	Doc: `The same line in the bodies of many articles of one source: a pitch for a newsletter, a disclaimer, a menu that came along. Long lines count wherever they stand, short ones at the beginning and the end. Many are 8 and two in a hundred, or 100; of a source with fewer than 16 articles half of them, and 4. From row 2,000 on every eighth row is looked at. A line that follows the same line as last time does not count, so that updates of one story are no boilerplate and a block is reported once, by its first line.

It matters because what stands on every page of a source is no part of its articles: it sets the source apart in every model and doubles every count.

Example: "Sign up to our morning briefing, sent to your inbox every weekday." in 312 of 400 articles.`,
	Fix:     "Report the page's form, or give the input as HTML, where furniture can be told by its markup; where the words are the editors' own, an exception by source says so.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		c := &lineCounter{articles: map[string]int{}, met: map[uint64]*metLine{}, slots: make([]lineSlot, lineSlots)}
		return validate.Visitor{
			Row: func(r *validate.Row) {
				// What a copy repeats is the article's.
				if n := r.Position.Row; (n <= 2000 || n%8 == 0) && p.Dataset.FirstWithBody(r) == n {
					c.row(r)
				}
			},
			End: func() {
				for _, m := range slices.SortedFunc(maps.Values(c.met), func(a, b *metLine) int { return cmp.Compare(a.row, b.row) }) {
					of := c.articles[m.source]
					if m.count < boilerplate(of) {
						continue
					}
					name := m.source
					if name == "" {
						name = "no known source"
					}
					f := p.Dataset.Finding(m.file, "body", m.text, fmt.Sprintf("the same line stands in at least %d of the %d articles of %s that were compared, row %d among them, expected the article's own words", m.count, of, name, m.row))
					f.Source = m.source
					p.Report(f)
				}
			},
		}
	},
}

const (
	longLine  = 40 // bytes, of a line that may stand anywhere
	shortLine = 12 // of one at an end of the body
	edgeLines = 3  // so many lines are an end
	lineSlots = 1 << 18
	lineWays  = 4
	metAt     = 4      // from so many on a line is kept
	metLines  = 10_000 // more are not
)

// boilerplate is the number of articles, out of so many, from which a line is boilerplate.
func boilerplate(articles int) int {
	if articles < 16 {
		return max(4, (articles+1)/2)
	}
	return max(8, min(100, articles/50))
}

// lineCounter counts lines by source in bounded memory. Of four lines that share a place in the table the rarest gives
// way; what stands in one article of fifty comes back far too often for that.
type lineCounter struct {
	articles map[string]int // by source
	met      map[uint64]*metLine
	slots    []lineSlot
	lines    []line // of a body, reused
}

type line struct{ start, end int }

// split finds the lines of a body that are no blank ones.
func (c *lineCounter) split(body string) []line {
	c.lines = c.lines[:0]
	for at := 0; at < len(body); {
		n := strings.IndexByte(body[at:], '\n')
		if n < 0 {
			n = len(body) - at
		}
		if n > 0 {
			c.lines = append(c.lines, line{at, at + n})
		}
		at += n + 1
	}
	return c.lines
}

type lineSlot struct {
	key   uint64 // of line and source
	after uint32 // of the hash of the line before it when it was last met
	row   uint32 // where it was last met
	count uint32
}

type metLine struct {
	source, text, file string
	row                int64
	count              int
}

func (c *lineCounter) row(r *validate.Row) {
	source := cmp.Or(r.Record.Source, r.Record.SourceDomain)
	if _, ok := c.articles[source]; !ok && len(c.articles) >= spellings {
		return
	}
	c.articles[source]++
	body := r.Record.Body
	lines := c.split(body)
	of := xxh3.HashString(source)
	after := uint32(xxh3.HashString(r.Record.Headline))
	for i, l := range lines {
		n := l.end - l.start
		hash := xxh3.HashString(body[l.start:l.end])
		if n >= longLine || n >= shortLine && (i < edgeLines || i >= len(lines)-edgeLines) {
			key := hash ^ of
			if count := c.count(key, after, uint32(r.Position.Row)); count >= metAt {
				c.meet(key, count, source, l, r)
			}
		}
		after = uint32(hash)
	}
}

// count returns in how many articles the line was met, behind different lines.
func (c *lineCounter) count(key uint64, after, row uint32) int {
	at := key % (lineSlots / lineWays) * lineWays
	ways := c.slots[at : at+lineWays]
	rarest := &ways[0]
	for i := range ways {
		s := &ways[i]
		if s.count > 0 && s.key == key {
			if s.row != row && s.after != after {
				s.count++
			}
			s.row, s.after = row, after
			return int(s.count)
		}
		if s.count < rarest.count {
			rarest = s
		}
	}
	if rarest.count > 1 {
		rarest.count--
		return 0
	}
	*rarest = lineSlot{key, after, row, 1}
	return 1
}

func (c *lineCounter) meet(key uint64, count int, source string, l line, r *validate.Row) {
	m := c.met[key]
	if m == nil {
		if len(c.met) >= metLines {
			return
		}
		// The text is copied: a body must not be kept for one of its lines.
		m = &metLine{source: source, text: schema.Shorten(r.Record.Body[l.start:l.end]), file: r.Position.File, row: r.Position.Row}
		c.met[key] = m
	}
	m.count = max(m.count, count)
}
