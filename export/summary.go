package export

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"unicode"

	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema"
)

// Summary is what the articles of a batch say about each other's dates: on which days they appeared, which dated
// article lists which headline, and how the dates in a column are to be read. The zero value is empty and ready for use.
//
// All of it is sums and minima. Summaries of the parts of a batch merge in any order, and the order of Add does not matter
// either. A span speaks for articles of its own language: what an export has in several languages comes from several
// places, and its days need not be near each other.
//
// It holds a number for each day that occurs in a language, and for each headline some 50 bytes when an article has it and
// a hundred more when one lists it. Convert, which needs no more than the headlines whose date is open, keeps the others
// in a file.
//
// A Summary is for one goroutine while it is added to; then any number may ask it.
type Summary struct {
	spans     map[string]*pubdate.Span // by language
	headlines map[headline]said
	columns   map[document.Column]pubdate.Column
	ranges    atomic.Pointer[map[string]pubdate.Range] // of spans; nil until somebody asks
}

// headline is the hash of a headline without letter case, spaces and punctuation.
type headline uint64

// said is what a batch says of one headline.
type said struct {
	listing *pubdate.Listing // the earliest dated article that lists it; nil, and so without its bytes, for most
	body    uint64           // hash of the text under it, the least of several
	known   bool             // there is a text under it
	shared  bool             // there are two different ones: a list may mean either
	open    bool             // the date of one of them is open
}

func (a said) merge(b said) said {
	m := said{
		listing: earlier(a.listing, b.listing),
		known:   a.known || b.known,
		shared:  a.shared || b.shared || a.known && b.known && a.body != b.body,
		open:    a.open || b.open,
	}
	switch {
	case !b.known:
		m.body = a.body
	case !a.known:
		m.body = b.body
	default:
		m.body = min(a.body, b.body)
	}
	return m
}

// earlier merges two listings, each of which may be nil.
func earlier(a, b *pubdate.Listing) *pubdate.Listing {
	if a == nil || b != nil && a.Merge(*b) == *b {
		return b
	}
	return a
}

// Add counts an outcome as Extract returned it. One without a record says nothing.
func (s *Summary) Add(o *Outcome) {
	s.countColumn(o)
	if c, ok := contributionOf(o); ok {
		s.count(&c)
		if c.named {
			s.say(c.headline, said{body: c.body, known: true, open: c.open})
		}
		at := c.listing()
		for _, h := range c.linked {
			s.say(h, said{listing: at})
		}
	}
}

// Merge adds what another part of the batch says. It leaves o as it is.
func (s *Summary) Merge(o *Summary) {
	for lang, span := range o.spans {
		s.span(lang).Merge(*span)
	}
	for h, x := range o.headlines {
		s.say(h, x)
	}
	for at, c := range o.columns {
		s.mergeColumn(at, c)
	}
}

// Neighbours gathers what the batch says of an article's date.
func (s *Summary) Neighbours(r *schema.Record) pubdate.Neighbours {
	near := pubdate.Neighbours{Span: s.rangeOf(languageOf(r))}
	if h, ok := headlineOf(r.Headline); ok {
		if x := s.headlines[h]; !x.shared && x.listing != nil {
			near.Listed = *x.listing
		}
	}
	return near
}

func (s *Summary) span(lang string) *pubdate.Span {
	if s.spans == nil {
		s.spans = map[string]*pubdate.Span{}
	}
	if s.spans[lang] == nil {
		s.spans[lang] = &pubdate.Span{}
	}
	s.ranges.Store(nil)
	return s.spans[lang]
}

func (s *Summary) count(c *contribution) { s.span(c.language).Add(c.date) }

func (s *Summary) say(h headline, x said) {
	if s.headlines == nil {
		s.headlines = map[headline]said{}
	}
	if old, ok := s.headlines[h]; ok {
		x = old.merge(x)
	}
	s.headlines[h] = x
}

// rangeOf sorts the days of the batch once. Goroutines that come at the same time may do it twice, with the same result.
func (s *Summary) rangeOf(lang string) pubdate.Range {
	ranges := s.ranges.Load()
	if ranges == nil {
		all := make(map[string]pubdate.Range, len(s.spans))
		for l, span := range s.spans {
			all[l] = span.Range()
		}
		ranges = &all
		s.ranges.Store(ranges)
	}
	return (*ranges)[lang]
}

// contribution is what one article says to its neighbours.
type contribution struct {
	language string
	date     pubdate.Result // status, method and day
	id       key
	open     bool
	named    bool // its own headline is one that others may list
	headline headline
	body     uint64 // hash of its text, when named
	linked   []headline
}

// contributionOf reports false when o has nothing to say.
func contributionOf(o *Outcome) (contribution, bool) {
	r := o.Record
	if r == nil {
		return contribution{}, false
	}
	c := contribution{
		language: languageOf(r),
		date:     pubdate.Result{Status: r.DateStatus, Method: r.DateMethod, Date: r.DatePublished},
		open:     o.Open != nil,
	}
	if o.Column != nil && o.Column.Input != nil {
		c.date = pubdate.Result{Status: schema.Ambiguous} // its column may read it otherwise
	}
	if !c.open && c.date.Date.IsZero() {
		return c, true // neither can it be decided nor can it decide
	}
	if c.headline, c.named = headlineOf(r.Headline); c.named {
		c.body = bodyHash(r)
	}
	if c.open {
		return c, true
	}
	c.id, _ = parseID(r.ID)
	for _, l := range o.Linked {
		if h, ok := headlineOf(l); ok {
			c.linked = append(c.linked, h)
		}
	}
	return c, true
}

