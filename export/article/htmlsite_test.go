package article

import (
	"strings"
	"testing"
)

// TestHTMLSite holds who publishes a page that states neither publisher nor site name.
func TestHTMLSite(t *testing.T) {
	page := func(title, head, nav, lead, foot string) string {
		return `<html><head><title>` + title + `</title>` + head + `</head><body><nav>` + nav + `</nav><h1>Council to rebuild ferry landing</h1><p>` +
			lead + strings.Join(lorem, "</p><p>") + `</p><footer>` + foot + `</footer></body></html>`
	}
	menu := func(base string) string {
		return strings.Repeat(`<a href="`+base+`/news">News</a> <a href="`+base+`/sport">Sport</a> <a href="`+base+`/culture">Culture</a>`, 5)
	}
	const head = "Council to rebuild ferry landing"
	tests := []struct {
		name, page, url        string
		source, domain, agency string
	}{
		{"the end of the title, not the agency of the dateline", page(head+" | Fjord Evening Post", "", menu(""), "LONDON, Sept 6 (Reuters) - ", ""), "", "Fjord Evening Post", "", "Reuters"},
		{"a section at the end of the title", page(head+" | Sport", "", menu(""), "", ""), "", "", "", ""},
		{"a speaker at the end of the headline", page("Cranes will come in spring - Solheim", "", menu(""), "", ""), "", "", "", ""},
		{"the site's own addresses, not the agency that it prints", page("渡轮码头将重建--时政--人民网", "", menu("http://politics.people.com.cn"), "新华社北京9月6日电 ", ""), "", "People's Daily", "people.com.cn", "Xinhua"},
		{"title and feed", page("Fjord Evening Post » "+head, `<link rel="alternate" type="application/rss+xml" title="Fjord Evening Post » Feed" href="/feed">`, "", "", ""), "", "Fjord Evening Post", "", ""},
		{"title and host", page(head+" - Fjordpost", `<link rel="pingback" href="https://www.fjordpost.no/xmlrpc.php">`, "", "", ""), "", "Fjordpost", "fjordpost.no", ""},
		{"logo and application", page(head, `<meta property="al:android:app_name" content="Fjordpost">`, `<a href="/"><img src="l.png" alt="Fjordpost"></a>`, "", ""), "", "Fjordpost", "", ""},
		{"an archive's address before the site's", page(head, `<link rel="home" href="https://web.archive.org/web/20200101000000/https://www.reuters.com/">`, "", "", ""), "", "Reuters", "reuters.com", ""},
		{"a host alone", page(head, `<link rel="EditURI" href="https://fjordpost.no/xmlrpc.php?rsd">`, "", "", ""), "", "fjordpost.no", "fjordpost.no", ""},
		{"hosts that differ", page(head, `<link rel="alternate" hreflang="de" href="https://fjordpost.de/x"><link rel="alternate" hreflang="no" href="https://fjordpost.no/x">`, "", "", ""), "", "", "", ""},
		{"links to another's stories", page(head, "", menu("")+menu("/en")+menu("https://www.nytimes.com"), "", ""), "", "", "", ""},
		{"a feed that another serves", page(head, `<link rel="alternate" type="application/rss+xml" href="https://podcasts.example.org/feed">`, "", "", ""), "", "", "", ""},
		{"a holder of rights, who may be the house", page(head, "", "", "", "<p>© 2031 Gannett Co., Inc. All rights reserved.</p>"), "", "", "", ""},
		{"another part of the headline", page("Ferries and cranes - "+head, "", "", "", "<h2>Ferries and cranes</h2>"), "", "", "", ""},
		{"keywords at the end of the title", page(head+" | News | Harbour | Nordvik | Ferries", "", "", "", ""), "", "", "", ""},
		{"a service behind the page", page(head+" | Powered by Pressworks", "", `<a href="/">Powered by Pressworks</a>`, "", ""), "", "", "", ""},
		{"a holder of rights that is a stranger", page(head, "", "", "", "<p>© 2031 Lunde Webdesign. All rights reserved.</p>"), "", "", "", ""},
		{"an author who holds the rights", page(head, `<meta name="author" content="Ann Reed">`, "", "", "<p>© 2031 Ann Reed</p>"), "", "", "", ""},
		{"a name for an address that nobody knows", page(head+" | Fjord-Post", "", "", "", ""), "https://www.fjordpost.no/a/1", "Fjord-Post", "fjordpost.no", ""},
		{"no title for an address that nobody knows", page(head+" | Ferries", "", "", "", ""), "https://www.fjordpost.no/a/1", "fjordpost.no", "fjordpost.no", ""},
		{"the stated name before all", page(head+" | Fjord Evening Post", `<meta property="og:site_name" content="Fjordpost">`, "", "", ""), "", "Fjordpost", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &readPage(t, tt.page, tt.url).Record
			if r.Source != tt.source || r.SourceDomain != tt.domain || r.Agency != tt.agency {
				t.Errorf("got source %q of %q, agency %q; want %q of %q, agency %q", r.Source, r.SourceDomain, r.Agency, tt.source, tt.domain, tt.agency)
			}
		})
	}
}
