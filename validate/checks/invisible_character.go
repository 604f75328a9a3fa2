package checks

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"dateline/validate"
)

var invisibleCharacter = &validate.Check{
	ID: "DL510", Name: "invisible-character", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline", "description", "body", "byline", "source"},
	Doc: `Characters that nobody sees: control characters other than line feed and tab, soft hyphens, zero-width spaces, byte order marks, overrides of the writing direction, noncharacters. Joiners and direction marks, which several scripts need, are passed over.

It matters because words with a soft hyphen in them are not found, and an override shows a text other than it is.

Example: ` + "`" + `"Donau\u00addampfschifffahrt"` + "`",
	Fix: "Export again, or remove them from the input; soft hyphens carry no meaning.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		for _, f := range []struct{ name, text string }{
			{"headline", rec.Headline}, {"description", rec.Description}, {"byline", rec.Byline}, {"source", rec.Source}, {"body", rec.Body},
		} {
			if c, at := invisible(f.text); at >= 0 {
				report(p, r, f.name, fmt.Sprintf("%+q", around(f.text, string(c))), "%s holds the invisible character U+%04X", f.name, c)
			}
		}
	}),
}

// invisible finds the first character that nobody sees; at is -1 when there is none.
func invisible(s string) (c rune, at int) {
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b < utf8.RuneSelf {
			// Eight bytes at a time, as long as all of them are printable ASCII.
			if i+8 <= len(s) {
				const ones = 0x0101010101010101
				if x := binary.LittleEndian.Uint64([]byte(s[i : i+8])); (x|(x-ones*0x20)|(x+ones))&(ones*0x80) == 0 {
					i += 7
					continue
				}
			}
			if b >= ' ' && b != 0x7F || b == '\n' || b == '\t' {
				continue
			}
			return rune(b), i
		}
		// All others begin with one of these bytes.
		if b != 0xC2 && b != 0xE2 && b != 0xEF && b != 0xF3 {
			continue
		}
		switch c, _ := utf8.DecodeRuneInString(s[i:]); {
		case c >= 0x80 && c <= 0x9F, c == 0xAD, c == 0x200B, c == 0xFEFF, c == 0x2060,
			c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069, c == 0x2028, c == 0x2029,
			c >= 0xE0000 && c <= 0xE001F, c == 0xFFFE, c == 0xFFFF:
			return c, i
		}
	}
	return 0, -1
}