// listing is what a dated article says of each headline that it lists.
func (c *contribution) listing() *pubdate.Listing {
	return &pubdate.Listing{Day: c.date.Date, Who: c.id.id()}
}

// bodyHash tells the texts under one headline apart.
func bodyHash(r *schema.Record) uint64 {
	k := keyOf(strings.Join(strings.Fields(r.Body), " "))
	return binary.LittleEndian.Uint64(k[:8])
}

// languageOf is the language of a record without region and script.
func languageOf(r *schema.Record) string {
	lang, _, _ := strings.Cut(r.Language, "-")
	return lang
}

// headlineOf hashes a headline. Short ones are left out, because different stories share them: "Sport", "Live updates".
func headlineOf(s string) (headline, bool) {
	var b strings.Builder
	words, wide, inWord := 0, 0, false
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			inWord = false
			continue
		}
		if !inWord {
			words++
			inWord = true
		}
		if r >= 0x2e80 { // scripts without spaces between words
			wide++
		}
		b.WriteRune(unicode.ToLower(r))
	}
	if words < 4 && wide < 8 {
		return 0, false
	}
	k := keyOf(b.String())
	return headline(binary.LittleEndian.Uint64(k[:8])), true
}

// summaryVersion is that of the JSON form of a Summary.
const summaryVersion = 2

// summaryJSON is a Summary as JSON, the same bytes for the same summary.
type summaryJSON struct {
	Version   int                      `json:"version"`
	Spans     map[string]*pubdate.Span `json:"spans"` // by language
	Headlines []saidJSON               `json:"headlines"`
	Columns   []columnJSON             `json:"columns"` // by file and name
}

type columnJSON struct {
	document.Column
	Dates pubdate.Column `json:"dates"`
}

type saidJSON struct {
	Headline string      `json:"headline"` // hash, 16 hex digits
	Day      schema.Date `json:"day"`      // of the earliest dated article that lists it, null for none
	Who      string      `json:"who,omitempty"`
	Body     string      `json:"body,omitempty"` // hash, 16 hex digits
	Shared   bool        `json:"shared,omitempty"`
	Open     bool        `json:"open,omitempty"`
}

// MarshalJSON writes the summary, the same bytes for equal summaries.
func (s *Summary) MarshalJSON() ([]byte, error) {
	out := summaryJSON{Version: summaryVersion, Spans: s.spans, Headlines: []saidJSON{}, Columns: []columnJSON{}}
	for h, x := range s.headlines {
		j := saidJSON{Headline: fmt.Sprintf("%016x", uint64(h)), Shared: x.shared, Open: x.open}
		if x.listing != nil {
			j.Day, j.Who = x.listing.Day, x.listing.Who
		}
		if x.known {
			j.Body = fmt.Sprintf("%016x", x.body)
		}
		out.Headlines = append(out.Headlines, j)
	}
	slices.SortFunc(out.Headlines, func(a, b saidJSON) int { return cmp.Compare(a.Headline, b.Headline) })
	for _, at := range slices.SortedFunc(maps.Keys(s.columns), compareColumns) {
		out.Columns = append(out.Columns, columnJSON{at, s.columns[at]})
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote, in place of what s held. It refuses another version and anything that
// MarshalJSON does not write.
func (s *Summary) UnmarshalJSON(b []byte) error {
	var in summaryJSON
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
		return fmt.Errorf("reading a summary: %w", err)
	}
	if in.Version != summaryVersion {
		return fmt.Errorf("reading a summary: version %d is not %d", in.Version, summaryVersion)
	}
	spans, headlines := map[string]*pubdate.Span{}, make(map[headline]said, len(in.Headlines))
	for lang, span := range in.Spans {
		if span == nil {
			return fmt.Errorf("reading a summary: the span of language %q is null", lang)
		}
		spans[lang] = span
	}
	for _, j := range in.Headlines {
		h, err := parseHash(j.Headline)
		if err != nil {
			return err
		}
		x := said{shared: j.Shared, open: j.Open, known: j.Body != ""}
		if l := (pubdate.Listing{Day: j.Day, Who: j.Who}); l != (pubdate.Listing{}) {
			x.listing = &l
		}
		if x.known {
			if x.body, err = parseHash(j.Body); err != nil {
				return err
			}
		}
		headlines[headline(h)] = x
	}
	columns := make(map[document.Column]pubdate.Column, len(in.Columns))
	for _, c := range in.Columns {
		columns[c.Column] = c.Dates
	}
	s.spans, s.headlines, s.columns = maps.Clone(spans), headlines, columns
	s.ranges.Store(nil)
	return nil
}

func parseHash(s string) (uint64, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != 8 {
		return 0, fmt.Errorf("reading a summary: %q is no hash of 16 hex digits", s)
	}
	return binary.BigEndian.Uint64(b), nil
}
