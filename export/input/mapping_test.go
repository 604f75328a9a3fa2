package input

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
)

// TestMapUnmet holds when a name of Options.Map that no input has is an error, and what names are said instead.
func TestMapUnmet(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		custom        map[string]string
		unmet         string
		names         []string
	}{
		{"column of a table", "head,words\nH,text\n", map[string]string{"body": "words"}, "", nil},
		{"no column of a table", "title,text\nH,words\n", map[string]string{"body": "wrds"}, "wrds", []string{"text", "title"}},
		{"column without a value", "title,text,place\nH,words,\n", map[string]string{"section": "place"}, "", nil},
		{"key of a later object", "{\"text\":\"a\"}\n{\"text\":\"b\",\"place\":\"c\"}\n", map[string]string{"section": "place"}, "", nil},
		{"key of no object", "{\"text\":\"a\"}\n{\"text\":\"b\",\"place\":\"c\"}\n", map[string]string{"section": "plce"}, "plce", []string{"place", "text"}},
		{"key inside another", `[{"story":{"words":"a"}}]`, map[string]string{"body": "story.words"}, "", nil},
		{"no key inside another", `[{"text":"a","source":{"name":"b"}}]`, map[string]string{"source": "source.nme"}, "source.nme", []string{"name", "source", "source.name", "text"}},
		{"key inside what wraps articles", `[{"_source":{"text":"a","place":"b"}}]`, map[string]string{"section": "place"}, "", nil},
		{"of two names", `[{"text":"a"}]`, map[string]string{"body": "text", "section": "b"}, "b", []string{"text"}},
		{"no table at all", "Just a text.", map[string]string{"body": "words"}, "words", nil},
	} {
		for _, deferred := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/deferred=%t", tt.name, deferred), func(t *testing.T) {
				file := "f"
				if strings.Contains(tt.content, ",words\n") {
					file = "f.csv" // by its header alone it is text
				}
				s, err := OpenReader(strings.NewReader(tt.content), file, Options{Map: tt.custom, Deferred: deferred})
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				for err == nil {
					_, err = s.Next(t.Context())
				}
				unmet := (*MapError)(nil)
				switch {
				case tt.unmet == "" && err != io.EOF:
					t.Errorf("got %v, want the end", err)
				case tt.unmet != "" && (!errors.As(err, &unmet) || unmet.Name != tt.unmet):
					t.Errorf("got %v, want an error for %q", err, tt.unmet)
				case tt.unmet != "":
					if diff := cmp.Diff(tt.names, unmet.Names); diff != "" {
						t.Errorf("names (-want +got):\n%s", diff)
					}
				}
			})
		}
	}
}

// TestReach holds what a path of keys leads to.
func TestReach(t *testing.T) {
	row := map[string]any{
		"a": map[string]any{"b": "1", "c.d": "2"}, "a.b.c": "3", "e": []any{map[string]any{"f": "4"}, map[string]any{"f": "5"}, "6"}, "g": nil,
	}
	for _, tt := range []struct {
		path string
		want any
		ok   bool
	}{
		{"a.b", "1", true},
		{"a.c.d", "2", true},
		{"a.b.c", "3", true},
		{"e.f", []any{"4", "5"}, true},
		{"g", nil, true},
		{"a.x", nil, false},
		{"x", nil, false},
		{"", nil, false},
	} {
		got, ok := reach(row, tt.path)
		if diff := cmp.Diff(tt.want, got); ok != tt.ok || ok && diff != "" {
			t.Errorf("%q: got %v, %t (-want +got):\n%s", tt.path, got, ok, diff)
		}
	}
}

// TestPublishedIn holds which column a date is said to stand in.
func TestPublishedIn(t *testing.T) {
	for _, tt := range []struct {
		name, object string
		custom       map[string]string
		want         document.Column
	}{
		{"a known name, as it is written", `{"text":"T","Publish Date":"4/5/2017"}`, nil, document.Column{Source: "f", Name: "Publish Date"}},
		{"mapped", `{"text":"T","date":"x","when":{"day":"4/5/2017"}}`, map[string]string{"published": "when.day"}, document.Column{Source: "f", Name: "when.day"}},
		{"inside what wraps articles", `{"_source":{"text":"T","pubDate":"4/5/2017"}}`, nil, document.Column{Source: "f", Name: "pubDate"}},
		{"without a date", `{"text":"T","date":""}`, nil, document.Column{}},
	} {
		rd, err := NewSource(strings.NewReader(tt.object), "f", Options{Map: tt.custom}).Open()
		if err != nil {
			t.Fatal(err)
		}
		item, err := rd.Next()
		if err != nil || item.Doc == nil {
			t.Fatal(item.Reject, err)
		}
		if got := item.Doc.Given.PublishedIn; got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestPublishedNumbers holds which numbers are days or moments.
func TestPublishedNumbers(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"1786000000", "2026-08-06T07:06:40Z"},
		{"1786000000000", "2026-08-06T07:06:40Z"},
		{"1786000000000000", "2026-08-06T07:06:40Z"},
		{"1786000000000000000", "1786000000000000000"},
		{"20260806070640", "20260806070640"},
		{"46248", "2026-08-14"},
		{"46248.0", "2026-08-14"},
		{"46248.46", "2026-08-14T11:02:24"},
		{"32874", "1990-01-01"},
		{"32873", "32873"},
		{"54788.5", "2049-12-31T12:00:00"},
		{"54789", "54789"},
		{"2017", "2017"},
	} {
		if got := publishedText(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.in, got, tt.want)
		}
	}
	if got := dateText("46248"); got != "46248" {
		t.Errorf("a serial number outside the column of publication became %q", got)
	}
}

// TestLongest holds which columns are named to the reader of a reject: those of texts, the longest first.
func TestLongest(t *testing.T) {
	row := map[string]any{
		"a": "two words", "b": "three longer words", "url": "https://example.org/a-long-address-without-a-space", "n": "1",
		"in": map[string]any{"side": "the longest words of all of them"}, "list": []any{"x y", "z"}, "c": "d e",
	}
	if diff := cmp.Diff([]string{"in.side", "b", "a"}, longest(row)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := whereText(map[string]any{"n": "1"}), "--map body=NAME tells where it is"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := whereText(map[string]any{"my text": "of words"}); !strings.HasSuffix(got, `--map "body=my text" takes it from there`) {
		t.Errorf("got %q", got)
	}
}
