package article

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
	"dateline/schema"
)

// TestExtractIsComplete holds that a record needs nothing more than an id to be one of a dataset.
func TestExtractIsComplete(t *testing.T) {
	text := "Harbour of Port Ellery reopens after the storm\n\n6 September 2017\n\n" + harbour + "\n\n" + second
	a, err := Extract(&document.Document{
		Name: "a.txt", Offset: -1, Text: text, URL: "https://example.org/h\u00e4fen und mehr",
		Given: document.Given{Description: "\x00 ", Source: "\u200b", Language: "en"},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := a.Record
	r.ID = "a" + strings.Repeat("0", 32)
	if vs := r.Violations(); len(vs) > 0 {
		t.Errorf("the record breaks the schema: %v", vs)
	}
	got := map[string]string{"sha256": r.InputSHA256, "date": r.DatePublished.String(), "status": string(r.DateStatus), "url": r.URL, "source": r.Source}
	want := map[string]string{
		"sha256": sumOf(text),
		"date":   "2017-09-06", "status": "stated", "url": "https://example.org/h%C3%A4fen%20und%20mehr", "source": "example.org",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, e := range a.Evidence {
		if e.Field == "description" && e.Note == decided {
			t.Errorf("description is null, and evidence says of %q that it decided", e.Text)
		}
	}
}

// TestRetrieval holds which moment and which day of retrieval are known, and what bounds the date of publication.
func TestRetrieval(t *testing.T) {
	day := schema.Date{Year: 2017, Month: time.September, Day: 7}
	midnight := time.Date(2017, time.September, 7, 0, 0, 0, 0, time.UTC)
	head := "Harbour of Port Ellery reopens after the storm\n\n"
	for _, tt := range []struct {
		name   string
		doc    document.Document
		day    string
		moment string
		date   string
	}{
		{"nothing known", document.Document{Text: head + "2 hours ago\n\n"}, "", "", "missing"},
		{"moment", document.Document{Text: head + "30 hours ago\n\n", Retrieved: midnight.Add(20 * time.Hour)}, "2017-09-07", "2017-09-07T20:00:00Z", "inferred 2017-09-06"},
		{"moment at midnight", document.Document{Text: head + "30 hours ago\n\n", Retrieved: midnight}, "2017-09-07", "2017-09-07T00:00:00Z", "inferred 2017-09-05"},
		{"day given", document.Document{Text: head + "30 hours ago\n\n", RetrievedOn: day}, "2017-09-07", "", "ambiguous"},
		{"day in the masthead", document.Document{Text: "Thursday, 7 September 2017\nHome\nNews\nSport\n\n" + head}, "2017-09-07", "", "missing"},
		{"moment in the masthead", document.Document{Text: "Thursday, 7 September 2017 14:30 GMT\nHome\nNews\nSport\n\n" + head}, "2017-09-07", "2017-09-07T14:30:00Z", "missing"},
		{"given before the masthead", document.Document{Text: "Thursday, 7 September 2017\nHome\nNews\nSport\n\n" + head, RetrievedOn: day.AddDays(2)}, "2017-09-09", "", "missing"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.doc.Offset = -1
			tt.doc.Text += second + "\n\n" + strings.ReplaceAll(second, "council", "mayor")
			tt.doc.Given.Source = "BBC News" // of a country with one zone
			a, err := Extract(&tt.doc, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Retrieved.String(); got != tt.day {
				t.Errorf("day %q, want %q", got, tt.day)
			}
			moment := ""
			if at := a.Record.RetrievedAt; !at.IsZero() {
				moment = at.Format(time.RFC3339)
			}
			if moment != tt.moment {
				t.Errorf("retrieved_at %q, want %q", moment, tt.moment)
			}
			if got := strings.TrimSpace(string(a.Record.DateStatus) + " " + a.Record.DatePublished.String()); got != tt.date {
				t.Errorf("date %q, want %q", got, tt.date)
			}
			for _, e := range a.Evidence {
				if e.Field == "retrieved_at" && (e.Note == decided) != (tt.moment != "") {
					t.Errorf("evidence %+v, with retrieved_at %q", e, moment)
				}
			}
		})
	}
}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func TestSetAside(t *testing.T) {
	r := &schema.Record{
		URL: "http://exa mple/", Language: "english (US)", Source: "TASS", Body: "Text.", InputName: "a.txt",
		InputSHA256: strings.Repeat("0", 64), ID: "a" + strings.Repeat("0", 32), DateStatus: schema.Missing,
	}
	var got []string
	for _, e := range setAside(r) {
		got = append(got, e.Field+" "+e.Value)
	}
	if diff := cmp.Diff([]string{"url http://exa mple/", "language english (US)"}, got); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
	if r.URL != "" || r.Language != "" || r.Source != "TASS" {
		t.Errorf("the record has url %q, language %q, source %q; want the last only", r.URL, r.Language, r.Source)
	}
	if vs := r.Violations(); len(vs) > 0 {
		t.Errorf("the record still breaks the schema: %v", vs)
	}
	if e := setAside(r); e != nil {
		t.Errorf("a sound record gives %v", e)
	}
}
