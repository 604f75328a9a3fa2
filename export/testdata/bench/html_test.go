package article

import (
	"strings"
	"testing"

	trafilatura "github.com/markusmobius/go-trafilatura"

	"dateline/export/document"
)

// benchPage is a page of about 60 kB: a story among menus and teasers, as news sites serve it.
func benchPage() string {
	var menu, teasers, tail strings.Builder
	for range 120 {
		menu.WriteString(`<li class="menu__item"><a class="menu__link" href="/section/local-news">Local news</a></li>`)
	}
	for range 80 {
		teasers.WriteString(`<div class="teaser teaser--small"><a href="/story"><h3 class="teaser__title">Storm closes the mountain road for a second day</h3></a><p class="teaser__text">The road office expects to open it tomorrow.</p></div>`)
	}
	for range 20 {
		tail.WriteString("<p>" + strings.Join(lorem, "</p><p>") + "</p>")
	}
	page := storyPage(`<meta property="article:published_time" content="2031-03-04T08:00:00+01:00">`, `<p class="byline">By Ann Reed</p>`, tail.String())
	return strings.Replace(strings.Replace(page, "<nav>", "<nav><ul>"+menu.String()+"</ul>", 1), "</article>", "</article><aside>"+teasers.String()+"</aside>", 1)
}

// BenchmarkHTML and BenchmarkTrafilatura read the same page; the second with its own dates, as its users run it.
func BenchmarkHTML(b *testing.B) {
	page := benchPage()
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Extract(&document.Document{Kind: document.HTML, Text: page, Offset: -1}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTrafilatura(b *testing.B) {
	page := benchPage()
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := trafilatura.Extract(strings.NewReader(page), trafilatura.Options{ExcludeComments: true}); err != nil {
			b.Fatal(err)
		}
	}
}
