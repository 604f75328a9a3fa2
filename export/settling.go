package export

import (
	"fmt"
	"slices"
	"strings"

	"dateline/export/dataset"
	"dateline/export/pubdate"
	"dateline/schema"
	"dateline/schema/jsonschema"
)

// settling is the second pass over the outcomes, for files and for callers alike.
type settling struct {
	opt       *Options
	batch     *Summary
	tally     *tally // of the first pass
	validator *jsonschema.Validator
	lost      map[string]bool // ids of records that were turned down after others had named them
}

func newSettling(opt *Options, batch *Summary, t *tally) (*settling, error) {
	v, err := jsonschema.Compile(schema.JSONSchema())
	if err != nil {
		return nil, fmt.Errorf("internal error: %w", err)
	}
	return &settling{opt: opt, batch: batch, tally: t, validator: v, lost: map[string]bool{}}, nil
}

// settle is the work on one entry: everything that needs no other entry's result.
func (s *settling) settle(payload []byte) (*entry, error) {
	e, err := decodeEntry(payload)
	if err != nil {
		return nil, fmt.Errorf("reading the spool file: %w", err)
	}
	if e.Record == nil {
		return e, nil
	}
	Settle(&e.Outcome, s.batch, s.opt)
	if !s.opt.Evidence {
		e.Evidence = nil // what the batch has just added
	}
	r := e.Record
	if msg := s.violation(r); msg != "" {
		e.Reject = &Reject{InputName: r.InputName, InputOffset: r.InputOffset, Code: CodeSchema, Message: msg}
	} else if !asked(r, s.opt.Only) {
		msg := fmt.Sprintf("dated %s, outside %s", joinDates(r.DateCandidates), s.opt.Only)
		e.Reject = &Reject{InputName: r.InputName, InputOffset: r.InputOffset, Code: CodeNotAsked, Message: msg}
	}
	return e, nil
}

// asked reports whether r may be of w: one of its candidates is, or nothing is known of its date.
func asked(r *schema.Record, w pubdate.Window) bool {
	return len(r.DateCandidates) == 0 || slices.ContainsFunc(r.DateCandidates, w.Contains)
}

func joinDates(ds []schema.Date) string {
	var s []string
	for _, d := range ds {
		s = append(s, d.String())
	}
	return strings.Join(s, " or ")
}

// account counts the entries, in the order of the input. A record that breaks the schema or is not asked for is no article: it is not
// counted as one, and no later record is a duplicate of it.
func (s *settling) account(e *entry) {
	switch {
	case e.Record == nil:
	case e.Reject != nil:
		s.lost[e.Record.ID] = true
		s.tally.turnedDown(e.Input, e.Reject)
		e.Record = nil
	case s.lost[e.Record.DuplicateOf]:
		e.Record.DuplicateOf = ""
	}
}

// violation says how r breaks the JSON Schema, empty when it does not. The library that reads the schema is asked for the
// wording only: Record.Violations finds the same.
func (s *settling) violation(r *schema.Record) string {
	if len(r.Violations()) == 0 {
		return ""
	}
	b, err := dataset.AppendJSON(nil, r)
	if err != nil {
		return err.Error()
	}
	vs, err := s.validator.ValidateJSON(b)
	if err != nil {
		return err.Error()
	}
	if len(vs) == 0 {
		return ""
	}
	msg := vs[0].String()
	if len(vs) > 1 {
		msg += fmt.Sprintf(" (and %d more)", len(vs)-1)
	}
	return msg
}
