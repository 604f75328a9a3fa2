package article

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema"
	"dateline/schema/source"
)

// resolveDate lays together everything that the story says about its date. Where a column gives the date, it says what bears on
// the other dates of the column.
func resolveDate(s *story.Story, doc *document.Document, line dateline.Line, language, country string, retrieved schema.Date, opt pubdate.Options, reg *source.Registry) (pubdate.Result, *ColumnDate) {
	in := dateInput(s, doc, line, language, reg)
	in.Retrieved, in.RetrievedAt = retrieved, doc.Retrieved.UTC()
	in.Place = pubdate.Place{Country: country, Language: language}
	orderFigures(in.Candidates, country, cmp.Or(doc.URL, s.URL))
	// Only the page's own outlet tells where its clock stands; an agency that the text credits may be anywhere.
	if country != "" {
		for i := range in.Candidates {
			in.Candidates[i].Clock = in.Candidates[i].Clock.In(country)
		}
	}
	return pubdate.Resolve(in, opt), columnDate(&doc.Given, in)
}

// columnDate is nil for a date that says nothing of the form of its column. One that was inferred before is no source's own.
func columnDate(g *document.Given, in pubdate.Input) *ColumnDate {
	if g.PublishedIn == (document.Column{}) || g.Inferred || len(in.Candidates) == 0 || in.Candidates[0].Method != schema.ByGiven {
		return nil
	}
	c := &ColumnDate{Column: g.PublishedIn, Value: in.Candidates[0].Mention}
	if !c.Value.Columned() {
		return nil
	}
	if c.Value.NeedsColumn() {
		c.Input = &in
	}
	return c
}

// countryOf is the country of the page's outlet, empty when only the text's credit is known.
func countryOf(r *schema.Record, reg *source.Registry) string {
	if r.SourceMethod == schema.SourceDateline || r.SourceMethod == schema.SourceByline {
		return ""
	}
	if o := reg.ByName(r.Source); o != nil {
		return o.Country
	}
	return ""
}

// dateInput gathers the evidence on the date. Candidates are what a structured source or markup states, the story's header
// lines, a header that was flattened into the lead, the address and the dateline; the lead gives weekdays and years. The
// page's clock, dates of events in the text and dates beside other headlines are no candidates.
func dateInput(s *story.Story, doc *document.Document, line dateline.Line, language string, reg *source.Registry) pubdate.Input {
	in := pubdate.Input{}
	in.Candidates = append(givenDates(doc.Given.Published, language), s.Published...)
	for _, h := range s.Header {
		own, _ := headerDates(h, language)
		in.Candidates = append(in.Candidates, own...)
	}
	for _, h := range s.Above {
		in.Candidates = append(in.Candidates, labelledDates(h, language)...)
	}
	for _, address := range []string{doc.URL, s.URL} {
		if m, ok := pubdate.FromURL(address); ok {
			in.Candidates = append(in.Candidates, candidate(m, schema.ByURL, prose.Unplaced(m.Text)))
			break
		}
	}
	lead := s.Lead()
	if !slices.ContainsFunc(in.Candidates, func(c pubdate.Candidate) bool { return c.Method == schema.ByHeader }) {
		in.Candidates = append(in.Candidates, leadHeader(lead.Span, line, language)...)
	}
	for _, m := range line.Mentions {
		in.Candidates = append(in.Candidates, candidate(m, schema.ByDateline, lead.Sub(m.Start, m.End)))
	}
	leadConstraints(s, &in, lead.Span, line, language)
	return in
}

// givenDates reads what a structured source states: a date, or one behind a label as pages print it, "Published Aug 14, 2026". One
// that a label calls a change's is none.
func givenDates(text, language string) []pubdate.Candidate {
	at := prose.Unplaced(text)
	if m, ok := pubdate.ParseIn(text, language); ok {
		return []pubdate.Candidate{candidate(m, schema.ByGiven, at)}
	}
	if len(text) > headerReach {
		return nil
	}
	found := pubdate.Find(text, language)
	if len(found) == 0 || furniture.DateLabel(text[:found[0].Start]) != "published" {
		return nil
	}
	return []pubdate.Candidate{candidate(found[0], schema.ByGiven, at)}
}

// decideModified finds the moment of the last change: what a structured source, markup or a header line says with time
// and offset. A day alone is no moment.
func (a *Article) decideModified(doc *document.Document, s *story.Story, language string) {
	var cands []pubdate.Candidate
	if m, ok := pubdate.ParseIn(doc.Given.Modified, language); ok {
		cands = append(cands, candidate(m, schema.ByGiven, prose.Unplaced(doc.Given.Modified)))
	}
	cands = append(cands, s.Modified...)
	for _, h := range s.Header {
		_, modified := headerDates(h, language)
		cands = append(cands, modified...)
	}
	for _, c := range cands {
		if len(c.Readings) != 1 || !c.Readings[0].Full() {
			continue
		}
		note := "ignored: no time of day with an offset"
		if t, ok := c.Clock.At(c.Readings[0].Date); ok && a.Record.ModifiedAt.IsZero() {
			a.Record.ModifiedAt = t.Truncate(time.Second)
			note = "decided"
		} else if ok {
			note = "ignored: another was taken"
		}
		at := c.At
		at.Field, at.Value, at.Method, at.Note = "modified_at", c.Readings[0].String(), string(c.Method), note
		a.Evidence = append(a.Evidence, at)
	}
}

