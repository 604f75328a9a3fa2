package export

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"dateline/export/dataset"
)

func BenchmarkConvert(b *testing.B) {
	docs := batch(b, 500)
	size := int64(0)
	for _, it := range docs.list {
		if it.Doc != nil {
			size += int64(len(it.Doc.Text))
		}
	}
	for _, c := range []struct {
		name string
		opt  Options
	}{
		{"all", Options{}},
		{"jsonl", Options{Formats: []*dataset.Format{dataset.JSONL}}},
		{"one-job", Options{Jobs: 1}},
		{"evidence", Options{Evidence: true}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			opt, dir := c.opt, b.TempDir()
			for i := 0; b.Loop(); i++ {
				opt.Out = filepath.Join(dir, fmt.Sprint(i%2))
				if _, err := Convert(context.Background(), docs.again(), opt); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)*float64(len(docs.list))/b.Elapsed().Seconds(), "docs/s")
		})
	}
}

// BenchmarkSecondPass is what a record costs beside its extraction and the writers.
func BenchmarkSecondPass(b *testing.B) {
	docs := batch(b, 50)
	opt := &Options{Out: filepath.Join(b.TempDir(), "out")}
	out, err := openOutput(opt)
	if err != nil {
		b.Fatal(err)
	}
	defer out.discard()
	s, err := openSpool(out, opt)
	if err != nil {
		b.Fatal(err)
	}
	near := newNeighbours(tempFile(b))
	p := newReading(&Options{Jobs: 1}, s, near.add)
	if err := p.run(context.Background(), docs); err != nil {
		b.Fatal(err)
	}
	next, err := s.payloads()
	if err != nil {
		b.Fatal(err)
	}
	var payloads [][]byte
	for {
		payload, err := next()
		if err != nil {
			break
		}
		payloads = append(payloads, payload)
	}
	w, err := newSettling(opt, &near.Summary, p.tally)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := w.settle(payloads[i%len(payloads)]); err != nil {
			b.Fatal(err)
		}
	}
}
