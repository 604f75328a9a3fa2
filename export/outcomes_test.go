package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/dataset"
	"dateline/export/document"
	"dateline/export/input"
	"dateline/schema"
)

// Outcomes come to what Convert writes, whatever the options and the number of jobs.
func TestOutcomesAreWhatConvertWrites(t *testing.T) {
	docs := batch(t, 40)
	// Dated articles, by which those of the batch are dated, and rows that break the schema, of which one repeats the other.
	for i := range 40 {
		docs.list = append(docs.list, from(t, fmt.Sprintf("in/dated-%d.txt", i), story(fmt.Sprintf("Quay number %d is opened", i), "3 March 2017\n\nBERGEN, March 3. /TASS/.", fmt.Sprintf("Quay %d opened on Friday", i))).list...)
	}
	for i := range int64(2) {
		doc := &document.Document{Name: fmt.Sprintf("in/rows.jsonl#%d", i), Offset: i, Text: fmt.Sprint("row ", i)}
		doc.Record = &schema.Record{Headline: "Quay", Body: "The quay opened.", WordCount: -1, DateStatus: schema.Missing}
		if i == 1 {
			doc.Record.WordCount = 3
		}
		docs.list = append(docs.list, input.Item{Input: "in/rows.jsonl", Doc: doc})
	}
	for name, opt := range map[string]Options{
		"defaults":      {},
		"evidence":      {Evidence: true},
		"dedup exact":   {Dedup: DedupExact},
		"dedup url":     {Dedup: DedupURL},
		"nearest":       {OnAmbiguous: AmbiguousNearest},
		"no neighbours": {NoNeighbours: true},
		"one job":       {Jobs: 1},
	} {
		t.Run(name, func(t *testing.T) {
			opt.Out, opt.Formats = filepath.Join(t.TempDir(), "out"), []*dataset.Format{dataset.JSONL}
			result, err := Convert(t.Context(), docs.again(), opt)
			if err != nil {
				t.Fatal(err)
			}
			var articles, rejects, evidence bytes.Buffer
			w, err := dataset.JSONL.NewWriter(&articles, dataset.WriterOptions{})
			if err != nil {
				t.Fatal(err)
			}
			rejected, evident := newJSONLines(&rejects), newJSONLines(&evidence)
			skipped, ids := 0, map[string]bool{}
			for o, err := range Outcomes(t.Context(), docs.again(), opt) {
				switch {
				case err != nil:
				case o.Record != nil:
					if ids[o.Record.ID] = true; o.Record.DuplicateOf != "" && !ids[o.Record.DuplicateOf] {
						t.Errorf("%s repeats %s, which is no record", o.Record.ID, o.Record.DuplicateOf)
					}
					err = w.Write(o.Record)
					for i := range o.Evidence {
						err = errors.Join(err, evident.write(newEvidenceLine(o.Record.ID, &o.Evidence[i])))
					}
				case o.Reject != nil:
					err = rejected.write(o.Reject)
				case o.Skip != "":
					skipped++
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if skipped != 1 {
				t.Errorf("%d outcomes are no documents, want 1", skipped)
			}
			if result.Totals.Articles < 20 || result.RejectCodes[CodeSchema] != 1 || !opt.NoNeighbours && result.Dates[schema.Inferred] == 0 {
				t.Errorf("%+v, dates %v: too little to compare", result.Manifest, result.Dates)
			}
			for file, got := range map[string]string{"articles.jsonl": articles.String(), rejectsName: rejects.String(), evidenceName: evidence.String()} {
				want, err := os.ReadFile(filepath.Join(opt.Out, file))
				if err != nil && file != evidenceName {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Errorf("%s (-Convert +Outcomes):\n%.3000s", file, diff)
				}
			}
		})
	}
}

func TestOutcomesEnd(t *testing.T) {
	t.Run("with the loop", func(t *testing.T) {
		n := 0
		for _, err := range Outcomes(t.Context(), batch(t, 20), Options{}) {
			if n++; n == 3 || err != nil {
				break
			}
		}
		if n != 3 {
			t.Errorf("%d outcomes came, want the loop to end at the third", n)
		}
	})
	broken := errors.New("the line is dead")
	for name, c := range map[string]struct {
		fail func(cancel func(), at int) error
		want error
	}{
		"with the documents": {func(_ func(), at int) error {
			if at == 5 {
				return broken
			}
			return nil
		}, broken},
		"with the context": {func(cancel func(), at int) error {
			if at == 5 {
				cancel()
			}
			return nil
		}, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			docs := batch(t, 20)
			docs.fail = func(at int) error { return c.fail(cancel, at) }
			n := 0
			for o, err := range Outcomes(ctx, docs, Options{}) {
				if n++; o != nil || !errors.Is(err, c.want) {
					t.Errorf("got outcome %v and error %v, want only %v", o, err, c.want)
				}
			}
			if n != 1 {
				t.Errorf("the loop ran %d times, want once, for the error", n)
			}
		})
	}
}
