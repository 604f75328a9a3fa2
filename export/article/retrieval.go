package article

import (
	"time"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema"
)

// decideRetrieval finds when the page was read: as the input states it, else by the date in the page's masthead. A day
// without its time of day bounds the date of publication and gives no retrieved_at, because that is a moment.
func (a *Article) decideRetrieval(doc *document.Document, s *story.Story) {
	const dayAlone = "ignored: a day without its time of day is no moment"
	switch {
	case !doc.Retrieved.IsZero():
		a.Record.RetrievedAt = doc.Retrieved.UTC()
		a.Retrieved = schema.DateOf(a.Record.RetrievedAt)
		return
	case !doc.RetrievedOn.IsZero():
		a.Retrieved = doc.RetrievedOn
		a.noteRetrieval(doc.RetrievedOn.String(), "given", prose.Unplaced(doc.RetrievedOn.String()), dayAlone)
		return
	}
	day, clock := mastheadDate(s.Clock.Text)
	if day.IsZero() {
		return
	}
	a.Retrieved = day
	if at, ok := clock.At(day); ok {
		a.Record.RetrievedAt = at.UTC().Truncate(time.Second)
		a.noteRetrieval(a.Record.RetrievedAt.Format(time.RFC3339), "page", s.Clock, decided)
		return
	}
	a.noteRetrieval(day.String(), "page", s.Clock, dayAlone)
}

func (a *Article) noteRetrieval(value, method string, at prose.Span, note string) {
	e := at.Evidence()
	e.Field, e.Value, e.Method, e.Note = "retrieved_at", value, method, note
	a.Evidence = append(a.Evidence, e)
}

// mastheadDate reads the one full date of a masthead, with its time of day where one is printed.
func mastheadDate(text string) (schema.Date, *pubdate.Clock) {
	found := pubdate.Find(text, "")
	if len(found) != 1 || len(found[0].Readings) != 1 || !found[0].Readings[0].Full() {
		return schema.Date{}, nil
	}
	return found[0].Readings[0].Date, found[0].Clock
}
