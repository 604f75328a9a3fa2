package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"dateline/schema"
)

// articles makes records of about 5 KB of words, so that compression has work to do.
func articles(n int) []*schema.Record {
	rng := rand.New(rand.NewPCG(5, 6))
	words := make([]string, 3000)
	for i := range words {
		for range 2 + rng.IntN(9) {
			words[i] += string(rune('a' + rng.IntN(26)))
		}
	}
	out := make([]*schema.Record, n)
	for i := range out {
		r := full()
		r.ID = fmt.Sprintf("a%032x", i)
		var b strings.Builder
		for b.Len() < 4500 {
			b.WriteString(words[int(rng.ExpFloat64()*300)%len(words)])
			b.WriteString([]string{" ", " ", " ", " ", " ", ", ", ".\n\n", " \"", "\" ", " — "}[rng.IntN(10)])
		}
		r.Body = b.String()
		r.Source = fmt.Sprint("Outlet ", i%50)
		out[i] = r
	}
	return out
}

func BenchmarkWrite(b *testing.B) {
	records := articles(2000)
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			b.SetBytes(int64(len(write(b, JSONL, WriterOptions{}, records...))))
			for b.Loop() {
				w, err := f.NewWriter(io.Discard, WriterOptions{})
				if err != nil {
					b.Fatal(err)
				}
				for _, r := range records {
					if err := w.Write(r); err != nil {
						b.Fatal(err)
					}
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	records := articles(2000)
	size := int64(len(write(b, JSONL, WriterOptions{}, records...)))
	for _, f := range Formats {
		file := write(b, f, WriterOptions{}, records...)
		b.Run(f.Name+"/Next", func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				r, err := f.NewReader(bytes.NewReader(file), "", ReaderOptions{})
				if err != nil {
					b.Fatal(err)
				}
				var row Row
				for err == nil {
					err = r.Next(&row)
				}
				if !errors.Is(err, io.EOF) || row.Problems != nil {
					b.Fatal(err, row.Problems)
				}
			}
		})
		b.Run(f.Name+"/Batches", func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				r, err := f.NewReader(bytes.NewReader(file), "", ReaderOptions{})
				if err != nil {
					b.Fatal(err)
				}
				n := 0
				for k, err := range Batches(r, runtime.GOMAXPROCS(0), func(_ int, rows []Row) int { return len(rows) }) {
					if err != nil {
						b.Fatal(err)
					}
					n += k
				}
				if n != len(records) {
					b.Fatal(n)
				}
			}
		})
	}
}
