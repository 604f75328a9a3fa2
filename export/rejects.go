package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline/export/dataset"
	"dateline/schema"
)

// Reject codes of this package, beside those of the packages input and article.
const (
	// CodeSchema is a record that breaks the JSON Schema. It is a bug of Dateline, worth a report.
	CodeSchema = "schema"
	// CodePanic is a document over which extraction broke down. It is a bug of Dateline, worth a report.
	CodePanic = "panic"
	// CodeNotAsked is an article that Options.Only leaves out.
	CodeNotAsked = "not-asked"
)

// Reject is one line of rejects.jsonl: a document of which no article came, and why.
type Reject struct {
	InputName   string  `json:"input_name"`
	InputOffset *int64  `json:"input_offset"` // nil when the document has no place of its own in its file
	Code        string  `json:"code"`         // stable, to be counted by
	Message     string  `json:"message"`
	Snippet     *string `json:"snippet"` // how the document begins; nil when that says nothing
}

func newReject(name string, offset int64, code, message, snippet string) *Reject {
	r := &Reject{InputName: name, Code: code, Message: schema.NormaliseText(message, false)}
	if offset >= 0 {
		r.InputOffset = &offset
	}
	if snippet = schema.NormaliseText(snippet, false); snippet != "" {
		r.Snippet = &snippet
	}
	return r
}

// jsonLines writes values as JSON Lines.
type jsonLines struct {
	w    io.Writer
	rows int64
}

func newJSONLines(w io.Writer) *jsonLines { return &jsonLines{w: w} }

func (l *jsonLines) write(v any) error {
	l.rows++
	return dataset.EncodeJSON(l.w, v, "")
}

// Limit is how many rejects are too many: more than N documents, or more than Percent of them. The zero Limit allows
// any number.
type Limit struct {
	N       int64
	Percent float64
	Set     bool
}

// ParseLimit reads 20 or 2.5%.
func ParseLimit(s string) (Limit, error) {
	if p, ok := strings.CutSuffix(s, "%"); ok {
		v, err := strconv.ParseFloat(p, 64)
		if err != nil || !(v >= 0 && v <= 100) {
			return Limit{}, fmt.Errorf("%q is not a share from 0%% to 100%%", s)
		}
		return Limit{Percent: v, N: -1, Set: true}, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return Limit{}, fmt.Errorf("%q is neither a number of documents such as 20 nor a share such as 2.5%%", s)
	}
	return Limit{N: n, Set: true}, nil
}

func (l Limit) String() string {
	switch {
	case !l.Set:
		return "no limit"
	case l.N < 0:
		return strconv.FormatFloat(l.Percent, 'g', -1, 64) + "%"
	}
	return strconv.FormatInt(l.N, 10)
}

func (l Limit) exceeded(rejects, documents int64) bool {
	switch {
	case !l.Set:
		return false
	case l.N < 0:
		return float64(rejects)*100 > l.Percent*float64(documents)
	}
	return rejects > l.N
}

// all reports whether every document may be rejected.
func (l Limit) all() bool { return l.Set && l.N < 0 && l.Percent == 100 }
