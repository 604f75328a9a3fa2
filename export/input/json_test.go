package input

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"dateline/export/document"
	"dateline/schema"
)

func TestJSON(t *testing.T) {
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("{\"id\":1,\"text\":\"Ä\"}\n{\"id\":2,\"text\":\"Ö\"}\n")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, content string
		want          []string
	}{
		{"lines", "{\"id\":\"a\",\"text\":\"A\"}\n\n{\"id\":2,\"html\":\"<p>B\"}\r\n{\"text\":\"C\"}", []string{"text f#a 0 A", "html f#2 23 <p>B", "text f#4 47 C"}},
		{"a broken line", "{\"id\":\"a\",\"text\":\"A\"}\n{\"id\":\"b\",\n{\"id\":\"c\",\"text\":\"C\"}\n", []string{"text f#a 0 A", "reject f#2 22 syntax", "text f#c 33 C"}},
		{"the first line broken", "{\"id\":\"a\",\n{\"id\":\"b\",\"text\":\"B\"}\n", []string{"reject f#1 0 syntax", "text f#b 11 B"}},
		{"two objects on a line", "{\"text\":\"A\"}\n{\"text\":\"B\"} {\"text\":\"C\"}\n", []string{"text f#1 0 A", "reject f#2 13 syntax"}},
		{"no object", "{\"text\":\"A\"}\n[1]\nnull\n7\n\"s\"\n", []string{"text f#1 0 A", "reject f#2 13 syntax", "reject f#3 17 syntax", "reject f#4 22 syntax", "reject f#5 24 syntax"}},
		{"a text withdrawn", "{\"title\":\"[Removed]\",\"url\":\"https://example.org\",\"content\":\"[Removed]\"}\n", []string{"reject f#1 0 no-text"}},
		{"no text", "{\"id\":\"a\",\"title\":\"A\"}\n{\"id\":\"b\",\"text\":\" \"}\n", []string{"reject f#a 0 no-text", "reject f#b 23 no-text"}},
		{"Latin-1 in lines", "{\"text\":\"caf\xe9 noir\"}\n", []string{"text f#1 0 café noir"}},
		{"mark", "\xef\xbb\xbf{\"text\":\"A\"}\n{\"text\":\"B\"}\n", []string{"text f#1 0 A", "text f#2 16 B"}},
		{"UTF-16", wide, []string{"text f#1 -1 Ä", "text f#2 -1 Ö"}},
		{"array", "[{\"id\":\"a\",\"text\":\"A\"}, {\"text\":\"B [}\\\"\"}\n]", []string{"text f#a 1 A", "text f#2 24 B [}\""}},
		{"array of texts", "[\"one\", \"two\", \"\"]", []string{"text f#1 1 one", "text f#2 8 two", "reject f#3 15 empty"}},
		{"array with a broken element", "[{\"text\":\"A\"},\n{\"text\":\"B},\n{\"text\":\"C\"}]", []string{"text f#1 1 A", "reject f#2 15 syntax", "text f#3 28 C"}},
		{"array with a wrong element", "[{\"text\":\"A\"}, 17, nul, {text:B}, {\"text\":\"C\"}]", []string{"text f#1 1 A", "reject f#2 15 syntax", "reject f#3 19 syntax", "reject f#4 24 syntax", "text f#5 34 C"}},
		{"array cut", "[{\"text\":\"A\"},\n{\"text\":\"B", []string{"text f#1 1 A", "reject f#2 15 truncated"}},
		{"empty array", " [ ] ", []string{"reject f 0 empty"}},
		{"one object over lines", "{\n \"text\": \"A\",\n \"id\": \"a\"\n}\n", []string{"text f#a 0 A"}},
		{"objects over lines", "{\n \"text\": \"A\"\n}\n{\n \"text\": \"B\"\n}\n", []string{"text f#1 0 A", "text f#2 17 B"}},
		{"answer of a service", `{"status":"ok","total":2,"articles":[{"title":"T","content":"A"},{"title":"U","content":"B"}],"next":[1]}`, []string{"text f#1 37 A", "text f#2 65 B"}},
		{"an article with a list of its own", `{"title":"T","body":"A","items":[{"text":"x"}]}`, []string{"text f#1 0 A"}},
		{"an article in a wrapping", `{"_id":"7","_source":{"title":"T","body":"A"}}`, []string{"text f#7 0 A"}},
		{"several arrays", `{"results":[{"text":"A"},{"text":"B"}],"more":[{"text":"C"}]}`, []string{"text f#1 12 A", "text f#2 25 B", "text f#3 47 C"}},
		{"objects by name", `{"id1":{"text":"A"},"id2":{"title":"T","text":"B"}}`, []string{"text f#1.1 7 A", "text f#1.2 26 B"}},
		{"arrays below names", `{"papers":{"A":{"link":"x","articles":[{"text":"A"}]},"B":{"articles":[{"text":"B"}]}},"page":{"n":1}}`, []string{"text f#1 39 A", "text f#2 71 B", "skip  json-without-article"}},
		{"objects by name in an array", `[{"a":{"text":"A"},"b":{"text":"B"}},{"text":"C"}]`, []string{"text f#1 6 A", "text f#2 23 B", "text f#3 37 C"}},
		{"two wrapped articles", `{"data":{"text":"A"},"item":{"text":"B"}}`, []string{"text f#1.1 8 A", "text f#1.2 28 B"}},
		{"a row without its text among others", `{"articles":[{"text":"A"},{"title":"T","url":"http://example.org/1","content":null},{"text":"B"}]}`, []string{"text f#1 13 A", "reject f#2 26 no-text", "text f#3 84 B"}},
		{"rows without texts only", `{"articles":[{"title":"T","url":"http://example.org/1"},{"title":"U","date":"2017"}]}`, []string{"reject f#1 13 no-text", "reject f#2 56 no-text"}},
		{"an article without text, with a picture", `{"title":"T","url":"u","image":{"title":"P","url":"v"}}`, []string{"reject f#1 0 no-text"}},
		{"articles beside a text of their own", `{"text":"Results","tags":["x"],"articles":[{"title":"T","url":"u","text":"A"},{"title":"U","url":"v","text":"B"}],"page":{"n":1}}`, []string{"text f#1.1 0 Results", "text f#1.2 43 A", "text f#1.3 78 B", "skip  json-without-article"}},
		{"other stories beside an article", `[{"title":"T","text":"A","related_stories":[{"title":"U","url":"v","text":"B"}]}]`, []string{"text f#1 1 A"}},
		{"both forms of an article", `[{"title":"T","url":"u","text":"A","data":{"title":"T","url":"u","text":"A"}}]`, []string{"text f#1 1 A"}},
		{"as deep as is looked", strings.Repeat("[", maxNesting) + `{"text":"A"}` + strings.Repeat("]", maxNesting), []string{"reject f#1 16 too-deep"}},
		{"not so deep", strings.Repeat("[", maxNesting-1) + `{"text":"A"}` + strings.Repeat("]", maxNesting-1), []string{"text f#1 15 A"}},
		{"lists too deep", strings.Repeat("[", maxNesting+1) + `"x"` + strings.Repeat("]", maxNesting+1), []string{"reject f#1 16 too-deep"}},
		{"an object with too much inside", strings.Repeat(`{"a":`, maxNesting+1) + `{"text":"A"}` + strings.Repeat("}", maxNesting+1), []string{"reject f#1.1 0 too-deep"}},
		{"comments of readers", `{"title":"T","url":"u","comments":[{"text":"x"}]}`, []string{"reject f#1 0 no-text"}},
		{"an answer without articles", `{"status":"error","data":{"code":7}}`, []string{"reject f#1 0 no-text"}},
		{"a broken member of an answer", "{\"n\":2,\"items\":[{\"text\":\"A\"},\n{\"text\":\"B},\n{\"text\":\"C\"}]}", []string{"text f#1 16 A", "reject f#2 30 syntax", "text f#3 43 C"}},
		{"no JSON in an answer", `{"items":[{"text":"A"}, nul, {text:B}, 7, "s"]}`, []string{"text f#1 10 A", "reject f#2 24 syntax", "reject f#3 29 syntax"}},
		{"an answer cut", `{"items":[{"text":"A"},{"text":"B`, []string{"text f#1 10 A", "reject f#2 23 truncated"}},
		{"an answer on each line", "{\"items\":[{\"text\":\"A\"},{\"text\":\"B\"}]}\n{\"text\":\"C\"}\r\n[{\"text\":\"D\"}]", []string{"text f#1.1 10 A", "text f#1.2 23 B", "text f#2 38 C", "text f#3.1 53 D"}},
		{"an empty key", `{"":{"":{"text":"A"}},"x":{"text":"B"}}`, []string{"text f#1.1 8 A", "text f#1.2 26 B"}},
		{"text that begins like an array", "[1] A note on the text", []string{"text f 0 [1] A note on the text"}},
		{"text that begins like an object", "{Moscow} is the place", []string{"text f 0 {Moscow} is the place"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, "f", tt.content, Options{})); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFields(t *testing.T) {
	at := time.Date(2018, 10, 21, 7, 8, 9, 0, time.UTC)
	tests := []struct {
		name, object string
		custom       map[string]string
		want         document.Document
	}{
		{
			"raw document", `{"id":"x","url":"http://example.org/1","html":"<p>B","retrieved_at":"2018-10-21T07:08:09Z"}`, nil,
			document.Document{Name: "f#x", Kind: document.HTML, Text: "<p>B", URL: "http://example.org/1", Retrieved: at},
		},
		{"crawled at midnight", `{"text":"T","retrieved_at":"2018-10-21T00:00:00Z"}`, nil, document.Document{Name: "f#1", Text: "T", Retrieved: at.Truncate(24 * time.Hour)}},
		{"day of the crawl", `{"text":"T","retrieved_at":"2018-10-21"}`, nil, document.Document{Name: "f#1", Text: "T", RetrievedOn: schema.DateOf(at)}},
		{"page before text", `{"text":"T","html":"<p>B"}`, nil, document.Document{Name: "f#1", Kind: document.HTML, Text: "<p>B"}},
		{
			"article", `{"Title":"A &amp; B","text":"T","publish_date":"2017-09-06","author":["X Y",{"name":"Z"}],"publisher":{"name":"P"},"keywords":["k"],"category":"World","lang":"en","summary":"S"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "A & B", Body: "T", Published: "2017-09-06", Authors: []string{"X Y", "Z"}, Source: "P", Tags: []string{"k"}, Section: "World", Language: "en", Description: "S"}},
		},
		{
			"news-please", `{"title":"H","maintext":"T","date_publish":"2017-09-06 12:00:00","date_download":"2018-10-21 07:08:09","date_modify":null,"source_domain":"example.org","authors":[]}`, nil,
			document.Document{Name: "f#1", Text: "T", Retrieved: at, Given: document.Given{Headline: "H", Body: "T", Published: "2017-09-06 12:00:00", Source: "example.org"}},
		},
		{
			"Unix times", `{"title":"H","text":"T","published":1504690560,"crawled":1540105689000}`, nil,
			document.Document{Name: "f#1", Text: "T", Retrieved: at, Given: document.Given{Headline: "H", Body: "T", Published: "2017-09-06T09:36:00Z"}},
		},
		{
			"a day that is no Unix time", `{"title":"H","text":"T","date":20170906}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Published: "20170906"}},
		},
		{
			"markup in the text", `{"title":"H","content":"<p class=\"x\">one</p><p>two</p>"}`, nil,
			document.Document{Name: "f#1", Kind: document.HTML, Text: `<p class="x">one</p><p>two</p>`, Given: document.Given{Headline: "H"}},
		},
		{
			"columns with prefixes and suffixes", `{"article_title":"H","full_content":"T","content":"T …","posted_at":"2017-09-06","outlet_name":"P","articleAuthor":"X Y","news_id":7,"updated_time":"2017-09-07","crawl_time":"2018-10-21 07:08:09","content_length":3}`, nil,
			document.Document{Name: "f#7", Text: "T", Retrieved: at, Given: document.Given{Headline: "H", Body: "T", Published: "2017-09-06", Modified: "2017-09-07", Source: "P", Authors: []string{"X Y"}}},
		},
		{
			"an exact name before one with a prefix", `{"title":"H","news_title":"other","text":"T","date":"2017-09-06","time":"noon","name":"N","site":"P"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Published: "2017-09-06", Source: "P"}},
		},
		{
			"paragraphs", `{"headline_text":"H","paragraphs":["One.","Two."],"webPublicationDate":"2017-09-06T09:36:00Z"}`, nil,
			document.Document{Name: "f#1", Text: "One.\n\nTwo.", Given: document.Given{Headline: "H", Body: "One.\n\nTwo.", Published: "2017-09-06T09:36:00Z"}},
		},
		{
			"a list as Python writes it", `{"title":"H","text":"T","authors":"['Tausi Nakato', \"Ann O'Neill\", None, 'L\\'Or\\xe9e B']","tags":"['x', 7]"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Authors: []string{"Tausi Nakato", "Ann O'Neill", "L'Orée B"}, Tags: []string{"x", "7"}}},
		},
		{
			"brackets that are no list", `{"title":"H","text":"T","authors":"[staff] Ann Reed [sic]"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Authors: []string{"[staff] Ann Reed [sic]"}}},
		},
		{
			"companies that look like tags", `{"title":"H","text":"Lakeside <P> and <Strong Point Inc> raise prices, <BR> does not <DD>."}`, nil,
			document.Document{Name: "f#1", Text: "Lakeside <P> and <Strong Point Inc> raise prices, <BR> does not <DD>.", Given: document.Given{Headline: "H", Body: "Lakeside <P> and <Strong Point Inc> raise prices, <BR> does not <DD>."}},
		},
		{
			"a link in a text", `{"title":"H","text":"One <a href=\"u\">link</a> and a <b>bold</b> word.\n\nTwo <BR>."}`, nil,
			document.Document{Name: "f#1", Text: "One link and a bold word.\n\nTwo <BR>.", Given: document.Given{Headline: "H", Body: "One link and a bold word.\n\nTwo <BR>."}},
		},
		{
			"pictures and persons", `{"text":"T","full_name":"Ann Reed","media":[{"url":"http://example.org/a.jpg"}],"provider":{"name":"P"}}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Source: "P"}},
		},
		{
			"paragraphs that never end", `{"title":"H","text":"<p>One.<p>Two."}`, nil,
			document.Document{Name: "f#1", Kind: document.HTML, Text: "<p>One.<p>Two.", Given: document.Given{Headline: "H"}},
		},
		{
			"a site in the place of the source", `{"title":"H","text":"T","website":"https://www.example.org/"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Source: "www.example.org"}},
		},
		{
			"a comparison is no markup", `{"title":"H","content":"a <b and c> d"}`, nil,
			document.Document{Name: "f#1", Text: "a <b and c> d", Given: document.Given{Headline: "H", Body: "a <b and c> d"}},
		},
		{
			"address in the place of the source", `{"title":"H","text":"T","source":"https://example.org/a"}`, nil,
			document.Document{Name: "f#1", Text: "T", URL: "https://example.org/a", Given: document.Given{Headline: "H", Body: "T"}},
		},
		{
			"names of one's own", `{"kop":"H","tekst":"T","title":"other"}`,
			map[string]string{"headline": "kop", "body": "tekst"},
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T"}},
		},
		{
			"a moment with its offset", `{"title":"H","text":"T","date_published":"2020-05-16","published_at":"2020-05-17T03:30:00Z","published_offset":"-04:00"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Published: "2020-05-16T23:30:00-04:00"}},
		},
		{
			"a moment with its offset and no day", `{"title":"H","text":"T","published_at":"2020-05-17T22:45:00Z","published_offset":"+05:30"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Published: "2020-05-18T04:15:00+05:30"}},
		},
		{
			"the day before a moment without offset", `{"title":"H","text":"T","date_published":"2020-05-16","published_at":"2020-05-17T03:30:00Z","published_offset":null}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Published: "2020-05-16"}},
		},
		{
			"a moment on its day", `{"title":"H","text":"T","date_published":"2020-05-16","published_at":"2020-05-16T03:30:00Z"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Published: "2020-05-16T03:30:00Z"}},
		},
		{
			"an inferred day", `{"title":"H","text":"T","date_published":"2020-05-16","date_status":"inferred"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Published: "2020-05-16", Inferred: true}},
		},
		{
			"a day in words beside a moment", `{"title":"H","text":"T","date_published":"16 May 2020","published_at":"2020-05-16T03:30:00Z"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Published: "2020-05-16T03:30:00Z"}},
		},
		{
			"an offset that is none", `{"title":"H","text":"T","published_at":"2020-05-17T03:30:00Z","published_offset":"New York"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Published: "2020-05-17T03:30:00Z"}},
		},
		{
			"a list in a cell", `{"title":"H","text":"T","authors":"[\"A B\", \"C D\"]","tags":"x; y|z"}`, nil,
			document.Document{Name: "f#1", Text: "T", Given: document.Given{Headline: "H", Body: "T", Authors: []string{"A B", "C D"}, Tags: []string{"x", "y", "z"}}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src := NewSource(strings.NewReader(tt.object), "f", Options{Map: tt.custom})
			rd, err := src.Open()
			if err != nil {
				t.Fatal(err)
			}
			item, err := rd.Next()
			if err != nil || item.Doc == nil {
				t.Fatal(item.Reject, err)
			}
			got := *item.Doc
			got.SHA256, got.Given.PublishedIn = "", document.Column{} // as TestPublishedIn has it
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("document (-want +got):\n%s", diff)
			}
		})
	}
}

