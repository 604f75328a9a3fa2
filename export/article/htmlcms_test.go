package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// cmsWords fill the skeletons of testdata/cms.txtar: {H} is the headline, {D} the standfirst, {1} to {4} are the paragraphs, {R} to
// {T} headlines of other stories, {ld} and {time} metadata.
var cmsWords = strings.NewReplacer(
	"{H}", "Council to rebuild the old ferry landing", "{D}", "After years of dispute the town has found the money for the work.",
	"{1}", lorem[0], "{2}", lorem[1], "{3}", lorem[2], "{4}", lorem[3],
	"{R}", "Storm closes the mountain road for a second day", "{S}", "School roof to be mended after all, says mayor",
	"{T}", "Ferry company loses passengers to the new tunnel",
	"{ld}", `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Council to rebuild the old ferry landing","datePublished":"2031-03-04T08:00:00+01:00","author":{"@type":"Person","name":"Ann Reed"}}</script>`,
	"{time}", `<meta property="article:published_time" content="2031-03-04T08:00:00+01:00">`,
)

// TestHTMLCMS reads pages as content management systems lay them out. Each file of the archive opens with what is wanted, a field a
// line with its values set off by bars, up to an empty line; the body is the four paragraphs unless it says otherwise.
func TestHTMLCMS(t *testing.T) {
	pages, err := txtar.ParseFile("testdata/cms.txtar")
	if err != nil || len(pages.Files) < 30 {
		t.Fatalf("%d pages, %v", len(pages.Files), err)
	}
	for _, f := range pages.Files {
		t.Run(f.Name, func(t *testing.T) {
			wanted, page, ok := strings.Cut(cmsWords.Replace(string(f.Data)), "\n\n")
			if !ok {
				t.Fatal("no empty line")
			}
			want := map[string]string{"body": strings.Join(lorem, "|"), "headline": cmsWords.Replace("{H}"), "date": "2031-03-04"}
			for line := range strings.Lines(wanted) {
				field, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
				want[field] = value
			}
			a := readPage(t, page, "")
			r := &a.Record
			a.Date.Record(r)
			got := map[string]string{
				"headline": r.Headline, "date": r.DatePublished.String(), "body": strings.ReplaceAll(r.Body, "\n\n", "|"), "section": r.Section,
				"headings": strings.Join(r.Headings, "|"), "authors": strings.Join(r.Authors, "|"), "tags": strings.Join(r.Tags, "|"), "related": strings.Join(r.Related, "|"),
			}
			for field, v := range got {
				if v == "" {
					delete(got, field)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
