package article

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"dateline/export/document"
	"dateline/schema"
)

// complete writes the date and the document into the record and brings it into the form that files hold.
func (a *Article) complete(doc *document.Document) {
	r := &a.Record
	r.InputName, r.InputOffset, r.InputSHA256 = doc.Name, nil, doc.SHA256
	if doc.Offset >= 0 {
		at := doc.Offset
		r.InputOffset = &at
	}
	if r.InputSHA256 == "" {
		sum := sha256.Sum256([]byte(doc.Text))
		r.InputSHA256 = hex.EncodeToString(sum[:])
	}
	a.Date.Record(r)
	r.Normalise()
	a.Evidence = append(a.Evidence, setAside(r)...)
	a.retract()
}

// setAside makes null what stands in a nullable field and cannot be held there, such as an address that is no URI: that
// is no reason to lose the article. The evidence says what it was.
func setAside(r *schema.Record) []schema.Evidence {
	vs := r.Violations()
	if len(vs) == 0 {
		return nil
	}
	var out []schema.Evidence
	for i := range schema.Fields {
		f := &schema.Fields[i]
		j := slices.IndexFunc(vs, func(v schema.Violation) bool { return v.Field == f.Name })
		s, ok := f.At(r).(*string)
		if j < 0 || !ok || !f.Rule.Nullable || *s == "" {
			continue
		}
		out = append(out, schema.Evidence{
			Field: f.Name, Value: *s, Method: "record", Start: -1, End: -1, Note: "ignored: " + vs[j].Message,
		})
		*s = ""
	}
	return out
}

// retract takes back the word "decided" from evidence for a field that is null after all: its value was nothing but white
// space, or what the field cannot hold.
func (a *Article) retract() {
	null := map[string]bool{}
	for i := range schema.Fields {
		switch p := schema.Fields[i].At(&a.Record).(type) {
		case *string:
			null[schema.Fields[i].Name] = *p == ""
		case *time.Time:
			null[schema.Fields[i].Name] = p.IsZero()
		}
	}
	for i := range a.Evidence {
		if e := &a.Evidence[i]; e.Note == decided && null[e.Field] {
			e.Note = "ignored: " + e.Field + " cannot hold it"
		}
	}
}
