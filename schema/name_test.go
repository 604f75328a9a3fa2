package schema_test

import (
	"testing"

	"dateline/schema"
)

func TestEscapeName(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "crawl/page 1.html", "crawl/page 1.html"},
		{"other scripts in NFC", "статьи/café.txt", "статьи/café.txt"},
		{"a colon, a percent sign and a number sign", "a:b%41#c", "a:b%41#c"},
		{"backslash", `a\b`, `a\\b`},
		{"what looks like an escape", `a\xe9`, `a\\xe9`},
		{"a byte of Latin-1", "caf\xe9.txt", `caf\xe9.txt`},
		{"an unpaired surrogate of Windows", "\xed\xa0\x80", `\xed\xa0\x80`},
		{"decomposed", "cafe\u0301.txt", `cafe\u0301.txt`},
		{"marks out of order", "a\u0301\u0323", `a\u0301\u0323`},
		{"singleton", "\u212b", `\u212b`},
		{"outside the BMP", "\U0001d15e", `\U0001d15e`},
		{"controls", "a\x1b[2J\n\u009b", `a\u001b[2J\u000a\u009b`},
		{"override", "txt\u202egpj", `txt\u202egpj`},
		{"a mark behind an escape that ends with a letter", "\xce\u0301", `\xce\u0301`},
		{"white space only", " \u00a0", `\u0020\u00a0`},
		{"empty", "", ""},
		{"replacement character", "\ufffd", "\ufffd"},
	} {
		got := schema.EscapeName(c.in)
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if back, ok := schema.UnescapeName(got); !ok || back != c.in {
			t.Errorf("%s: %q gives back %q, %t", c.name, got, back, ok)
		}
	}
	for _, s := range []string{`\`, `a\`, `\q`, `\x1`, `\xg0`, `\u12`, `\ud800`, `\U00110000`, `\x+1`} {
		if got, ok := schema.UnescapeName(s); ok {
			t.Errorf("UnescapeName(%q) gives %q, want none", s, got)
		}
	}
}

// Whatever a file is called, a record keeps the escaped name as it is, and the name comes back.
func FuzzEscapeName(f *testing.F) {
	for _, s := range []string{"a", "\xff\u0301", "e\u0301\xcc\x81", `\u0041`, "\x1b\u0301", "ᄀ\u1161\u11a8", " ", "\u2126\u0327\u0301/x", "\xe2\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e := schema.EscapeName(s)
		if got := schema.NormaliseText(e, false); got != e {
			t.Errorf("%q is escaped as %q, of which a record makes %q", s, e, got)
		}
		if back, ok := schema.UnescapeName(e); !ok || back != s {
			t.Errorf("%q is escaped as %q, which gives back %q", s, e, back)
		}
	})
}
