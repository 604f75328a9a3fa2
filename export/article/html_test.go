package article

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
)

// lorem are paragraphs of an invented story, long enough to be read as prose.
var lorem = []string{
	"The harbour council of Nordvik voted on Tuesday to rebuild the old ferry landing, ending a dispute that had divided the town for years.",
	"Councillor Marit Solheim said the work would begin in spring, once the ice had gone and the contractor had brought its cranes up the fjord.",
	"Opponents argued that the money would be better spent on the school, whose roof has leaked since the storms of last winter.",
	"The landing will carry two ferries an hour, and the council expects the number of passengers to double within three years.",
}

// storyPage is a page with menus around a story; head goes into <head>, top and tail around the paragraphs.
func storyPage(head, top, tail string) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><head><title>Council to rebuild ferry landing | Nordvik Herald</title>` + head + `</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Council to rebuild ferry landing</h1>` + top)
	for _, p := range lorem {
		b.WriteString("<p>" + p + "</p>\n")
	}
	b.WriteString(tail + `</article></main>
<footer><p>Copyright 2031 Nordvik Herald. All rights reserved. Reproduction of any kind needs our written permission.</p></footer></body></html>`)
	return b.String()
}

func readPage(t *testing.T, page, url string) *Article {
	t.Helper()
	a, err := Extract(&document.Document{Name: "page.html", Offset: -1, Kind: document.HTML, Text: page, URL: url}, nil)
	if err != nil {
		t.Fatalf("Extract: %v", err)
	}
	return a
}

func TestHTMLBody(t *testing.T) {
	whole := strings.Join(lorem, "\n\n")
	tests := []struct {
		name, top, tail string
		want            string
	}{
		{"plain", "", "", whole},
		{
			"share bar and newsletter", `<div class="share-buttons">Share this story with the people you know and love, wherever they may be today.</div>`,
			`<div class="newsletter-signup"><p>Sign up for our morning briefing and never miss a story from the fjord again, free of charge.</p></div>`, whole,
		},
		{"caption", `<figure><img src="a.jpg"><figcaption>The old landing in a photograph of last autumn, before the ice came and closed the fjord.</figcaption></figure>`, "", whole},
		{"related list behind", "", `<h3>Read also</h3><ul><li><a href="/a">Storm closes the mountain road for a second day in a row</a></li><li><a href="/b">School roof to be mended after all, mayor says</a></li></ul>`, whole},
		{"comments", "", `<section id="comments"><p>I have waited for this landing since I was a boy, and my father before me; about time they built it.</p></section>`, whole},
		{"advert label", "<p>Advertisement</p>", "", whole},
		{"hidden text", "", `<p style="display:none">This paragraph is for search engines only and tells nothing that any reader would ever see here.</p>`, whole},
		{
			"subheading stays", "", "<h2>What comes next</h2><p>The mayor will sign the contract on Friday at noon in the town hall, and everybody is welcome.</p>",
			whole + "\n\nWhat comes next\n\nThe mayor will sign the contract on Friday at noon in the town hall, and everybody is welcome.",
		},
		{"heading without text goes", "", "<h2>What comes next</h2>", whole},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := readPage(t, storyPage("", tt.top, tt.tail), "")
			if diff := cmp.Diff(tt.want, a.Record.Body); diff != "" {
				t.Errorf("body (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHTMLHeadings(t *testing.T) {
	a := readPage(t, storyPage("", "", "<h2>What comes next</h2><p>The mayor will sign the contract on Friday at noon in the town hall.</p>"), "")
	if want := []string{"What comes next"}; !cmp.Equal(a.Record.Headings, want) {
		t.Errorf("headings: got %q, want %q", a.Record.Headings, want)
	}
}

// A class that names a share bar or a comment thread on the element that holds the whole story must not cost the story.
func TestHTMLMisnamedContainer(t *testing.T) {
	for _, class := range []string{"has-sidebar", "paywall", "comments-open", "with-newsletter", "search-result"} {
		page := strings.Replace(storyPage("", "", ""), "<main>", `<main><div class="`+class+`">`, 1)
		if got, want := readPage(t, page, "").Record.Body, strings.Join(lorem, "\n\n"); got != want {
			t.Errorf("class %q: got body %q, want %q", class, got, want)
		}
	}
}

func TestHTMLStatedBody(t *testing.T) {
	stated := strings.Join(lorem, " ")
	ld := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council to rebuild ferry landing","articleBody":"` + stated + `"}</script>`
	t.Run("drops what it does not know", func(t *testing.T) {
		page := storyPage(ld, "<p>Our reporters work every day of the year. Their work is paid for by readers like you, who subscribe.</p>", "")
		if got := readPage(t, page, "").Record.Body; got != strings.Join(lorem, "\n\n") {
			t.Errorf("got body %q", got)
		}
	})
	t.Run("stands in for an empty page", func(t *testing.T) {
		page := `<html><head><title>Council to rebuild ferry landing</title>` + ld + `</head><body><div id="app"></div></body></html>`
		if got := readPage(t, page, "").Record.Body; got != stated {
			t.Errorf("got body %q, want %q", got, stated)
		}
	})
	t.Run("a teaser does not cut the story", func(t *testing.T) {
		short := strings.Replace(ld, stated, lorem[0]+" "+lorem[1], 1)
		if got := readPage(t, storyPage(short, "", ""), "").Record.Body; got != strings.Join(lorem, "\n\n") {
			t.Errorf("got body %q", got)
		}
	})
}