func candidate(m pubdate.Mention, method schema.DateMethod, at prose.Span) pubdate.Candidate {
	return pubdate.Candidate{Mention: m, Method: method, At: at.Evidence()}
}

// headerDates reads the dates of a header line, those of publication and those of a later change apart.
func headerDates(line prose.Span, language string) (published, modified []pubdate.Candidate) {
	at := 0
	for _, m := range pubdate.FindPrinted(line.Text, language) {
		before := line.Text[at:m.Start]
		kind := furniture.DateLabel(before)
		at = m.End
		c := candidate(m, schema.ByHeader, line.Sub(m.Start, m.End))
		if kind == "" && unknownLabel(before) {
			c.Standing = pubdate.Loose // it may say that the date is an event's
		}
		if kind == "" && bareDay(m) && strings.HasSuffix(strings.TrimRight(line.Text[m.End:], prose.Whitespace), ".") {
			continue // the end of a sentence that was wrapped: "Feb. 20."
		}
		switch kind {
		case "", "published":
			published = append(published, c)
		case "modified":
			modified = append(modified, c)
		}
	}
	if len(published) > 2 {
		return nil, modified // a table's head, a calendar
	}
	return published, modified
}

// unknownLabel reports whether the words before a date end in a colon and are nobody's byline.
func unknownLabel(before string) bool {
	before = strings.TrimSpace(before)
	return len(before) > 1 && (strings.HasSuffix(before, ":") || strings.HasSuffix(before, "：")) && !names.IsByline(strings.TrimRight(before, ":："))
}

// bareDay reports whether a mention is a month and day and nothing more.
func bareDay(m pubdate.Mention) bool {
	return m.Clock == nil && m.Weekday == 0 && m.Ago == nil && !slices.ContainsFunc(m.Readings, pubdate.Partial.Full)
}

// labelledDates reads the dates of a line of furniture that a label of publication opens: "date 2017-09-06 Back to Main
// page". All others in such lines are the page's own.
func labelledDates(line prose.Span, language string) []pubdate.Candidate {
	if len(line.Text) > headerReach {
		return nil
	}
	found := pubdate.Find(line.Text, language)
	if len(found) == 0 || furniture.DateLabel(line.Text[:found[0].Start]) != "published" || len(strings.Fields(line.Text[:found[0].Start])) > 3 {
		return nil
	}
	return []pubdate.Candidate{candidate(found[0], schema.ByHeader, line.Sub(found[0].Start, found[0].End))}
}

// How far into the lead a flattened header and the words that bear on the date are looked for, in bytes.
const (
	headerReach = 300
	leadReach   = 600
)

// leadHeader finds a full date that a page's header left in the lead when its lines were run together: it opens the text
// or stands free between two sentences, and no preposition or article makes it part of one.
func leadHeader(lead prose.Span, line dateline.Line, language string) []pubdate.Candidate {
	head := prose.Cut(lead.Text, headerReach)
	for _, m := range pubdate.Find(head, language) {
		if !slices.ContainsFunc(m.Readings, pubdate.Partial.Full) && m.Clock == nil && m.Ago == nil || m.Start < line.End && len(line.Mentions) > 0 {
			continue
		}
		before := strings.TrimRight(head[:m.Start], prose.Whitespace+",:|-–—·•(")
		label := furniture.DateLabel(before)
		if label != "" && label != "published" || !standsFree(before, head[m.End:], label != "", m) {
			continue
		}
		return []pubdate.Candidate{candidate(m, schema.ByHeader, lead.Sub(m.Start, m.End))}
	}
	return nil
}

// standsFree reports whether a date between two pieces of text is no part of a sentence.
func standsFree(before, after string, labelled bool, m pubdate.Mention) bool {
	next := strings.TrimLeft(after, prose.Whitespace+",.:|-–—·•)")
	r, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(r) && !labelled {
		return false
	}
	last := before
	if i := strings.LastIndexAny(before, prose.Whitespace); i >= 0 {
		last = before[i+1:]
	}
	first, _ := utf8.DecodeRuneInString(last)
	switch {
	case before == "", labelled:
		return true
	case m.Ago != nil:
		return false
	case m.Weekday > 0 || m.Clock != nil:
		return unicode.IsUpper(first) || strings.HasSuffix(last, ".")
	}
	return false
}

// leadConstraints reads the weekday that the first sentences tie to the day, and the years that they name.
func leadConstraints(s *story.Story, in *pubdate.Input, lead prose.Span, line dateline.Line, language string) {
	if lead.Text == "" {
		return
	}
	from := min(line.Prose, len(lead.Text))
	prose := prose.Cut(lead.Text[from:], leadReach)
	for _, w := range pubdate.FindWeekdays(prose, language) {
		if w.Tied {
			in.Weekdays = append(in.Weekdays, pubdate.WeekdayTie{Weekday: w.Weekday, At: lead.Sub(from+w.Start, from+w.End).Evidence()})
			break
		}
	}
	for _, y := range pubdate.FindYears(prose, language) {
		y.At = lead.Sub(from+int(y.At.Start), from+int(y.At.End)).Evidence()
		in.Years = append(in.Years, y)
	}
}
