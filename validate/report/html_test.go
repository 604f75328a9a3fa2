package report

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// TestHTMLPage checks what a browser and a screen reader rely on.
func TestHTMLPage(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(render(t, htmlPage, sample(), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	ids, targets, level := map[string]bool{}, []string{}, 0
	for n := range doc.Descendants() {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		if id := attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("id %q stands twice", id)
			}
			ids[id] = true
		}
		switch n.Data {
		case "html":
			if n.Type == html.ElementNode && attr["lang"] == "" {
				t.Error("the page has no language")
			}
		case "script", "link", "img", "iframe", "base", "form":
			if n.Type == html.ElementNode {
				t.Errorf("<%s> has no place in the page", n.Data)
			}
		case "a":
			if !strings.HasPrefix(attr["href"], "#") {
				t.Errorf("link to %q leaves the page", attr["href"])
			}
			targets = append(targets, strings.TrimPrefix(attr["href"], "#"))
		case "th":
			if attr["scope"] == "" {
				t.Error("a table's header has no scope")
			}
		case "h1", "h2", "h3":
			if d := int(n.Data[1] - '0'); d > level+1 {
				t.Errorf("heading %s follows level %d", n.Data, level)
			} else {
				level = d
			}
		}
		if attr["role"] == "region" && attr["aria-label"] == "" && !ids[attr["aria-labelledby"]] {
			t.Errorf("region without a label: %v", attr)
		}
	}
	for _, id := range targets {
		if !ids[id] {
			t.Errorf("link to #%s, which is not there", id)
		}
	}
	if style := regexp.MustCompile(`url\(|@import|https?:`).FindString(pageText); style != "" {
		t.Errorf("the page fetches something: %q", style)
	}
}

func TestProse(t *testing.T) {
	got := prose("One `two` three.\n\n```json\n{\n\n}\n```\n\nLast `one`")
	want := []paragraph{
		{Spans: []span{{"One ", false}, {"two", true}, {" three.", false}}},
		{Block: "{\n\n}\n"},
		{Spans: []span{{"Last ", false}, {"one", true}, {"", false}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
