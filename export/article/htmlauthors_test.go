package article

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHTMLAuthors(t *testing.T) {
	ld := func(s string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council to rebuild ferry landing","author":` + s + `,"publisher":{"@type":"Organization","name":"Nordvik Herald"}}</script>`
	}
	tests := []struct {
		name, head, top string
		want            []string
	}{
		{"JSON-LD person", ld(`{"@type":"Person","name":"Ann Reed"}`), "", []string{"Ann Reed"}},
		{"JSON-LD list", ld(`[{"name":"Ann Reed"},{"name":"Bo Lund"}]`), "", []string{"Ann Reed", "Bo Lund"}},
		{"one string", ld(`"Von Ann Reed und Bo Lund, dpa"`), "", []string{"Ann Reed", "Bo Lund"}},
		{"office behind the name", ld(`"Ann Reed, Chief Reporter"`), "", []string{"Ann Reed"}},
		{"desk beside a person", ld(`[{"name":"Ann Reed"},{"name":"Nordvik Herald"}]`), "", []string{"Ann Reed"}},
		{"house gives way to the byline", `<meta name="author" content="Nordvik Herald"><meta property="og:site_name" content="Nordvik Herald">`, `<p class="byline">By <a href="/ann">Ann Reed</a></p>`, []string{"Ann Reed"}},
		{"meta", `<meta name="author" content="Ann Reed">`, "", []string{"Ann Reed"}},
		{"address is no name", `<meta property="article:author" content="https://example.org/ann">`, "", nil},
		{"login", `<meta name="author" content="ann.reed">`, "", []string{"Ann Reed"}},
		{"unmarked byline", "", "<div>By Ann Reed and Bo Lund</div>", []string{"Ann Reed", "Bo Lund"}},
		{"microdata", "", `<span itemprop="author" itemscope><span itemprop="name">Ann Reed</span></span>`, []string{"Ann Reed"}},
		{"maker of the site in meta, writer linked", `<meta name="author" content="Kim Holm - Pia Vik">`, `<p class="info">Posted by <a href="/author/fabian/">Fabian</a> on 4 March 2031</p>`, []string{"Fabian"}},
		{"link to the author's page", "", `<p class="meta"><a href="/profil/detail/a7/ann-reed?hash=9">Ann Reed</a></p>`, []string{"Ann Reed"}},
		{"link to a column over meta", `<meta name="author" content="Ann Reed">`, `<p class="meta"><a href="/author/harbours/">Harbours</a></p>`, []string{"Ann Reed"}},
		{"link to a page of people, no name", "", `<p class="meta"><a href="/people/">People</a></p>`, nil},
		{"JSON-LD person over a link", ld(`{"@type":"Person","name":"Ann Reed"}`), `<p><a href="/people/bo-lund">Bo Lund</a></p>`, []string{"Ann Reed"}},
		{"house by a part of its name", `<meta property="og:site_name" content="NH - Nordvik Herald">` + ld(`{"@type":"Organization","name":"NH"}`), `<div>By Ann Reed</div>`, []string{"Ann Reed"}},
		{"disguised address", `<meta name="author" content="office[at]example.org">`, `<div>By Ann Reed</div>`, []string{"Ann Reed"}},
		{"login with a hyphen", `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="ann-reed">`, `<div>By Bo Lund</div>`, []string{"Bo Lund"}},
		{"name before a date", "", `<p>Ann Reed, 04.03.2031</p>`, []string{"Ann Reed"}},
		{"name behind a date", "", `<p>04.03.2031 - Ann van der Reed</p>`, []string{"Ann van der Reed"}},
		{"section beside a date", "", `<p>NORDVIK CITY, 04.03.2031</p>`, nil},
		{"label in a block of its own", "", `<h5>Autor:</h5><div>Ann Reed</div>`, []string{"Ann Reed"}},
		{"desk in print", "", `<div class="author-name">By Staff Writer</div>`, []string{"Staff Writer"}},
		{"admin in print", "", `<div class="author-name">By Admin</div>`, nil},
		{"author of a picture", "", `<span class="author-name"><a class="license-author" href="/w">Bo Lund</a></span>`, nil},
		{"first name, description with both", ld(`{"@type":"Person","name":"Ann","description":"Ann Reed - rower and writer."}`), "", []string{"Ann Reed"}},
		{"first name, description of something else", ld(`{"@type":"Person","name":"Ann","description":"Ann writes - often - about boats."}`), "", []string{"Ann"}},
		{"another field behind the name", "", `<div class="author">Author Ann Reed: EN</div>`, []string{"Ann Reed"}},
		{"another field, no name", "", `<div class="authors">En kiosques : mars 2031</div>`, nil},
		{"sentence with by", "", "<div>Led by Councillor Solheim since 2029.</div>", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, readPage(t, storyPage(tt.head, tt.top, ""), "").Record.Authors); diff != "" && len(tt.want)+len(readPage(t, storyPage(tt.head, tt.top, ""), "").Record.Authors) > 0 {
				t.Errorf("authors (-want +got):\n%s", diff)
			}
		})
	}
}
