package article

import (
	"testing"

	"github.com/google/go-cmp/cmp"

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
		{name: "given as a domain", given: "www.Daily-Example.test", text: story, source: "daily-example.test", domain: "daily-example.test", method: "given"},
		{name: "given as the domain of one that is known", given: "www.bangkokpost.com", text: story, source: "Bangkok Post", domain: "bangkokpost.com", method: "given"},
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

// An article in a tree of JSON has the names above it; the nearest outlet that the registry knows published it when the article
// names nobody but an agency.
func TestSourceAbove(t *testing.T) {
	const story = "The town's last cinema is to become a library, the council said on Tuesday evening.\n\nThe building has stood empty for six years, and its roof has let in the rain since the great storm.\n"
	for _, c := range []struct {
		name, url, given, text string
		above                  []string
		want                   string
	}{
		{name: "an outlet that is known", text: story, above: []string{"Bangkok Post", "BBC News"}, want: "Bangkok Post"},
		{name: "before an agency's dateline", text: "OSLO (Reuters) - " + story, above: []string{"Bangkok Post"}, want: "Bangkok Post"},
		{name: "an agency", text: "OSLO (AP) - " + story, above: []string{"Reuters"}, want: "Associated Press"},
		{name: "behind a source that is given", given: "The Daily Example", text: story, above: []string{"Bangkok Post"}, want: "The Daily Example"},
		{name: "behind an address", url: "https://www.reuters.com/x", text: story, above: []string{"Bangkok Post"}, want: "Reuters"},
		{name: "by its domain", text: story, above: []string{"bangkokpost.com"}, want: "Bangkok Post"},
		{name: "nobody knows it", text: story, above: []string{"item_7", "Politics", "Fjord Evening Post"}, want: "Fjord Evening Post"},
		{name: "no outlet", text: story, above: []string{"id1", "2019", "Sport", "Q3", "Results_of_search"}, want: ""},
		{name: "a long name", text: story, above: []string{"The Fjord and Islands Evening Gazette"}, want: "The Fjord and Islands Evening Gazette"},
		{name: "a long title", text: story, above: []string{"All that was written about the cinema in the town"}, want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Text: c.text, URL: c.url, Offset: -1, Given: document.Given{Source: c.given, Above: c.above}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Record.Source; got != c.want {
				t.Errorf("got source %q, want %q", got, c.want)
			}
		})
	}
}

// What others wrote into one cell may be several names, or one with its family name first.
func TestGivenAuthors(t *testing.T) {
	const story = "The town's last cinema is to become a library, the council said on Tuesday evening, after a debate of three hours.\n"
	for _, c := range []struct {
		name        string
		given, want []string
	}{
		{"a byline", []string{"By  Alister Bull"}, []string{"Alister Bull"}},
		{"several in one", []string{"Ann Reed, John Roe and Jane Doe"}, []string{"Ann Reed", "John Roe", "Jane Doe"}},
		{"family name first", []string{"Reed, Ann"}, []string{"Reed, Ann"}},
		{"a list", []string{"Ann Reed", "John Roe"}, []string{"Ann Reed", "John Roe"}},
		{"one word", []string{"Ann"}, []string{"Ann"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Text: story, Offset: -1, Given: document.Given{Authors: c.given}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, a.Record.Authors); diff != "" {
				t.Errorf("authors (-want +got):\n%s", diff)
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
