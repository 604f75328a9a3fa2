package article

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
)

// textCase is a scraped page and what its article says.
type textCase struct {
	name string
	url  string
	text string
	want want
}

// want are the fields that a case compares; body is compared by paragraphs.
type want struct {
	Headline, Description, Byline, Section, Source, Method, Agency, Place, Language string
	Authors, Tags, Related, Headings                                                []string
	Body                                                                            []string
}

func wanted(a *Article) want {
	r := &a.Record
	return want{
		Headline: r.Headline, Description: r.Description, Byline: r.Byline, Section: r.Section, Source: r.Source,
		Method: string(r.SourceMethod), Agency: r.Agency, Place: r.DatelinePlace, Language: r.Language,
		Authors: r.Authors, Tags: r.Tags, Related: r.Related, Headings: r.Headings, Body: strings.Split(r.Body, "\n\n"),
	}
}

func TestText(t *testing.T) {
	for _, c := range textCases {
		t.Run(c.name, func(t *testing.T) {
			for _, ends := range []string{"\n", "\r\n"} {
				a, err := Extract(&document.Document{Text: strings.ReplaceAll(c.text, "\n", ends), URL: c.url, Offset: -1}, nil)
				if err != nil {
					t.Fatalf("Extract with line ends %q: %v", ends, err)
				}
				if diff := cmp.Diff(c.want, wanted(a)); diff != "" {
					t.Errorf("line ends %q (-want +got):\n%s", ends, diff)
				}
			}
		})
	}
}

func TestTextRejects(t *testing.T) {
	menu := "Home\nNews\nSport\nWeather\nMost read\n1\nHarbour bridge closes for repairs\n2\nCouncil votes on budget\nContact us\nPrivacy policy\n© 2019 The Daily Example\n"
	for _, c := range []struct{ name, text, code string }{
		{"nothing", "", "empty"},
		{"white space", " \n\t\u00a0\ufeff\r\n", "empty"},
		{"NUL bytes", "PK\x03\x04\x00\x00\x00\x00 some words", "binary"},
		{"control characters", strings.Repeat("\x01\x02abc\x05", 40), "binary"},
		{"menu without a story", menu, "no-article"},
		{"cookie notice", "We use cookies to improve your experience. By continuing to browse you agree to our cookie policy.\nAccept\nReject\n", "no-article"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Text: c.text, Offset: -1}, nil)
			var r *document.Rejection
			if !errors.As(err, &r) {
				t.Fatalf("got article %+v, error %v, want rejection %q", a, err, c.code)
			}
			if r.Code != c.code || r.Message == "" {
				t.Errorf("got code %q (%s), want %q", r.Code, r.Message, c.code)
			}
		})
	}
}

// TestTextOffsets checks that the evidence of single lines points at their own bytes.
func TestTextOffsets(t *testing.T) {
	for _, c := range textCases {
		a, err := Extract(&document.Document{Text: c.text, URL: c.url, Offset: -1}, nil)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		for _, e := range a.Evidence {
			if e.Start < 0 || e.Text == "" || strings.Contains(c.text, "&") {
				continue
			}
			if e.End > int64(len(c.text)) || e.Start > e.End {
				t.Errorf("%s: %s evidence at [%d:%d] of %d bytes", c.name, e.Field, e.Start, e.End, len(c.text))
				continue
			}
			if got := c.text[e.Start:e.End]; !strings.Contains(strings.Join(strings.Fields(got), " "), strings.Join(strings.Fields(e.Text), " ")) {
				t.Errorf("%s: %s evidence %q, but [%d:%d] is %q", c.name, e.Field, e.Text, e.Start, e.End, got)
			}
		}
	}
}
