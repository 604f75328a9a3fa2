package export

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"dateline/export/article"
	"dateline/export/dataset"
	"dateline/export/input"
	"dateline/schema"
)

// Inspection is one document taken apart: its record with the evidence for each field, or why there is none.
type Inspection struct {
	Name     string
	Size     int // bytes of the text
	Record   *schema.Record
	Evidence []PlacedEvidence // in the order of schema.Fields, then of the text
	Code     string           // of the reject, where Record is nil
	Message  string
	Around   bool // neighbours have been asked

	outcome *Outcome
	text    string // of the document
}

// PlacedEvidence is evidence with the line on which it begins, from 1; 0 when it has no place in the text.
type PlacedEvidence struct {
	schema.Evidence
	Line int
}

// Inspect extracts the document of one item, as Convert would without any neighbours. It returns nil for an item that
// holds no document.
func Inspect(item input.Item, opt article.Options) *Inspection {
	switch {
	case item.Reject != nil:
		return &Inspection{Name: item.Reject.InputName, Code: item.Reject.Code, Message: item.Reject.Message}
	case item.Doc == nil:
		return nil
	}
	doc := item.Doc
	in := &Inspection{Name: doc.Name, Size: len(doc.Text)}
	o := Extract(doc, &opt)
	if o.Reject != nil {
		in.Code, in.Message = o.Reject.Code, o.Reject.Message
		return in
	}
	in.Record, in.outcome = o.Record, o
	in.text = doc.Text
	in.place()
	return in
}

// place puts the evidence of the outcome in order, each piece with its line.
func (in *Inspection) place() {
	in.Evidence = nil
	for _, e := range in.outcome.Evidence {
		p := PlacedEvidence{Evidence: e}
		if e.Start >= 0 && int(e.Start) <= len(in.text) {
			p.Line = 1 + strings.Count(in.text[:e.Start], "\n")
		}
		in.Evidence = append(in.Evidence, p)
	}
	sort.SliceStable(in.Evidence, func(i, j int) bool {
		return fieldOrder(in.Evidence[i].Field) < fieldOrder(in.Evidence[j].Field)
	})
}

func fieldOrder(name string) int {
	return slices.IndexFunc(schema.Fields, func(f schema.Field) bool { return f.Name == name })
}

// WriteJSON writes the inspection as one line of JSON: name, the record as in JSONL, and all evidence.
func (in *Inspection) WriteJSON(w io.Writer) error {
	type line struct {
		evidenceLine
		Line *int `json:"line"`
	}
	out := struct {
		Name     string          `json:"input_name"`
		Record   json.RawMessage `json:"record"`
		Evidence []line          `json:"evidence"`
		Reject   *Reject         `json:"reject"`
	}{Name: in.Name, Evidence: []line{}}
	if in.Record == nil {
		out.Reject = newReject(in.Name, -1, in.Code, in.Message, "")
	} else {
		b, err := dataset.AppendJSON(nil, in.Record)
		if err != nil {
			return fmt.Errorf("encoding the record of %q: %w", in.Name, err)
		}
		out.Record = b
		for i := range in.Evidence {
			l := line{evidenceLine: *newEvidenceLine(in.Record.ID, &in.Evidence[i].Evidence)}
			if n := in.Evidence[i].Line; n > 0 {
				l.Line = &n
			}
			out.Evidence = append(out.Evidence, l)
		}
	}
	return dataset.EncodeJSON(w, out, "")
}

// WriteText writes the inspection for a person: each field with its value, below it where that comes from, and at the end
// the fields of which nothing is known. bold marks the names of fields, for a terminal.
func (in *Inspection) WriteText(w io.Writer, bold func(string) string) error {
	if bold == nil {
		bold = func(s string) string { return s }
	}
	p := &printer{w: w}
	if in.Record == nil {
		p.printf("%s\n  rejected as %s: %s\n", bold(schema.Printable(in.Name)), in.Code, schema.Printable(in.Message))
		return p.err
	}
	p.printf("%s  (%d bytes of text)\n", bold(schema.Printable(in.Name)), in.Size)
	var null []string
	for i := range schema.Fields {
		f := &schema.Fields[i]
		evidence := in.of(f.Name)
		value := fieldText(f, in.Record)
		if value == "" && len(evidence) == 0 {
			null = append(null, f.Name)
			continue
		}
		if value == "" {
			value = "null"
		}
		p.printf("%s%s%s\n", bold(f.Name), strings.Repeat(" ", max(1, 18-len(f.Name))), value)
		for _, e := range evidence {
			p.evidence(e, value)
		}
	}
	if len(null) > 0 {
		p.printf("\n%s%s\n", bold("null or empty"), "     "+strings.Join(null, ", "))
	}
	if in.Record.DateStatus == schema.Ambiguous {
		say := "Other articles of the same export (--with INPUT), or --date-window, may decide it."
		if in.Around {
			say = "The articles around it do not decide it; --date-window may."
		}
		p.printf("\nThe date is ambiguous. %s\n", say)
	}
	return p.err
}

func (in *Inspection) of(field string) []PlacedEvidence {
	var out []PlacedEvidence
	for _, e := range in.Evidence {
		if e.Field == field {
			out = append(out, e)
		}
	}
	return out
}

// printer keeps the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// evidence writes one line: what became of it, what it says where that is not the value above, by which method, where
// and in which words.
func (p *printer) evidence(e PlacedEvidence, value string) {
	text := strings.Join(strings.Fields(e.Text), " ")
	parts := []string{e.Method}
	if e.Note != "" {
		parts = append(parts, e.Note)
	}
	if e.Value != "" && e.Value != value && e.Value != text {
		parts = append(parts, schema.Shorten(e.Value))
	}
	if e.Line > 0 {
		parts = append(parts, fmt.Sprintf("line %d, bytes %d-%d", e.Line, e.Start, e.End))
	}
	if text != "" && text != value {
		parts = append(parts, fmt.Sprintf("%q", schema.Shorten(text)))
	}
	p.printf("    %s\n", schema.Printable(strings.Join(parts, " · ")))
}

// fieldText is a value for a person; empty for null and empty lists. The body is shown by its ends.
func fieldText(f *schema.Field, r *schema.Record) string {
	sep := ", "
	if f.Rule.Kind.Type().Storage == schema.StoredText {
		sep = "\n"
	}
	var items []string
	for i := range f.Len(r) {
		items = append(items, f.Text(r, i))
	}
	lines := strings.Split(strings.Join(items, sep), "\n")
	for i := range lines {
		lines[i] = schema.Printable(lines[i])
	}
	all := strings.Join(lines, "\n")
	if f.Name != "body" || len(all) < 200 {
		return strings.ReplaceAll(all, "\n", "\n"+strings.Repeat(" ", 18))
	}
	s := []rune(strings.ReplaceAll(all, "\n", " "))
	if len(s) < 160 {
		return string(s)
	}
	return fmt.Sprintf("%s … %s", string(s[:80]), string(s[len(s)-60:]))
}
