package article

import (
	"cmp"
	"slices"
	"strings"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/document"
	"dateline/schema"
	"dateline/schema/source"
)

// finish concludes from a story what the article says: the common end of text and markup. What a structured source
// states as such (Document.Given) outranks what the story says.
func finish(doc *document.Document, s *story.Story, opt *Options, reg *source.Registry) (*Article, error) {
	a := &Article{}
	r := &a.Record
	r.URL = cmp.Or(doc.URL, s.URL)

	override(s, &doc.Given)
	cutSignOff(s, reg)
	if doc.Kind == document.Text {
		splitSite(s, reg)
	}
	line, _ := dateline.Parse(s.Lead().Text, reg)
	placeDateline(s, &line)

	a.decideSource(doc, s, line, reg)
	a.decideHeadline(s)
	a.decideByline(s, reg)
	a.fillBody(s)
	if r.Body == "" {
		return nil, &document.Rejection{Code: "no-article", Message: "no story was found in the text", Snippet: prose.Snippet(doc.Text)}
	}
	r.Description = prose.Clean(s.Description.Text)
	a.note("description", r.Description, "page", s.Description)
	a.decideRetrieval(doc, s)
	r.Section = prose.Clean(s.Section.Text)
	a.note("section", r.Section, "page", s.Section)
	r.Tags = texts(s.Tags)
	r.Related = texts(s.Related)
	for _, l := range append(append([]prose.Span{}, s.Related...), s.Linked...) {
		a.Linked = append(a.Linked, prose.Clean(l.Text))
	}
	r.Dateline, r.DatelinePlace = prose.Clean(line.Text), prose.Clean(line.Place)
	if r.DatelinePlace != "" {
		a.note("dateline_place", r.DatelinePlace, "dateline", line.Span)
	} else {
		a.note("dateline", r.Dateline, "dateline", line.Span) // "(Reuters) -" names no place
	}
	a.decideLanguage(s)

	a.Date, a.Column = resolveDate(s, doc, line, r.Language, countryOf(r, reg), a.Retrieved, opt.Date, reg)
	if doc.Given.Inferred && a.Date.Status == schema.Stated && a.Date.Method == schema.ByGiven {
		a.Date.Status = schema.Inferred // what was inferred once is not stated by being passed on
	}
	a.Evidence = append(a.Evidence, a.Date.Evidence...)
	a.decideModified(doc, s, r.Language)
	return a, nil
}

// override puts what a structured source states in the place of what the text was read to say.
func override(s *story.Story, g *document.Given) {
	if g.Headline != "" {
		s.Headline = prose.Unplaced(g.Headline)
	}
	if g.Description != "" {
		s.Description = prose.Unplaced(g.Description)
	}
	if g.Byline != "" {
		s.Byline = prose.Unplaced(g.Byline)
	}
	if g.Section != "" {
		s.Section = prose.Unplaced(g.Section)
	}
	if g.Language != "" {
		s.Language = g.Language
	}
	if g.Authors != nil {
		s.Authors = givenAuthors(g.Authors)
	}
	if g.Tags != nil {
		s.Tags = nil
		for _, t := range g.Tags {
			s.Tags = append(s.Tags, prose.Unplaced(t))
		}
	}
}

// givenAuthors are the persons of a list that others made: "By  Ann Reed, John Roe and Jane Doe" is three of them. A single comma
// may also stand inside a name, "Reed, Ann", so that every part has to be a full name.
func givenAuthors(raw []string) []string {
	var out []string
	for _, s := range raw {
		split := names.Split(s)
		if len(split) == 0 || len(split) > 1 && slices.ContainsFunc(split, func(n string) bool { return !strings.Contains(n, " ") }) {
			split = []string{s}
		}
		out = append(out, split...)
	}
	return out
}

// placeDateline turns offsets in the lead into offsets in the document.
func placeDateline(s *story.Story, line *dateline.Line) {
	lead := s.Lead()
	if line.Text == "" {
		return
	}
	if lead.Start < 0 {
		line.Start, line.End = -1, -1
		return
	}
	line.Start += lead.Start
	line.End += lead.Start
}

// fillBody writes the paragraphs as the record wants them.
func (a *Article) fillBody(s *story.Story) {
	r := &a.Record
	var b strings.Builder
	for _, p := range s.Paragraphs {
		text := prose.CleanParagraph(p.Text)
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(text)
		if p.Heading {
			r.Headings = append(r.Headings, text)
		}
	}
	r.Body = b.String()
	r.WordCount = int32(len(strings.Fields(r.Body)))
	if n := len(s.Paragraphs); n > 0 {
		a.note("body", "", "page", prose.Span{Text: "", Start: s.Paragraphs[0].Start, End: s.Paragraphs[n-1].End})
	}
}

// decided is the note of evidence that gave a field its value.
const decided = "decided"

// note keeps evidence for a field that has a value.
func (a *Article) note(field, value, method string, at prose.Span) {
	if value == "" && at.Text == "" && field != "body" {
		return
	}
	a.Evidence = append(a.Evidence, schema.Evidence{
		Field: field, Value: value, Method: method,
		Start: int64(at.Start), End: int64(at.End), Text: at.Text, Note: decided,
	})
}

// texts are the clean texts of spans, each once, in their order.
func texts(spans []prose.Span) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range spans {
		if t := prose.Clean(s.Text); t != "" && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}
