package article

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
)

// seedTruth is one line of testdata/seeds.jsonl: what a reader finds in a seed. It is written by hand; a program that
// disagrees with it is wrong.
type seedTruth struct {
	Seed        string   `json:"seed"`
	Headline    string   `json:"headline"`
	Description string   `json:"description"`
	Section     string   `json:"section"`
	Tags        []string `json:"tags"`
	Related     []string `json:"related"`
	Headings    []string `json:"headings"`
	Byline      string   `json:"byline"`
	Authors     []string `json:"authors"`
	Source      string   `json:"source"`
	Method      string   `json:"source_method"`
	Agency      string   `json:"agency"`
	Dateline    string   `json:"dateline"`
	Place       string   `json:"dateline_place"`
	Language    string   `json:"language"`
	Retrieved   string   `json:"retrieved_at"`
	Paragraphs  int      `json:"paragraphs"`
	Begins      string   `json:"begins"`
	Ends        string   `json:"ends"`
}

func TestSeeds(t *testing.T) {
	truth, err := os.ReadFile("testdata/seeds.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range bytes.Lines(truth) {
		var want seedTruth
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatalf("testdata/seeds.jsonl: %v", err)
		}
		n++
		t.Run(want.Seed, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("..", "..", "seeds", want.Seed))
			if err != nil {
				t.Fatal(err)
			}
			a, err := Extract(&document.Document{Name: want.Seed, Text: string(text)}, nil)
			if err != nil {
				t.Fatal(err)
			}
			r := &a.Record
			paragraphs := bytes.Split([]byte(r.Body), []byte("\n\n"))
			got := seedTruth{
				Seed: want.Seed, Headline: r.Headline, Description: r.Description, Section: r.Section, Tags: r.Tags, Related: r.Related,
				Headings: r.Headings, Byline: r.Byline, Authors: r.Authors, Source: r.Source, Method: string(r.SourceMethod),
				Agency: r.Agency, Dateline: r.Dateline, Place: r.DatelinePlace, Language: r.Language, Paragraphs: len(paragraphs),
				Begins: r.Body[:min(len(want.Begins), len(r.Body))], Ends: r.Body[max(0, len(r.Body)-len(want.Ends)):],
			}
			if !r.RetrievedAt.IsZero() {
				got.Retrieved = r.RetrievedAt.Format(time.RFC3339)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if n != 5 {
		t.Errorf("testdata/seeds.jsonl has %d seeds, want 5", n)
	}
}
