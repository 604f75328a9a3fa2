package input

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"dateline/export/document"
)

func TestFeed(t *testing.T) {
	latin1, err := charmap.ISO8859_1.NewEncoder().String(`<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><guid>g</guid><description>Müller</description></item></channel></rss>`)
	if err != nil {
		t.Fatal(err)
	}
	item := func(id, text string) string {
		return "<item><guid>" + id + "</guid><description>" + text + "</description></item>"
	}
	rss := func(items ...string) string {
		return "<rss><channel>" + strings.Join(items, "") + "</channel></rss>"
	}
	tests := []struct {
		name, content string
		want          []string
	}{
		{"items", rss(item("a", "A"), item("b", "&lt;p&gt;B")), []string{"text f#a 14 A", "html f#b 69 <p>B"}},
		{"an item without text", rss("<item><title>T</title></item>", item("b", "B")), []string{"reject f#1 14 no-text", "text f#b 43 B"}},
		{"a broken item", rss("<item><title>T</item>", item("b", "B")), []string{"reject f#1 14 syntax", "text f#b 35 B"}},
		{"a lone ampersand", rss(item("a", "A & B"), item("b", "B")), []string{"text f#a 14 A & B", "text f#b 73 B"}},
		{"cut", rss(item("a", "A"), item("b", "B"))[:80], []string{"text f#a 14 A", "reject f#2 69 truncated"}},
		{"Latin-1", latin1, []string{"text f#g -1 Müller"}},
		{"UTF-8 that says it is Latin-1", `<?xml version="1.0" encoding="ISO-8859-1"?>` + rss(item("a", "Müller, Größe, Öl, Äpfel")), []string{"text f#a 57 Müller, Größe, Öl, Äpfel"}},
		{"no items", rss(), []string{"reject f 0 empty"}},
		{"another vocabulary", `<?xml version="1.0"?><report><item2>x</item2></report>`, []string{"reject f 0 unknown-format"}},
		{"pages of a WordPress export", rss("<item><wp:post_type>attachment</wp:post_type></item>", "<item><wp:post_type>post</wp:post_type><content:encoded><![CDATA[<p>B</p>]]></content:encoded></item>"), []string{"skip  feed-attachment", "html f#2 66 <p>B</p>"}},
		{"a package of NewsML-G2", `<newsMessage><itemSet><packageItem guid="p"/><newsItem guid="n"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem></itemSet></newsMessage>`, []string{"skip  newsml-package", "skip  newsml-picture"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, "f", tt.content, Options{})); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFeedItems(t *testing.T) {
	tests := []struct {
		name, content string
		want          document.Document
	}{
		{
			"RSS", `<?xml version="1.0"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Feed</title><item>
<title>Bridge &amp;amp; tunnel</title><link>https://example.org/1</link><guid isPermaLink="false">id-1</guid><pubDate>Wed, 06 Sep 2017 12:36:00 +0300</pubDate>
<dc:creator>Ann Lee</dc:creator><category>Roads</category><media:title>a picture</media:title><description>&lt;b&gt;Short&lt;/b&gt; form.</description>
<content:encoded><![CDATA[<p>Long form.</p>]]></content:encoded></item></channel></rss>`,
			document.Document{Name: "f#id-1", Kind: document.HTML, Text: "<p>Long form.</p>", URL: "https://example.org/1", Given: document.Given{
				Headline: "Bridge & tunnel", Description: "Short form.", Published: "Wed, 06 Sep 2017 12:36:00 +0300", Authors: []string{"Ann Lee"}, Tags: []string{"Roads"},
			}},
		},
		{
			"Atom", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/2"/><id>urn:2</id>
<published>2017-09-06T09:36:00Z</published><updated>2017-09-07T00:00:00Z</updated><author><name>Ann Lee</name></author><category term="Roads"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>bold</b> word.</p><p>Two.</p></div></content></entry></feed>`,
			document.Document{Name: "f#urn:2", Text: "One bold word.\n\nTwo.", URL: "https://example.org/2", Given: document.Given{
				Headline: "T", Body: "One bold word.\n\nTwo.", Published: "2017-09-06T09:36:00Z", Modified: "2017-09-07T00:00:00Z", Authors: []string{"Ann Lee"}, Tags: []string{"Roads"},
			}},
		},
		{"NITF", `<nitf xml:lang="en"><head><title>slug</title><docdata><doc-id id-string="X.1"/><date.issue norm="20170906T123600+0300"/><doc.copyright holder="Example Press"/><key-list><keyword key="Roads"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Head</hl1></hedline><byline>By Ann Lee</byline><dateline>RIGA, Sept 6 (Example) -</dateline><abstract><p>Short.</p></abstract></body.head>
<body.content><p>The bridge   is open.</p><hl2>More</h12></hl2></body.content></body></nitf>`, document.Document{}},
		{
			"NITF whole", `<nitf xml:lang="en"><head><title>slug</title><docdata><doc-id id-string="X.1"/><date.issue norm="20170906T123600+0300"/><doc.copyright holder="Example Press"/><key-list><keyword key="Roads"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Head</hl1></hedline><byline>By Ann Lee</byline><dateline>RIGA, Sept 6 (Example) -</dateline><abstract><p>Short.</p></abstract></body.head>
<body.content><p>The bridge   is open.</p><hl2>More</hl2><media><media-caption>A picture</media-caption></media><table><tr><td>a</td><td>b</td></tr></table></body.content></body></nitf>`,
			document.Document{Name: "f#X.1", Text: "RIGA, Sept 6 (Example) - The bridge is open.\n\nMore\n\na b", Given: document.Given{
				Headline: "Head", Byline: "By Ann Lee", Description: "Short.",
				Published: "2017-09-06T12:36:00+03:00", Source: "Example Press", Language: "en", Tags: []string{"Roads"}, Body: "RIGA, Sept 6 (Example) - The bridge is open.\n\nMore\n\na b",
			}},
		},
		{
			"NewsML-G2", `<newsItem guid="urn:g2" xml:lang="de"><itemMeta><itemClass qcode="ninat:text"/><provider literal="EX"/><versionCreated>2017-09-06T10:00:00Z</versionCreated><firstCreated>2017-09-06T09:36:00Z</firstCreated></itemMeta>
<contentMeta><headline>Kopf</headline><by>Von Ann Lee</by><dateline>Riga</dateline><infoSource><name>Example</name></infoSource><keyword>Straßen</keyword></contentMeta>
<contentSet><inlineXML><html><head><title>x</title></head><body><header><h1>Kopf</h1></header><p>Die Brücke ist offen.</p></body></html></inlineXML></contentSet></newsItem>`,
			document.Document{Name: "f#urn:g2", Text: "Die Brücke ist offen.", Given: document.Given{
				Headline: "Kopf", Byline: "Von Ann Lee", Published: "2017-09-06T09:36:00Z", Modified: "2017-09-06T10:00:00Z",
				Source: "Example", Language: "de", Tags: []string{"Straßen"}, Body: "Die Brücke ist offen.",
			}},
		},
		{
			"NewsML 1.2", `<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><FirstCreated>20170906T093600Z</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><DateLine>RIGA, Sept 6 (Example) -</DateLine><HeadLine>Head</HeadLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="EX"/></Provider></AdministrativeMetadata>
<ContentItem><DataContent><p>The bridge is open.</p><p>Two.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
			document.Document{Name: "f#urn:1", Text: "RIGA, Sept 6 (Example) - The bridge is open.\n\nTwo.", Given: document.Given{Headline: "Head", Published: "2017-09-06T09:36:00Z", Source: "EX", Body: "RIGA, Sept 6 (Example) - The bridge is open.\n\nTwo."}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rd, err := NewSource(strings.NewReader(tt.content), "f", Options{}).Open()
			if err != nil {
				t.Fatal(err)
			}
			item, err := rd.Next()
			if err != nil {
				t.Fatal(err)
			}
			if tt.want.Name == "" {
				if item.Reject == nil || item.Reject.Code != Syntax {
					t.Errorf("got %+v, want a reject for its syntax", item)
				}
				return
			}
			if item.Doc == nil {
				t.Fatal(item.Reject)
			}
			got := *item.Doc
			got.SHA256, got.Offset = "", 0
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("document (-want +got):\n%s", diff)
			}
		})
	}
}
