package checks

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"

	"dateline/validate"
)

//go:embed errorpages.txt
var errorPageList string

// errorPageBytes bounds how long a page that says only that there is no article can be.
const errorPageBytes = 800

var errorPage = &validate.Check{
	ID: "DL315", Name: "error-page", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline", "body"},
	Doc: `A short body, or a headline, that says there is no article: page not found, access denied, a check for robots, a paywall. The phrases are those of errorpages.txt.

It matters because a server's message counted as news is a record about nothing, dated to the day of the crawl.

Example: ` + "`" + `{"headline": "Attention Required! | Cloudflare"}` + "`",
	Fix: "Leave the page out, or fetch it again.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		if errorPhrase(rec.Headline, (len(rec.Headline)-10+1)/2) != "" {
			report(p, r, "headline", rec.Headline, "headline is that of an error page")
		} else if m := errorPhrase(rec.Body, 0); m != "" {
			report(p, r, "body", rec.Body, "body is that of an error page or paywall: it says %q", m)
		}
	}),
}

type phrase struct {
	letters []byte
	text    string
}

// phraseList finds phrases by their first four bytes, as most texts hold none and every position is looked at.
type phraseList struct {
	begins  [1 << 12]bool // by the hash of the four bytes
	phrases map[uint32][]phrase
}

var errorPhrases = sync.OnceValue(func() *phraseList {
	l := &phraseList{phrases: map[uint32][]phrase{}}
	for line := range strings.Lines(errorPageList) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			p := phrase{[]byte(letters(line)), line}
			k := binary.LittleEndian.Uint32(p.letters)
			l.begins[phraseHash(k)] = true
			l.phrases[k] = append(l.phrases[k], p)
		}
	}
	return l
})

func phraseHash(k uint32) uint32 { return k * 0x9e3779b1 >> 20 }

// errorPhrase returns the longest phrase, of at least so many bytes, that s holds; of phrases that are as long the first in
// the alphabet.
func errorPhrase(s string, least int) string {
	if s == "" || len(s) > errorPageBytes {
		return ""
	}
	l := errorPhrases()
	found := ""
	for text := appendLetters(make([]byte, 0, errorPageBytes), s); len(text) >= 4; text = text[1:] {
		k := binary.LittleEndian.Uint32(text)
		if !l.begins[phraseHash(k)] {
			continue
		}
		for _, p := range l.phrases[k] {
			if len(p.text) < least || !bytes.HasPrefix(text, p.letters) {
				continue
			}
			if found == "" || cmp.Or(cmp.Compare(len(p.text), len(found)), cmp.Compare(found, p.text)) > 0 {
				found = p.text
			}
		}
	}
	return found
}
