package input

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// rssItem reads an item of RSS (2.0, 1.0, WordPress export) or an entry of Atom (RFC 4287).
func rssItem(n *node) (*feedItem, string) {
	if t := n.child("post_type").words(); t != "" && t != "post" && t != "page" {
		return nil, "feed-" + t
	}
	f := &feedItem{id: n.child("guid", "id").words()}
	f.url = rssAddress(n, f.id)
	g := &f.given
	g.Headline = plainText(n.child("title").words())
	g.Published = dateText(n.child("pubDate", "published", "issued", "date", "post_date_gmt", "updated").words())
	g.Modified = dateText(n.child("modified", "updated").words())
	g.Source = plainText(n.child("publisher").words())
	for _, c := range n.children {
		switch c.name {
		case "creator":
			g.Authors = append(g.Authors, list(c.words())...)
		case "author":
			g.Authors = append(g.Authors, rssAuthor(c)...)
		case "category":
			if w := first(plainText(c.words()), c.attr["term"]); w != "" {
				g.Tags = append(g.Tags, w)
			}
		}
	}
	summary := n.child("description", "summary")
	for _, body := range []*node{n.child("encoded"), n.child("content"), summary} {
		if body == nil || body.content() == "" {
			continue
		}
		if f.text, f.markup = feedText(body); body != summary {
			g.Description = plainText(stripTags(summary.content()))
		}
		break
	}
	return f, ""
}

// rssAddress is the address of an item's page: Atom's link to it, else RSS's, else an id that is an address.
func rssAddress(n *node, id string) string {
	at := first(n.child("origLink", "link").words(), id)
	for _, l := range n.all("link", nil) {
		if rel := l.attr["rel"]; l.attr["href"] != "" && (rel == "" || rel == "alternate") {
			at = l.attr["href"]
			break
		}
	}
	if !addressRE.MatchString(at) {
		return ""
	}
	return at
}

// rssAuthor is the author that an element of the same name holds: RSS wants an address of mail in it, Atom a name inside.
func rssAuthor(n *node) []string {
	if name := n.child("name"); name != nil {
		return []string{name.words()}
	}
	if w := mailAuthor(n.words()); w != "" {
		return []string{w}
	}
	return nil
}

var mailRE = regexp.MustCompile(`^\S+@\S+\s*(?:\((.*)\))?$`)

