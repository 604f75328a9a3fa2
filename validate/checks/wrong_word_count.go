package checks

import (
	"encoding/binary"
	"math/bits"
	"strconv"
	"unicode"
	"unicode/utf8"

	"dateline/validate"
)

var wrongWordCount = &validate.Check{
	ID: "DL310", Name: "wrong-word-count", Severity: validate.Error, Since: "0.1",
	Fields: []string{"word_count", "body"},
	Doc: `A word_count that is not the number of words in body, parted by white space.

It matters because it shows that body was changed after the export, or cut by a program in between.

Example: ` + "`" + `{"body": "The harbour reopened.", "word_count": 412}` + "`",
	Fix: "Export again, or count again where the body was changed on purpose.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		if n := countWords(r.Record.Body); int32(n) != r.Record.WordCount {
			report(p, r, "word_count", strconv.Itoa(int(r.Record.WordCount)), "word_count is %d, body has %s", r.Record.WordCount, plural(n, "word"))
		}
	}),
}

// countWords is len(strings.Fields(s)) without the slice.
func countWords(s string) int {
	n, before := 0, uint8(1)
	for i := 0; i < len(s); i++ {
		c := s[i]
		// Eight bytes at a time, as long as all of them are ASCII: bit 7 of a byte says what it is.
		for c < utf8.RuneSelf && i+8 <= len(s) {
			const ones, high = 0x0101010101010101, 0x8080808080808080
			x := binary.LittleEndian.Uint64([]byte(s[i : i+8]))
			if x&high != 0 {
				break
			}
			control := (x + ones*(0x80-'\t')) &^ (x + ones*(0x80-'\r'-1))
			spaces := (control | ^(x ^ ones*' ' + ones*0x7F)) & high
			n += bits.OnesCount64(^spaces & high & (spaces<<8 | uint64(before)<<7))
			before = uint8(spaces >> 63)
			if i += 8; i == len(s) {
				return n
			}
			c = s[i]
		}
		space := spaceOrLead[c]
		if space == leadOfSpace {
			space = 0
			if r, size := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				space = 1
				i += size - 1
			}
		}
		n += int(before &^ space)
		before = space
	}
	return n
}

// spaceOrLead has 1 for the spaces of ASCII and leadOfSpace for the first bytes that others have in UTF-8: U+0085, U+00A0,
// U+1680, U+2000 to U+205F and U+3000. All other bytes are of words.
var spaceOrLead = [256]uint8{
	'\t': 1, '\n': 1, '\v': 1, '\f': 1, '\r': 1, ' ': 1,
	0xC2: leadOfSpace, 0xE1: leadOfSpace, 0xE2: leadOfSpace, 0xE3: leadOfSpace,
}

const leadOfSpace = 2