// Options.Map knows the fields by their own names and by every name that a source may use, the record's among them.
func TestMapNames(t *testing.T) {
	tree(t, map[string]string{"a.jsonl": `{"id":"x","text":"T","a":"2017-09-06","b":"2018-10-21T07:08:09Z"}` + "\n"})
	for _, published := range []string{"published", "date_published", "published_at", "date"} {
		for _, retrieved := range []string{"retrieved", "retrieved_at"} {
			s, err := Open(t.Context(), []string{"a.jsonl"}, Options{Map: map[string]string{published: "a", retrieved: "b"}})
			if err != nil {
				t.Errorf("%s, %s: %v", published, retrieved, err)
				continue
			}
			item, err := s.Next(t.Context())
			if err != nil || item.Doc == nil {
				t.Fatal(item.Reject, err)
			}
			if got := item.Doc.Given.Published; got != "2017-09-06" {
				t.Errorf("with %s mapped to a: published %q, want \"2017-09-06\"", published, got)
			}
			if got := item.Doc.Retrieved.Format(time.RFC3339); got != "2018-10-21T07:08:09Z" {
				t.Errorf("with %s mapped to b: retrieved %s, want 2018-10-21T07:08:09Z", retrieved, got)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	for _, r := range schema.Fields {
		switch r.Name {
		case "id", "url", "headline", "description", "body", "byline", "authors", "source", "section", "tags", "language", "date_published", "published_at", "modified_at", "retrieved_at":
			if _, err := byField(map[string]string{r.Name: "x"}); err != nil {
				t.Error(err)
			}
		}
	}
}