// mailAuthor takes the name out of "desk@example.org (A. Writer)".
func mailAuthor(s string) string {
	if m := mailRE.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// feedText gives the text of an element that holds escaped HTML, elements of XHTML, or plain text.
func feedText(n *node) (text string, markup bool) {
	for _, c := range n.children {
		if c.name != "" {
			return strings.Join(n.paragraphs(), "\n\n"), false
		}
	}
	text = n.content()
	if feedTag.MatchString(text) {
		return text, true
	}
	return plainLines(text), false
}

// feedTag finds markup in what a feed escapes, which is HTML by definition where it has any.
var feedTag = regexp.MustCompile(`(?i:<(p|br|div|h[1-6]|ul|article|section|table|html|body)(\s[^<>]*)?/?>)|</?(a|b|i|em|strong|img|span)(\s[^<>]*)?/?>`)

// plainLines undoes entities and keeps the line ends, which part paragraphs.
func plainLines(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		out = append(out, plainText(line))
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

var tagRE = regexp.MustCompile(`<[^<>]*>`)

func stripTags(s string) string { return tagRE.ReplaceAllString(s, " ") }

// nitfItem reads an article of NITF (iptc.org/standards/nitf).
func nitfItem(n *node) (*feedItem, string) {
	f := &feedItem{id: n.find("doc-id").attribute("id-string")}
	head := n.find("body.head")
	g := &f.given
	g.Headline = first(head.find("hl1", "hedline").words(), n.child("head").child("title").words())
	g.Byline = head.child("byline").words()
	g.Description = head.child("abstract").words()
	g.Published = basicDate(first(n.find("date.release").attribute("norm"), n.find("date.issue").attribute("norm"), n.find("pubdata").attribute("date.publication"), head.find("story.date").attribute("norm")))
	g.Source = first(n.find("doc.copyright").attribute("holder"), n.find("pubdata").attribute("name"))
	g.Language = first(n.attr["lang"], n.attr["baselang"])
	for _, k := range n.all("keyword", nil) {
		if w := plainText(k.attr["key"]); w != "" {
			g.Tags = append(g.Tags, w)
		}
	}
	f.dateline = head.child("dateline").words()
	f.fill(n.find("body.content", "body"))
	return f, ""
}

// fill takes the text of the article from a body, and puts the dateline before it where it stands apart.
func (f *feedItem) fill(body *node) {
	paras := body.paragraphs()
	if len(paras) > 0 && readsOn(f.dateline) && !strings.HasPrefix(fold(paras[0]), fold(f.dateline)) {
		paras[0] = f.dateline + " " + paras[0]
	}
	f.text = strings.Join(paras, "\n\n")
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// readsOn tells a dateline as it is printed, "ROM (dpa) -", from a place or moment that only fills the field.
func readsOn(dateline string) bool {
	r, _ := utf8.DecodeLastRuneInString(dateline)
	return strings.ContainsRune("-–—:.)", r) && (dateline[0] < '0' || dateline[0] > '9')
}

// newsItemG2 reads an item of NewsML-G2 (iptc.org/standards/newsml-g2).
func newsItemG2(n *node) (*feedItem, string) {
	meta, content := n.child("itemMeta"), n.child("contentMeta")
	if _, class, ok := strings.Cut(meta.child("itemClass").attribute("qcode"), ":"); ok && class != "text" && class != "composite" {
		return nil, "newsml-" + class
	}
	f := &feedItem{id: n.attr["guid"]}
	g := &f.given
	g.Headline = first(content.child("headline").words(), meta.child("title").words())
	g.Byline = content.child("by").words()
	g.Published = basicDate(first(meta.child("firstCreated").words(), content.child("contentCreated").words(), meta.child("versionCreated").words()))
	g.Modified = basicDate(meta.child("versionCreated").words())
	g.Source = content.child("infoSource").named()
	if g.Source == "" {
		g.Source = first(meta.child("provider").named(), content.child("creditline").words())
	}
	g.Language = first(content.child("language").attribute("tag"), n.attr["lang"])
	for _, d := range content.all("description", nil) {
		if role := d.attr["role"]; strings.HasSuffix(role, "summary") || strings.HasSuffix(role, "abstract") {
			g.Description = d.words()
			break
		}
	}
	for _, k := range content.all("keyword", nil) {
		if w := k.words(); w != "" {
			g.Tags = append(g.Tags, w)
		}
	}
	f.dateline = content.child("dateline").words()
	set := n.child("contentSet")
	if body := set.find("body.content", "body"); body != nil {
		f.fill(body)
	} else if data := set.child("inlineData", "inlineXML"); data != nil {
		f.text, f.markup = feedText(data)
	}
	return f, ""
}

// otherItemG2 passes over the kinds of items of NewsML-G2 that are about articles.
func otherItemG2(n *node) (*feedItem, string) {
	return nil, "newsml-" + strings.TrimSuffix(n.name, "Item")
}

// newsItem1 reads an item of NewsML 1.2. Of several texts in it the longest is the article.
func newsItem1(n *node) (*feedItem, string) {
	f := &feedItem{id: n.find("PublicIdentifier", "NewsItemId").words()}
	g := &f.given
	lines := n.find("NewsLines")
	g.Headline = first(lines.child("HeadLine").words(), n.find("HeadLine").words())
	g.Byline = first(lines.child("ByLine").words(), n.find("ByLine").words())
	g.Published = basicDate(first(n.find("FirstCreated").words(), n.find("ThisRevisionCreated").words()))
	g.Modified = basicDate(n.find("ThisRevisionCreated").words())
	g.Source = first(n.find("Provider").child("Party").attribute("FormalName"), n.find("ProviderId").words())
	g.Language = first(n.find("Language").attribute("FormalName"), n.attr["lang"])
	f.dateline = first(lines.child("DateLine").words(), n.find("DateLine").words())
	for _, data := range n.all("DataContent", nil) {
		body := data.find("body.content", "body")
		if body == nil {
			body = data
		}
		text, markup := feedText(body)
		if len(text) <= len(f.text) {
			continue
		}
		if f.markup = markup; markup {
			f.text = text
		} else {
			f.fill(body)
			f.text = first(f.text, text)
		}
	}
	if f.text == "" && n.find("DataContent") == nil {
		return nil, "newsml-media"
	}
	return f, ""
}

// attribute is attr of an element that may not be there.
func (n *node) attribute(name string) string {
	if n == nil {
		return ""
	}
	return n.attr[name]
}

// named gives the name of a party, in words where there are any.
func (n *node) named() string {
	if n == nil {
		return ""
	}
	return first(n.child("name").words(), n.attr["literal"])
}

func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}

var basicDateRE = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d):?(\d\d))?$`)

// basicDate gives the basic form of ISO 8601, which NITF and NewsML use, its hyphens and colons.
func basicDate(s string) string {
	m := basicDateRE.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	zone := ""
	switch {
	case strings.HasSuffix(s, "Z"):
		zone = "Z"
	case m[7] != "":
		zone = m[7] + ":" + m[8]
	}
	return m[1] + "-" + m[2] + "-" + m[3] + "T" + m[4] + ":" + m[5] + ":" + m[6] + zone
}
