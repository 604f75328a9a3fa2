package export

import (
	"errors"
	"fmt"

	"dateline/export/article"
	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema"
)

// Outcome is what one item of the input comes to on its own, before anything is known of other documents. Record, Reject
// and Skip exclude each other. It is a value without hidden parts: encoding/json writes it and reads it back equal.
type Outcome struct {
	Input     string              `json:"input"`              // the file it comes from
	Record    *schema.Record      `json:"record,omitempty"`   // complete but for duplicate_of, and for the date where Open is set
	Retrieved schema.Date         `json:"retrieved,omitzero"` // the day of retrieval, also where Record has no moment of it
	Open      *pubdate.Result     `json:"open,omitempty"`     // an ambiguous date, which neighbours may yet decide
	Column    *article.ColumnDate `json:"column,omitempty"`   // a date given in a column, where that says something of the others, or they of it
	Evidence  []schema.Evidence   `json:"evidence,omitempty"` // what the document says of each field
	Linked    []string            `json:"linked,omitempty"`   // the headlines that a dated article lists beside its story
	Reject    *Reject             `json:"reject,omitempty"`
	Skip      string              `json:"skip,omitempty"` // what is no document at all, by the name that it is counted under
}

// Extract finds the article of one document. Its id is the one that an export gives it, unless the same document comes
// twice. A document without an article gives an Outcome with a Reject, and so does one over which extraction breaks down.
//
// The result depends on doc and opt alone; nil opt stands for the zero Options. Extract is safe for concurrent use.
func Extract(doc *document.Document, opt *article.Options) *Outcome {
	return outcomeOf(doc, func() (*article.Article, error) { return article.Extract(doc, opt) })
}

// outcomeOf runs an extraction. One that panics costs its document and nothing else.
func outcomeOf(doc *document.Document, extract func() (*article.Article, error)) (o *Outcome) {
	o = &Outcome{}
	defer func() {
		if v := recover(); v != nil {
			*o = Outcome{Reject: newReject(doc.Name, doc.Offset, CodePanic, fmt.Sprintf("extraction broke down: %v", v), "")}
		}
	}()
	a, err := extract()
	if err != nil {
		rejected := (*document.Rejection)(nil)
		if !errors.As(err, &rejected) {
			rejected = &document.Rejection{Code: "no-article", Message: err.Error()}
		}
		o.Reject = newReject(doc.Name, doc.Offset, rejected.Code, rejected.Message, rejected.Snippet)
		return o
	}
	o.Record, o.Retrieved, o.Column, o.Evidence = &a.Record, a.Retrieved, a.Column, a.Evidence
	o.Record.ID = ID(o.Record)
	switch a.Date.Status {
	case schema.Ambiguous:
		o.Open = &a.Date
	case schema.Stated, schema.Inferred:
		o.Linked = a.Linked
	}
	return o
}

// Settle completes the record of o with what the batch says of its date, and as opt.OnAmbiguous says, and returns it. It is
// nil when o holds none. batch is the sum of all outcomes, o among them; nil when there is no batch. What decided is
// added to o.Evidence, and o.Open is nil when the date is no longer ambiguous. A date that its column reads is resolved afresh,
// and its evidence takes the place of what was found without the column; opt.Article.Date is as for Extract.
//
// Settle is safe for concurrent use with different outcomes and one batch, as long as nothing is added to the batch.
func Settle(o *Outcome, batch *Summary, opt *Options) *schema.Record {
	if o.Record == nil {
		return nil
	}
	if batch != nil && !opt.NoNeighbours {
		batch.readColumn(o, opt)
	}
	if o.Open == nil {
		return o.Record
	}
	res, near := *o.Open, pubdate.Neighbours{}
	known := len(res.Evidence)
	if batch != nil {
		near = batch.Neighbours(o.Record)
	}
	if !opt.NoNeighbours {
		res = res.Narrow(near)
	}
	if opt.OnAmbiguous == AmbiguousNearest && res.Status == schema.Ambiguous {
		res = res.Nearest(opt.reference(o.Retrieved, near))
	}
	res.Record(o.Record)
	o.Evidence = append(o.Evidence, res.Evidence[known:]...)
	if o.Open = nil; res.Status == schema.Ambiguous {
		o.Open = &res
	}
	return o.Record
}

// reference is the day that AmbiguousNearest measures from: that of retrieval, else Options.Article.Date.AsOf, else the
// middle of the batch's days. It is zero when none is known, and the date stays ambiguous.
func (opt *Options) reference(retrieved schema.Date, near pubdate.Neighbours) schema.Date {
	switch {
	case !retrieved.IsZero():
		return retrieved
	case !opt.Article.Date.AsOf.IsZero():
		return opt.Article.Date.AsOf
	case near.Span.Articles > 0:
		return schema.DateOfDays((near.Span.From.Days() + near.Span.To.Days()) / 2)
	}
	return schema.Date{}
}