func TestHTMLScriptDrawnPage(t *testing.T) {
	page := `<html><head><title>Council to rebuild ferry landing</title></head><body><div id="app"></div><script>window.data={"contentHtml":"` +
		"<p>" + strings.Join(lorem, `<\/p><p>`) + `<\/p>"}</script></body></html>`
	if got, want := readPage(t, page, "").Record.Body, strings.Join(lorem, "\n\n"); got != want {
		t.Errorf("got body %q, want %q", got, want)
	}
}

// Stories that scripts draw from lists of paragraphs, as editors of content management systems keep them.
func TestHTMLScriptLists(t *testing.T) {
	list := func(open, shut string) string { return open + strings.Join(lorem, shut+","+open) + shut }
	const teasers = `"others":[{"headline":"Storm closes mountain road","text":"` + "The road office expects to open the road tomorrow, if the snow lets it, and asks all drivers to wait for its word, which it means to give before the first ferry leaves." + `"}],`
	const own = `"headlines":{"basic":"Council to rebuild ferry landing"},`
	other := strings.NewReplacer("ferry", "school", "harbour", "market").Replace
	for name, data := range map[string]string{
		"content elements": `Fusion.contentCache={};Fusion.globalContent={` + teasers + own + `"content_elements":[` + list(`{"type":"text","content":"`, `"}`) + `,{"type":"interstitial_link","content":"Storm closes mountain road for a second day."}]};Fusion.x=function(){}`,
		"portable text":    `{"props":{"pageProps":{` + teasers + `"body":[` + list(`{"_type":"block","children":[{"_type":"span","text":"`, `"}]}`) + `]}}}`,
		"rich text":        `window.__STATE__ = {"a":{"content":[` + list(`{"nodeType":"paragraph","content":[{"nodeType":"text","value":"`, `"}]}`) + `]}};`,
		"strings":          `{"story":{"paragraphs":[` + list(`"`, `"`) + `]}}`,
		"another's before": `{"a":{"title":"School to get a new roof","body":[` + other(list(`"`, `"`)+","+list(`"`, `"`)) + `]},"b":{"title":"Council to rebuild ferry landing","body":[` + list(`"`, `"`) + `]}}`,
		"another's alone":  `{"a":{"title":"School to get a new roof","body":[` + other(list(`"`, `"`)) + `]}}`,
		"two of no title":  `{"a":{"body":[` + other(list(`"`, `"`)) + `]},"b":{"body":[` + list(`"`, `"`) + `]}}`,
	} {
		page := `<html><head><title>Council to rebuild ferry landing</title></head><body><div id="app"></div><script>` + data + `</script></body></html>`
		want := strings.Join(lorem, "\n\n")
		if name == "another's alone" || name == "two of no title" {
			want = ""
		}
		got := ""
		if a, err := Extract(&document.Document{Name: "page.html", Offset: -1, Kind: document.HTML, Text: page}, nil); err == nil {
			got = a.Record.Body
		}
		if got != want {
			t.Errorf("%s: got body %q, want %q", name, got, want)
		}
	}
}

