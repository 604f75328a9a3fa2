package article

import (
	"strings"
	"testing"

	"dateline/schema"
)

func TestHTMLDate(t *testing.T) {
	ld := func(s string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council to rebuild ferry landing",` + s + `}</script>`
	}
	tests := []struct {
		name, head, top, tail string
		want                  string
		method                schema.DateMethod
	}{
		{"JSON-LD", ld(`"datePublished":"2031-03-04T08:00:00+01:00","dateModified":"2031-03-06T08:00:00+01:00"`), "", "", "2031-03-04", schema.ByJSONLD},
		{"JSON-LD over meta", ld(`"datePublished":"2031-03-04"`) + `<meta property="article:published_time" content="2031-03-05">`, "", "", "2031-03-04", schema.ByJSONLD},
		{"JSON-LD outvoted", ld(`"datePublished":"2021-01-01"`) + `<meta property="article:published_time" content="2031-03-04">`, `<time datetime="2031-03-04">4 March 2031</time>`, "", "2031-03-04", schema.ByMeta},
		{"JSON-LD a day off, outvoted", ld(`"datePublished":"2031-03-05"`) + `<meta property="article:published_time" content="2031-03-04">`, `<time datetime="2031-03-04">4 March 2031</time>`, "", "2031-03-04", schema.ByMeta},
		{"JSON-LD against meta", ld(`"datePublished":"2021-01-01"`) + `<meta property="article:published_time" content="2031-03-04">`, "", "", "", schema.ByJSONLD},
		{"markup against the line under the headline", ld(`"datePublished":"2031-01-12"`) + `<meta property="article:published_time" content="2031-01-12">`, "<p>4 March 2031</p>", "", "", schema.ByJSONLD},
		{"markup against dates of a list", ld(`"datePublished":"2031-01-12"`), "<p>4 March 2031</p><p>7 March 2031</p>", "", "2031-01-12", schema.ByJSONLD},
		{"weekday in UTC of a moment on the day before", `<meta property="article:published_time" content="Wed, 05 Mar 2031 00:25:56 GMT">`, `<span><time>4 March 2031</time><time>21:25</time></span>`, "", "2031-03-04", schema.ByMeta},
		{"meta", `<meta property="article:published_time" content="2031-03-04T08:00:00Z">`, "", "", "2031-03-04", schema.ByMeta},
		{"file date gives way to a date line", `<meta name="date" content="2031-03-09">`, "<p>4 March 2031</p>", "", "2031-03-04", schema.ByHeader},
		{"time element", "", `<time datetime="2031-03-04T08:00">4 March</time>`, "", "2031-03-04", schema.ByTimeTag},
		{"microdata", "", `<span itemprop="datePublished" content="2031-03-04">Tuesday</span>`, "", "2031-03-04", schema.ByMeta},
		{"hAtom", "", `<abbr class="published" itemprop="datePublished" title="2031-03-04T08:00:00+01:00">8:00</abbr>`, "", "2031-03-04", schema.ByMeta},
		{"date line", "", `<div class="info">Published 4 March 2031, updated 6 March 2031</div>`, "", "2031-03-04", schema.ByHeader},
		{"date line behind", "", "", `<div class="post-footer">This entry was posted on 4 March 2031 by Ann.</div>`, "2031-03-04", schema.ByHeader},
		{"only a change is known", `<meta property="article:modified_time" content="2031-03-06T08:00:00Z">`, "", "", "2031-03-06", schema.ByMeta},
		{"comments have dates too", "", "", `<div class="comments"><div class="comment"><time datetime="2031-04-01">1 April</time></div></div>`, "", ""},
		{"copyright is no date", "", "", `<p>© 4 March 2031 Nordvik Herald</p>`, "", ""},
		{"event in a sentence is no date line", "", `<div>The festival that the landing is named after will be held again on 7 June 2031 in the old town, says its chair</div>`, "", "", ""},
		{"UTC moment in the page's zone", ld(`"datePublished":"2031-03-05T02:00:00Z"`), `<time class="published" datetime="2031-03-04T21:00:00-05:00">March 4</time>`, "", "2031-03-04", schema.ByJSONLD},
		{"colon before the fraction", ld(`"datePublished":"2031-03-04T08:00:00:123Z"`), "", "", "2031-03-04", schema.ByJSONLD},
		{"days of other pieces are no date line", "", "<div>3 March</div><div>2 March</div>", `<footer><time class="published" datetime="2031-03-04">4 March</time></footer>`, "2031-03-04", schema.ByTimeTag},
		{"end of a film's time on the site", "", "<p>4 March 2031</p><div>Video available until 4 April 2031</div>", "", "2031-03-04", schema.ByHeader},
		{"closing day", "", "<div>Applications close: 4 March 2031</div>", "", "", ""},
		{"birthday of the subject", "", "<div>Born 4 March 1931</div>", "", "", ""},
		{"label in an aside", "", "", `<aside><div>Published <time datetime="2031-03-04">4 March</time></div></aside>`, "2031-03-04", schema.ByTimeTag},
		{"site's own vocabulary", `<meta property="nordvik:uploaded" content="2031-03-04T08:00:00Z">`, "", "", "2031-03-04", schema.ByMeta},
		{"day without year, named by a file", "", `<p class="date">[4 March 11:30]</p><img id="news20310304_a17" alt="">`, "", "2031-03-04", schema.ByHeader},
		{"day without year, named by files of two years", "", `<p class="date">[4 March 11:30]</p><a href="/20310304/x">a</a><a href="/20300304/x">b</a>`, "", "", schema.ByHeader},
		{"two digits, century by the copyright", "", `<div>Ann Reed | 31.10.23</div>`, `<footer><p>© 2019-2024 Nordvik Herald</p></footer>`, "2023-10-31", schema.ByHeader},
		{"two digits, later than the copyright", "", `<div>Ann Reed | 31.10.45</div>`, "", "", ""},
		{"figures decided by the change", `<meta property="article:published_time" content="10/05/2031 05:22 pm"><meta property="article:modified_time" content="2031/05/10 17:36:11">`, "", "", "2031-05-10", schema.ByMeta},
		{"figures that the change leaves open", `<meta property="article:published_time" content="10/05/2031 05:22 pm"><meta property="article:modified_time" content="2031/12/24 17:36:11">`, "", "", "", schema.ByMeta},
		{"placeholder in the file date", `<meta name="created" content="2024-01-01"><meta property="article:modified_time" content="2031-03-06T08:00:00Z">`, "", "", "2031-03-06", schema.ByMeta},
		{"first of January with a time", `<meta name="created" content="2024-01-01T08:00:00Z"><meta property="article:modified_time" content="2031-03-06T08:00:00Z">`, "", "", "2024-01-01", schema.ByMeta},
		{"calendar leaf", "", `<div class="entry-date"><span>Mar</span><span>4</span><span>2031</span></div>`, "", "2031-03-04", schema.ByHeader},
		{"own teaser in a list", "", "", `<div class="teaser"><div class="authored">04.03.2031</div><h2>Council to rebuild ferry landing</h2></div><div class="teaser"><div class="authored">05.03.2031</div><h2>Storm closes mountain road</h2></div>`, "2031-03-04", schema.ByHeader},
		{"another's teaser in a list", "", "", `<div class="teaser"><div class="authored">05.03.2031</div><h2>Storm closes mountain road</h2></div>`, "", ""},
		{"description ends with the date", `<meta name="description" content="Council to rebuild ferry landing (news of 4 March 2031)">`, "", "", "2031-03-04", schema.ByMeta},
		{"date inside the description", `<meta name="description" content="The landing (opened 4 March 2031) is to be rebuilt.">`, "", "", "", ""},
		{"seconds since 1970", "", `<a class="permalink" data-time="1930000000">3h</a>`, "", "2031-02-27", schema.ByTimeTag},
		{"time of a quoted post", "", `<blockquote class="twitter-tweet"><time datetime="2031-03-01T08:00">1 March 2031</time></blockquote>`, "", "", ""},
		{"time of a quotation", "", `<blockquote><time datetime="2031-03-01T08:00">1 March 2031</time></blockquote>`, "", "", ""},
		{"opinion piece is no comment", "", `<div class="HeaderComment"><h1>Council to rebuild ferry landing</h1><div class="HeaderComment_date"><span class="PublishDate">4 March 2031</span></div></div>`, "", "2031-03-04", schema.ByHeader},
		{"UTC moment on the day that readers see", `<meta property="article:published_time" content="2031-03-05T00:25:56Z">`, `<span><time>4 March 2031</time><time>21:25</time></span>`, "", "2031-03-04", schema.ByMeta},
		{"no zone has that day", `<meta property="article:published_time" content="2031-03-05T18:25:56Z">`, `<p>4 March 2031</p>`, "", "2031-03-05", schema.ByMeta},
		{"script of the page", "", "", `<script>var page = {"kind": "story", "publishDate": "2031-03-04", "author": "Ann Reed", "more": ""}</script>`, "2031-03-04", schema.ByMeta},
		{"script of a list beside a change", `<meta property="article:modified_time" content="2031-03-06T08:00:00Z">`, "", `<script>var list = [{"publishDate":"2024-03-04"},{"publishDate":"2024-03-05"},{"publishDate":"2024-03-06"}]</script>`, "2031-03-06", schema.ByMeta},
		{"zero date", ld(`"datePublished":"0001-01-01T00:00:00Z"`), "", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := readPage(t, storyPage(tt.head, tt.top, tt.tail), "")
			got := ""
			if a.Date.Status == schema.Stated || a.Date.Status == schema.Inferred {
				got = a.Date.Date.String()
			}
			if got != tt.want || a.Date.Method != tt.method {
				t.Errorf("got %q by %q (%s), want %q by %q\n%v", got, a.Date.Method, a.Date.Status, tt.want, tt.method, a.Date.Evidence)
			}
		})
	}
}

func TestHTMLTimeElementsStayApart(t *testing.T) {
	page := storyPage("", "<p>The council met in the old customs house on <time>4 March 2031</time><time>21:25</time> and heard every side of the dispute.</p>", "")
	if body := readPage(t, page, "").Record.Body; !strings.Contains(body, "4 March 2031 21:25 and") {
		t.Errorf("got body %q, want day and time of day apart", body)
	}
}
