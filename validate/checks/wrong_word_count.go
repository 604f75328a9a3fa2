package checks

import (
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
			report(p, r, "word_count", strconv.Itoa(int(r.Record.WordCount)), "word_count is %d, body has %d words", r.Record.WordCount, n)
		}
	}),
}

// countWords is len(strings.Fields(s)) without the slice.
func countWords(s string) int {
	n, before := 0, uint8(1)
	for i := 0; i < len(s); i++ {
		// Eight bytes at a time, as long as all of them are ASCII: bit 7 of a byte says what it is.
		for ; i+8 <= len(s); i += 8 {
			const ones, high = 0x0101010101010101, 0x8080808080808080
			x := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
				uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
			if x&high != 0 {
				break
			}
			control := (x + ones*(0x80-'\t')) &^ (x + ones*(0x80-'\r'-1))
			spaces := (control | ^(x ^ ones*' ' + ones*0x7F)) & high
			n += bits.OnesCount64(^spaces & high & (spaces<<8 | uint64(before)<<7))
			before = uint8(spaces >> 63)
		}
		if i == len(s) {
			break
		}
		c := s[i]
		space := asciiSpace[c]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size - 1
			if unicode.IsSpace(r) {
				space = 1
			}
		}
		n += int(before &^ space)
		before = space
	}
	return n
}

var asciiSpace = [256]uint8{'\t': 1, '\n': 1, '\v': 1, '\f': 1, '\r': 1, ' ': 1}
