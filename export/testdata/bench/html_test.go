// Package bench measures Dateline's extraction against Go libraries that do the same. It is a module of its own, so that
// nobody who uses Dateline downloads its peers.
package bench

import (
	"strings"
	"testing"

	trafilatura "github.com/markusmobius/go-trafilatura"

	"dateline/export/article"
	"dateline/export/document"
)

// page is about 40 kB: a story among menus and teasers, as news sites serve it.
var page = func() string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><head><title>Council to rebuild ferry landing | Nordvik Herald</title>
<meta property="article:published_time" content="2031-03-04T08:00:00+01:00"></head><body><nav><ul>`)
	for range 120 {
		b.WriteString(`<li class="menu__item"><a class="menu__link" href="/section/local-news">Local news</a></li>`)
	}
	b.WriteString(`</ul></nav><main><article><h1>Council to rebuild ferry landing</h1><p class="byline">By Ann Reed</p>`)
	for range 20 {
		b.WriteString(`<p>The harbour council of Nordvik voted on Tuesday to rebuild the old ferry landing, ending a dispute that had divided the town for years.</p>
<p>Councillor Marit Solheim said the work would begin in spring, once the ice had gone and the contractor had brought its cranes up the fjord.</p>
<p>Opponents argued that the money would be better spent on the school, whose roof has leaked since the storms of last winter.</p>
<p>The landing will carry two ferries an hour, and the council expects the number of passengers to double within three years.</p>
`)
	}
	b.WriteString(`</article><aside>`)
	for range 80 {
		b.WriteString(`<div class="teaser teaser--small"><a href="/story"><h3 class="teaser__title">Storm closes the mountain road for a second day</h3></a><p class="teaser__text">The road office expects to open it tomorrow.</p></div>`)
	}
	b.WriteString(`</aside></main><footer><p>Copyright 2031 Nordvik Herald. All rights reserved.</p></footer></body></html>`)
	return b.String()
}()

// The benchmarks read the same page, trafilatura with its own dates, as its users run it.

func BenchmarkDateline(b *testing.B) {
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := article.Extract(&document.Document{Kind: document.HTML, Text: page, Offset: -1}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTrafilatura(b *testing.B) {
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := trafilatura.Extract(strings.NewReader(page), trafilatura.Options{ExcludeComments: true}); err != nil {
			b.Fatal(err)
		}
	}
}
