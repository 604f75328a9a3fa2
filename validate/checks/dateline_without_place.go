package checks

import (
	"strings"
	"unicode"

	"dateline/validate"
)

var datelineWithoutPlace = &validate.Check{
	ID: "DL208", Name: "dateline-without-place", Severity: validate.Note, Since: "0.1",
	Fields: []string{"dateline", "dateline_place"},
	Doc: `A dateline from which no place was read. One that only credits an agency, "(Reuters) -", is passed over.

It matters because where a story was filed is lost, though the text says it.

Example: ` + "`" + `{"dateline": "MOSCOW, September 6. /TASS/.", "dateline_place": null}` + "`",
	Fix: "Look at the dateline: some really give only a date; otherwise report its form.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		if r.Record.Dateline != "" && r.Record.DatelinePlace == "" && !onlyCredit(r.Record.Dateline) {
			report(p, r, "dateline_place", r.Record.Dateline, "dateline %q has no place, expected one", r.Record.Dateline)
		}
	}),
}

// onlyCredit reports whether a dateline is words in brackets or slashes and nothing else.
func onlyCredit(dateline string) bool {
	for _, marks := range []string{"()", "//", "[]", "（）"} {
		open, end := firstLast(marks)
		rest, ok := strings.CutPrefix(strings.TrimSpace(dateline), open)
		if !ok {
			continue
		}
		credit, rest, ok := strings.Cut(rest, end)
		digit := func(c rune) bool { return unicode.IsDigit(c) }
		return ok && !strings.ContainsFunc(credit, digit) && !strings.ContainsFunc(rest, func(c rune) bool { return digit(c) || unicode.IsLetter(c) })
	}
	return false
}

func firstLast(s string) (string, string) {
	n := len(s) / 2
	return s[:n], s[n:]
}
