package checks

import (
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
	n, inside := 0, false
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		space := c == ' ' || c != '-' && unicode.IsSpace(c)
		if !space && !inside {
			n++
		}
		inside = !space
		i += size
	}
	return n
}
