package validate

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestShorten(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"as long as may be":   {strings.Repeat("x", ValueLimit), strings.Repeat("x", ValueLimit)},
		"a byte longer":       {strings.Repeat("x", ValueLimit+1), strings.Repeat("x", ValueLimit-3) + "…"},
		"inside a character":  {strings.Repeat("x", ValueLimit-4) + "éééé", strings.Repeat("x", ValueLimit-4) + "…"},
		"behind a character":  {strings.Repeat("x", ValueLimit-5) + "éééé", strings.Repeat("x", ValueLimit-5) + "é…"},
		"characters of three": {strings.Repeat("港", ValueLimit), strings.Repeat("港", 65) + "…"},
	} {
		if got := shorten(tt.in); got != tt.want || !utf8.ValidString(got) || len(got) > ValueLimit {
			t.Errorf("%s: got %q of %d bytes, want %q", name, got, len(got), tt.want)
		}
	}
}

// Where a row has no id, its value tells findings apart; where it has one, the value may change.
func TestFingerprint(t *testing.T) {
	a, b := &Check{ID: "DL1"}, &Check{ID: "DL2"}
	same := func(f, g Finding) bool { return f.fingerprint() == g.fingerprint() }
	for _, tt := range []struct {
		name string
		f, g Finding
		want bool
	}{
		{"another value", Finding{Check: a, RecordID: "a1", Value: "x"}, Finding{Check: a, RecordID: "a1", Value: "y"}, true},
		{"another message", Finding{Check: a, RecordID: "a1", Message: "x"}, Finding{Check: a, RecordID: "a1", Message: "y"}, true},
		{"another check", Finding{Check: a, RecordID: "a1"}, Finding{Check: b, RecordID: "a1"}, false},
		{"another record", Finding{Check: a, RecordID: "a1"}, Finding{Check: a, RecordID: "a2"}, false},
		{"another field", Finding{Check: a, RecordID: "a1", Field: "url"}, Finding{Check: a, RecordID: "a1", Field: "body"}, false},
		{"no id, another value", Finding{Check: a, Value: "x"}, Finding{Check: a, Value: "y"}, false},
		{"a value that is an id", Finding{Check: a, Value: "a1"}, Finding{Check: a, RecordID: "a1"}, false},
	} {
		if got := same(tt.f, tt.g); got != tt.want {
			t.Errorf("%s: one fingerprint %t, want %t", tt.name, got, tt.want)
		}
	}
}
