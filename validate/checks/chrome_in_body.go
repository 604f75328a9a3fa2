package checks

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"dateline/validate"
)

//go:embed chrome.txt
var chromeList string

var chromeInBody = &validate.Check{
	ID: "DL303", Name: "chrome-in-body", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"body"},
	Doc: `A line of body that belongs to the page and not to the article: share bars, menus, advertisements, "Read also", newsletter and cookie notices. Lines are compared as a whole with the list in chrome.txt, in ten languages.

It matters because such words are the same on every page of a site: they drown what sets the articles apart, and join in counts of words.

Example: "Share on Facebook" as a paragraph.`,
	Fix: "Report the page's form, or give the input as HTML, where furniture can be told by its markup.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		found := ""
		n := 0
		for line := range strings.SplitSeq(r.Record.Body, "\n") {
			if len(line) < 100 && len(line) > 2 && chrome().has(line) {
				if n++; n == 1 {
					found = line
				}
			}
		}
		if n > 0 {
			more := ""
			if n > 1 {
				more = fmt.Sprintf(" and %d more such", n-1)
			}
			report(p, r, "body", found, "body holds the line %q%s, expected no page furniture", found, more)
		}
	}),
}

type chromeLines struct {
	whole    map[string]bool
	prefixes map[string][]string // by their first four bytes
}

var chrome = sync.OnceValue(func() *chromeLines {
	c := &chromeLines{map[string]bool{}, map[string][]string{}}
	for line := range strings.Lines(chromeList) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if begin, ok := strings.CutSuffix(line, "*"); ok {
			k := letters(begin)
			c.prefixes[k[:4]] = append(c.prefixes[k[:4]], k)
			continue
		}
		c.whole[letters(line)] = true
	}
	return c
})

func (c *chromeLines) has(line string) bool {
	k := appendLetters(make([]byte, 0, 128), line)
	if c.whole[string(k)] {
		return true
	}
	if len(k) < 4 {
		return false
	}
	for _, begin := range c.prefixes[string(k[:4])] {
		// A sentence of the story may begin like that.
		if len(k) >= len(begin) && string(k[:len(begin)]) == begin && !strings.HasSuffix(line, ".") {
			return true
		}
	}
	return false
}
