package article

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
)

// scrape is one page of testdata/scrapes.txt.
type scrape struct {
	name, text string
	want       want
}

// relatedMark is the label that stands in front of a related headline on its own line.
var relatedMark = regexp.MustCompile(`^(?:READ MORE|ALSO READ|Baca juga|More) ?[:|] ?`)

func readScrapes(t *testing.T) []scrape {
	raw, err := os.ReadFile("testdata/scrapes.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []scrape
	var c *scrape
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "= "); ok {
			out = append(out, scrape{name: name})
			c = &out[len(out)-1]
			continue
		}
		if c == nil {
			continue // the file's explanation
		}
		if field, ok := strings.CutPrefix(line, ": "); ok {
			key, value, _ := strings.Cut(field, " ")
			switch key {
			case "authors":
				c.want.Authors = strings.Split(value, ";")
			case "source":
				c.want.Source = value
			case "agency":
				c.want.Agency = value
			case "place":
				c.want.Place = value
			case "section":
				c.want.Section = value
			case "language":
				c.want.Language = value
			default:
				t.Fatalf("%s: unknown field %q", c.name, key)
			}
			continue
		}
		kind, text, _ := strings.Cut(line, "|")
		c.text += text + "\n"
		w := &c.want
		switch kind {
		case "h":
			w.Headline = text
		case "d":
			w.Description = text
		case "n":
			w.Section = text
		case "b", "s":
			w.Body = append(w.Body, text)
			if kind == "s" {
				w.Headings = append(w.Headings, text)
			}
		case "+":
			w.Body[len(w.Body)-1] += " " + text
		case "g":
			w.Tags = append(w.Tags, text)
		case "r":
			w.Related = append(w.Related, relatedMark.ReplaceAllString(text, ""))
		case "x", "":
		default:
			t.Fatalf("%s: unknown mark in %q", c.name, line)
		}
	}
	return out
}

// TestScrapes holds what plain text says on pages of many kinds and languages.
func TestScrapes(t *testing.T) {
	for _, c := range readScrapes(t) {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Text: c.text, Offset: -1}, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := wanted(a)
			got.Byline, got.Method = "", ""
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
