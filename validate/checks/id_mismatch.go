package checks

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"dateline/schema"
	"dateline/validate"
)

var idMismatch = &validate.Check{
	ID: "DL406", Name: "id-mismatch", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"id", "url", "input_sha256", "input_name", "input_offset"},
	Doc: `An id that does not recompute from the record: it is the letter a and the first 32 hex digits of the SHA-256 of url, a line feed and input_sha256; for a document that is met again, input_name, a line feed and input_offset follow.

It matters because an id that is made from the document is the same in every export; one that does not recompute belongs to another record, or the record was changed.

Example: a record whose url was corrected after the export.`,
	Fix: "Export again with the right address, or accept the ids of another program by turning the check off.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		if rec.ID == "" || rec.InputSHA256 == "" {
			return
		}
		if plain := plainID(rec); rec.ID != plain && rec.ID != placedID(rec) {
			report(p, r, "id", rec.ID, "id does not recompute, expected %s", plain)
		}
	}),
}

// plainID is the id that a record should have.
func plainID(r *schema.Record) string { return hexID(identity(r)) }

// placedID is the id of a document that is met again.
func placedID(r *schema.Record) string {
	b := append(append(append(identity(r), '\n'), r.InputName...), '\n')
	if r.InputOffset != nil {
		b = strconv.AppendInt(b, *r.InputOffset, 10)
	}
	return hexID(b)
}

func identity(r *schema.Record) []byte {
	return append(append([]byte(r.URL), '\n'), r.InputSHA256...)
}

func hexID(b []byte) string {
	sum := sha256.Sum256(b)
	return "a" + hex.EncodeToString(sum[:16])
}