// A page of results holds no sentences; its items stay apart all the same.
func TestHTMLListStory(t *testing.T) {
	var list strings.Builder
	var want []string
	for i, town := range []string{"Nordvik", "Sund", "Elvebakken", "Holmen", "Vika", "Brattli", "Storfjord", "Kvalsund", "Lakselv", "Hasvik"} {
		item := town + " rowing club, boat number " + string(rune('A'+i))
		list.WriteString("<li>" + item + "</li>")
		want = append(want, item)
	}
	for _, name := range []string{`itemprop="articleBody"`, `class="x"`} {
		page := `<html><head><title>Regatta: all results</title></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><h1>Regatta: all results</h1>
<div ` + name + `><ul>` + list.String() + `</ul></div></body></html>`
		got := readPage(t, page, "").Record.Body
		if diff := cmp.Diff(strings.Join(want, "\n\n"), strings.TrimPrefix(got, "Regatta: all results\n\n")); diff != "" {
			t.Errorf("%s: body (-want +got):\n%s", name, diff)
		}
	}
}

func TestHTMLHeadline(t *testing.T) {
	const want = "Council to rebuild ferry landing"
	tests := []struct{ name, page, want string }{
		{"heading repeated by the title", storyPage("", "", ""), want},
		{"heading is the site's name", strings.Replace(storyPage(`<meta property="og:site_name" content="Nordvik Herald">`, "", ""), "<h1>Council to rebuild ferry landing", "<h1>Nordvik Herald", 1), want},
		{"entities in JSON-LD", storyPage(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council to rebuild &quot;ferry&quot; landing"}</script>`, "", ""), `Council to rebuild "ferry" landing`},
		{"JSON-LD of another article", storyPage(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Storm closes mountain road","url":"/storm"}</script>`, "", ""), want},
		{"search title in JSON-LD", storyPage(`<meta property="og:title" content="Council to rebuild ferry landing"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Nordvik ferry landing: rebuild explained"}</script>`, "", ""), "Nordvik ferry landing: rebuild explained"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := readPage(t, tt.page, "").Record.Headline; got != tt.want {
				t.Errorf("got headline %q, want %q", got, tt.want)
			}
		})
	}
}

func TestHTMLFields(t *testing.T) {
	head := `<link rel="canonical" href="https://news.example.org/2031/landing"><meta property="og:site_name" content="Nordvik Herald">
<meta property="og:description" content="Years of dispute end."><meta property="article:section" content="Local">
<meta property="article:tag" content="Harbour"><meta property="article:tag" content="Ferries">`
	r := readPage(t, storyPage(head, "", ""), "").Record
	got := []string{r.URL, r.Source, r.Description, r.Section, strings.Join(r.Tags, "|"), r.Language}
	want := []string{"https://news.example.org/2031/landing", "Nordvik Herald", "Years of dispute end.", "Local", "Harbour|Ferries", "en"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

func TestHTMLWithoutStory(t *testing.T) {
	var rej *document.Rejection
	_, err := Extract(&document.Document{Kind: document.HTML, Text: `<html><body><nav><a href="/">Home</a><a href="/a">News</a></nav></body></html>`}, nil)
	if !errors.As(err, &rej) || rej.Code != "no-article" {
		t.Errorf("got %v, want a no-article rejection", err)
	}
}

// Deeper nesting than the parser takes is read as flat text.
func TestHTMLDeepNesting(t *testing.T) {
	page := "<html><body>" + strings.Repeat("<div><span>", 2000) + "<h1>Council to rebuild ferry landing</h1><p>" + strings.Join(lorem, "</p><p>") + "</p>"
	if got, want := readPage(t, page, "").Record.Body, strings.Join(lorem, "\n\n"); got != want {
		t.Errorf("got body %q, want %q", got, want)
	}
}

// FuzzHTML: no page panics, hangs, or gives text that is not valid.
func FuzzHTML(f *testing.F) {
	f.Add(storyPage("", "", ""))
	f.Add(`<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@id":"x"},{"@id":"x","author":[[]]}],"articleBody":"` + strings.Join(lorem, " ") + `"}</script>`)
	f.Add(strings.Repeat("<b><p>", 600) + "x")
	f.Add("<title></title><h1></h1><time datetime></time><meta name=date content=9999-99-99>")
	f.Add("<table><tr><td><svg><title>a</title><p>b</svg><template><p>c</template><plaintext>d")
	f.Fuzz(func(t *testing.T, page string) {
		if len(page) > 1<<16 {
			return
		}
		a, err := Extract(&document.Document{Kind: document.HTML, Text: page, Offset: -1}, nil)
		if err != nil {
			return
		}
		for _, s := range append([]string{a.Record.Headline, a.Record.Body, a.Record.Byline}, a.Record.Authors...) {
			if s != strings.ToValidUTF8(s, "") {
				t.Errorf("invalid UTF-8 in %q", s)
			}
		}
	})
}
