package article

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema"
	"dateline/schema/source"
)

// finish concludes from a story what the article says: the common end of text and markup. What a structured source
// states as such (Document.Given) outranks what the story says.
func finish(doc *document.Document, s *story, opt *Options, reg *source.Registry) (*Article, error) {
	a := &Article{}
	r := &a.Record
	r.URL = first(doc.URL, s.url)
	r.InputName, r.InputSHA256 = doc.Name, doc.SHA256
	if doc.Offset >= 0 {
		at := doc.Offset
		r.InputOffset = &at
	}

	s.override(&doc.Given)
	s.cutSignOff(reg)
	if doc.Kind == document.Text {
		s.splitSite(reg)
	}
	line, _ := parseDateline(s.lead().text, reg)
	s.placeDateline(&line)

	a.decideSource(doc, s, line, reg)
	a.decideHeadline(s)
	a.decideByline(s, reg)
	a.fillBody(s)
	if r.Body == "" {
		return nil, &document.Rejection{Code: "no-article", Message: "no story was found in the text", Snippet: snippet(doc.Text)}
	}
	r.Description = clean(s.description.text)
	a.note("description", r.Description, "page", s.description)
	if !doc.Retrieved.IsZero() {
		r.RetrievedAt = doc.Retrieved.UTC().Truncate(time.Second)
	} else if at, ok := dayOf(s.clock.text); ok {
		r.RetrievedAt = at
		a.note("retrieved_at", at.Format(time.RFC3339), "page", s.clock)
	}
	r.Section = clean(s.section.text)
	a.note("section", r.Section, "page", s.section)
	r.Tags = texts(s.tags)
	r.Related = texts(s.related)
	for _, l := range append(append([]span{}, s.related...), s.linked...) {
		a.Linked = append(a.Linked, clean(l.text))
	}
	r.Dateline, r.DatelinePlace = clean(line.text), clean(line.place)
	a.note("dateline_place", r.DatelinePlace, "dateline", line.span)
	a.decideLanguage(s)

	a.Date = s.resolveDate(doc, line, r.Language, countryOf(r, reg), r.RetrievedAt, opt.Date, reg)
	if doc.Given.Inferred && a.Date.Status == schema.Stated && a.Date.Method == schema.ByGiven {
		a.Date.Status = schema.Inferred // what was inferred once is not stated by being passed on
	}
	a.Evidence = append(a.Evidence, a.Date.Evidence...)
	a.decideModified(doc, s, r.Language)
	return a, nil
}

// dayOf reads the one full date of a masthead's clock, as its midnight in UTC.
func dayOf(clock string) (time.Time, bool) {
	found := pubdate.Find(clock, "")
	if len(found) != 1 || len(found[0].Readings) != 1 || !found[0].Readings[0].Full() {
		return time.Time{}, false
	}
	d := found[0].Readings[0].Date
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC), true
}

// override puts what a structured source states in the place of what the text was read to say.
func (s *story) override(g *document.Given) {
	if g.Headline != "" {
		s.headline = unplaced(g.Headline)
	}
	if g.Description != "" {
		s.description = unplaced(g.Description)
	}
	if g.Byline != "" {
		s.byline = unplaced(g.Byline)
	}
	if g.Section != "" {
		s.section = unplaced(g.Section)
	}
	if g.Language != "" {
		s.language = g.Language
	}
	if g.Authors != nil {
		s.authors = g.Authors
	}
	if g.Tags != nil {
		s.tags = nil
		for _, t := range g.Tags {
			s.tags = append(s.tags, unplaced(t))
		}
	}
}

// placeDateline turns offsets in the lead into offsets in the document.
func (s *story) placeDateline(line *dateline) {
	lead := s.lead()
	if line.text == "" {
		return
	}
	if lead.start < 0 {
		line.start, line.end = -1, -1
		return
	}
	line.start += lead.start
	line.end += lead.start
}

// fillBody writes the paragraphs as the record wants them.
func (a *Article) fillBody(s *story) {
	r := &a.Record
	var b strings.Builder
	for _, p := range s.paragraphs {
		text := cleanParagraph(p.text)
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(text)
		if p.heading {
			r.Headings = append(r.Headings, text)
		}
	}
	r.Body = b.String()
	r.WordCount = int32(len(strings.Fields(r.Body)))
	if n := len(s.paragraphs); n > 0 {
		a.note("body", "", "page", span{text: "", start: s.paragraphs[0].start, end: s.paragraphs[n-1].end})
	}
}

// note keeps evidence for a field that has a value.
func (a *Article) note(field, value, method string, at span) {
	if value == "" && at.text == "" && field != "body" {
		return
	}
	a.Evidence = append(a.Evidence, schema.Evidence{
		Field: field, Value: value, Method: method,
		Start: int64(at.start), End: int64(at.end), Text: at.text, Note: "decided",
	})
}

// texts are the clean texts of spans, each once, in their order.
func texts(spans []span) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range spans {
		if t := clean(s.text); t != "" && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// first is the first of its arguments that is not empty.
func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}

// clean is text as a record holds it on one line: NFC, single spaces, no control or invisible characters.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(norm.NFC.String(drop(s)), unicode.IsSpace), " ")
}

// isClean reports whether s is ASCII that clean leaves as it is.
func isClean(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return s == "" || before != ' '
}

// cleanParagraph is clean for a paragraph, whose inner line breaks and columns (tables) stay.
func cleanParagraph(s string) string {
	if !strings.Contains(s, "\n") {
		return clean(s)
	}
	var out []string
	for line := range strings.Lines(norm.NFC.String(drop(s))) {
		if line = strings.Trim(line, whitespace); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// drop removes what no reader sees: controls, soft hyphens, zero-width spaces and byte order marks. Joiners stay: scripts
// and emoji need them.
func drop(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad', r == '\u200b', r == '\ufeff', r == '\u2060':
			return -1
		case unicode.IsControl(r) && r != '\n' && r != '\t':
			if unicode.IsSpace(r) {
				return ' '
			}
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
