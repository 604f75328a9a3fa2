package article

import (
	"testing"

	"dateline/export/document"
)

func TestSource(t *testing.T) {
	const story = "The town's last cinema is to become a library, the council said on Tuesday evening.\n\nThe building has stood empty for six years, and its roof has let in the rain since the great storm.\n"
	for _, c := range []struct {
		name, url, given, text         string
		source, domain, method, agency string
	}{
		{name: "nobody", text: "Cinema becomes library\n\n" + story},
		{name: "given", given: "The Daily Example", url: "https://www.reuters.com/x", text: story, source: "The Daily Example", domain: "", method: "given"},
		{name: "known address", url: "https://www.reuters.com/world/x", text: story, source: "Reuters", domain: "reuters.com", method: "url"},
		{name: "unknown address", url: "https://news.daily-example.test/x", text: story, source: "daily-example.test", domain: "daily-example.test", method: "url"},
		{name: "address before dateline", url: "https://news.daily-example.test/x", text: "OSLO (Reuters) - " + story, source: "daily-example.test", domain: "daily-example.test", method: "url", agency: "Reuters"},
		{name: "dateline", text: "OSLO (Reuters) - " + story, source: "Reuters", domain: "reuters.com", method: "dateline", agency: "Reuters"},
		{name: "byline with agency", text: "Cinema becomes library\n\nBy Jane Roe, Reuters\n\n" + story, source: "Reuters", domain: "reuters.com", method: "byline", agency: "Reuters"},
		{name: "byline for an outlet", text: "Cinema becomes library\n\nBy Jane Roe for BBC News\n\n" + story, source: "BBC News", domain: "bbc.co.uk", method: "byline"},
		{name: "copyright of an unknown site", text: "Cinema becomes library\n\n" + story + "\n© 2014 Fjord Evening Post Ltd. All rights reserved.\n", source: "Fjord Evening Post", method: "copyright"},
		{name: "site's copyright before the agency's", text: "Cinema becomes library\n\n" + story + "\n(c) AFP 2014\n\nCopyright © 2014 Fjord Evening Post\n", source: "Fjord Evening Post", method: "copyright"},
		{name: "credit in prose is no source", text: "Cinema becomes library\n\n" + story + "\nReuters reported in May that the owner wanted to sell the house, and the BBC showed pictures of it.\n"},
		{name: "credit of a photo is no source", text: "Cinema becomes library\n\n© AP Photo/Jane Roe\n\n" + story},
		{name: "site name behind the headline", text: "Cinema becomes library | Fjord Evening Post\n\n" + story + "\n© 2014 Fjord Evening Post\n", source: "Fjord Evening Post", method: "page"},
		{name: "masthead", text: "Menu\nBangkok Post\nLog in\n\nCinema becomes library\n\n" + story, source: "Bangkok Post", domain: "bangkokpost.com", method: "page"},
		{name: "masthead before its owner's copyright", text: "Bangkok Post\n\nCinema becomes library\n\n" + story + "\n© 2014 Fjord Holding\n", source: "Bangkok Post", domain: "bangkokpost.com", method: "page"},
		{name: "list of outlets is no masthead", text: "Partners\nBangkok Post\nThe Hindu\n\nCinema becomes library\n\n" + story},
		{name: "section of an outlet's name is no masthead", text: "Menu\nSport\nMetro\n\nCinema becomes library\n\n" + story},
		{name: "agency's mark behind the last sentence", text: "Cinema becomes library\n\n" + story + "\nIt opens in May. (PAP)\n", source: "PAP", domain: "pap.pl", method: "byline", agency: "PAP"},
		{name: "speaker behind the headline is no source", text: "Cinema to become library — town council\n\n" + story},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Text: c.text, URL: c.url, Offset: -1, Given: document.Given{Source: c.given}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			r := &a.Record
			if r.Source != c.source || r.SourceDomain != c.domain || string(r.SourceMethod) != c.method || r.Agency != c.agency {
				t.Errorf("got source %q, domain %q, method %q, agency %q; want %q, %q, %q, %q",
					r.Source, r.SourceDomain, r.SourceMethod, r.Agency, c.source, c.domain, c.method, c.agency)
			}
		})
	}
}

// Two papers of one house print the same story; the second gives the address of the first as canonical.
func TestSourceOfReprint(t *testing.T) {
	page := func(canonical, own, publisher string) string {
		return `<!doctype html><html lang="en"><head><title>Cinema becomes library</title>
<link rel="canonical" href="` + canonical + `"><meta property="og:url" content="` + own + `">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Cinema becomes library","publisher":{"@type":"Organization","name":"` + publisher + `"}}</script>
</head><body><article><h1>Cinema becomes library</h1>
<p>The town's last cinema is to become a library, the council said on Tuesday evening, after a debate of three hours.</p>
<p>The building has stood empty for six years, and its roof has let in the rain since the great storm of that winter.</p>
</article></body></html>`
	}
	for _, c := range []struct{ name, url, canonical, own, publisher, source string }{
		{"reprint", "", "https://www.smh.com.au/x", "https://www.theage.com.au/x", "The Age", "The Age"},
		{"first print", "", "https://www.smh.com.au/x", "https://www.smh.com.au/x", "The Sydney Morning Herald", "The Sydney Morning Herald"},
		{"address given", "https://www.theage.com.au/x", "https://www.smh.com.au/x", "https://www.theage.com.au/x", "The Age", "The Age"},
		{"nobody confirms og:url", "", "https://www.smh.com.au/x", "https://www.theage.com.au/x", "The Sydney Morning Herald", "The Sydney Morning Herald"},
		{"og:url of a stranger", "", "https://www.smh.com.au/x", "https://cache.example/x", "The Age", "The Sydney Morning Herald"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Kind: document.HTML, Text: page(c.canonical, c.own, c.publisher), URL: c.url, Offset: -1}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if a.Record.Source != c.source {
				t.Errorf("source %q, want %q", a.Record.Source, c.source)
			}
		})
	}
}
