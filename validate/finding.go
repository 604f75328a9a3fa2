package validate

import (
	"crypto/sha256"
	"encoding/hex"

	"dateline/export/dataset"
)

// Finding is one thing that is wrong at one place.
type Finding struct {
	Check    *Check
	Severity Severity
	dataset.Position
	RecordID    string
	Input       string // input_name of the record
	Source      string // of the record: policies may differ by source
	Field       string
	Value       string // shortened to ValueLimit bytes
	Message     string // fact, then expectation
	Fingerprint string // of check, record id and field: it survives moved rows
	Accepted    string // the reason of the exception that accepts it, empty when none does
	Known       bool   // the baseline lists it
}

// ValueLimit bounds Finding.Value, in bytes.
const ValueLimit = 200

// fingerprint survives moved rows, other row formats and reworded messages. Where no id is known the value takes its
// place, since a row number would not survive.
func (f *Finding) fingerprint() string {
	key := f.RecordID
	if key == "" {
		key = "=" + f.Value
	}
	sum := sha256.Sum256([]byte(f.Check.ID + "\x00" + key + "\x00" + f.Field))
	return hex.EncodeToString(sum[:16])
}

// shorten cuts s to at most ValueLimit bytes, at the start of a character, and marks the cut.
func shorten(s string) string {
	if len(s) <= ValueLimit {
		return s
	}
	const mark = "…"
	cut := ValueLimit - len(mark)
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut] + mark
}
