package checks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/validate"
)

var cutOffBody = &validate.Check{
	ID: "DL306", Name: "cut-off-body", Severity: validate.Note, Since: "0.1",
	Fields: []string{"body"},
	Doc: `A body that ends in mid-sentence: its last paragraph is running text and ends in a letter, a comma or dots of omission.

A paragraph of figures, as results and prices are printed, needs no full stop and is passed over.

It matters because feeds and paywalls cut texts, and what comes after the cut is missing from every count.

Example: ` + "`" + `"The minister said that the ferries would sail again as soon as the"` + "`",
	Fix: "Fetch the whole page; a feed gives only the beginning.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		body := strings.TrimRightFunc(r.Record.Body, unicode.IsSpace)
		last := body[strings.LastIndex(body, "\n")+1:]
		// A short last line is a signature, a place in a table or a list.
		if wordsAtLeast(last, 12) && cutOff(last) {
			end := last
			if len(end) > 60 {
				end = "…" + strings.ToValidUTF8(end[len(end)-60:], "")
			}
			report(p, r, "body", end, "body ends in mid-sentence")
		}
	}),
}

func wordsAtLeast(s string, n int) bool {
	for range strings.FieldsSeq(s) {
		if n--; n <= 0 {
			return true
		}
	}
	return false
}

// figures reports whether a paragraph is one sentence, or less than one, of which a tenth and more are numbers.
func figures(s string) bool {
	words, numbers := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		switch {
		case strings.ContainsAny(w, "0123456789"):
			numbers++
		case len(w) > 3 && strings.HasSuffix(w, "."):
			return false
		}
	}
	return numbers >= 2 && 10*numbers >= words
}

func cutOff(s string) bool {
	if strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "[…]") || strings.HasSuffix(s, "[...]") {
		return true
	}
	// An address ends a text without a full stop.
	if word := s[strings.LastIndexByte(s, ' ')+1:]; strings.ContainsAny(word, "@/.") {
		return false
	}
	c, _ := utf8.DecodeLastRuneInString(s)
	if c == ',' || c == '-' || c == '(' {
		return true
	}
	if figures(s) {
		return false
	}
	// Thai and Lao end sentences with a space, and a capital or digit may end a table or a name.
	return unicode.IsLower(c)
}
