package validate

import (
	"dateline/export/dataset"

	"github.com/zeebo/xxh3"
)

// Row is one row of a file, with digests that are worked out once. Its methods are for one goroutine at a time.
type Row struct {
	dataset.Row
	File *File // the file it stands in

	bodyHash xxh3.Uint128
	hashed   bool
}

// Finding describes something about the row. Field may be empty when it concerns the row as a whole.
func (r *Row) Finding(field, value, message string) Finding {
	return Finding{
		Position: r.Position,
		RecordID: shorten(r.Record.ID, ValueLimit),
		Input:    shorten(r.Record.InputName, ValueLimit),
		Source:   r.Record.Source,
		Field:    field,
		Value:    shorten(value, ValueLimit),
		Message:  message,
	}
}

// BodyHash is a 128-bit hash of the body, the zero hash for an empty one.
func (r *Row) BodyHash() xxh3.Uint128 {
	if !r.hashed && r.Record.Body != "" {
		r.bodyHash = xxh3.HashString128(r.Record.Body)
	}
	r.hashed = true
	return r.bodyHash
}
