// Command generate writes a synthetic dataset for benchmarks: records in seeded nonsense words whose frequencies fall as
// those of English do, of about 5 KB, or as short as wire briefs with -words 60. The same flags always give the same bytes.
//
//	go run ./validate/testdata/bench/generate.go -n 1000000 -o /tmp/bench/articles.jsonl
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline/export/dataset"
	"dateline/schema"
)

func main() {
	n := flag.Int("n", 1000, "how many `records`")
	length := flag.Int("words", 500, "how many `words` a body has at least; some have four fifths more")
	out := flag.String("o", "articles.jsonl", "`file` to write; its ending names the format")
	flag.Parse()
	if err := generate(*n, *length, *out); err != nil {
		log.Fatal(err)
	}
}

func generate(n, length int, name string) error {
	format := dataset.ByPath(name)
	if format == nil {
		return fmt.Errorf("no format for %q", name)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	b := bufio.NewWriterSize(f, 1<<20)
	w, err := format.NewWriter(b, dataset.WriterOptions{})
	if err != nil {
		return err
	}
	vocabulary := words(30_000)
	for i := range n {
		if err := w.Write(record(i, length, vocabulary)); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return err
	}
	return f.Close()
}

var outlets = []struct{ name, domain string }{
	{"Reuters", "reuters.com"}, {"TASS", "tass.com"}, {"BBC News", "bbc.co.uk"}, {"Le Monde", "lemonde.fr"},
	{"Der Spiegel", "spiegel.de"}, {"El País", "elpais.com"}, {"The Guardian", "theguardian.com"}, {"CNN", "cnn.com"},
}

func record(i, length int, vocabulary []string) *schema.Record {
	rng := rand.New(rand.NewPCG(uint64(i), 1))
	zipf := rand.NewZipf(rng, 1.07, 4, uint64(len(vocabulary)-1))
	sentence := func(words int) string {
		var b strings.Builder
		for j := range words {
			w := vocabulary[zipf.Uint64()]
			if j == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			} else {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		return b.String()
	}
	var paragraphs []string
	count := 0
	for count < length+rng.IntN(length*4/5) {
		var sentences []string
		for range 1 + rng.IntN(3) {
			k := 8 + rng.IntN(20)
			count += k
			sentences = append(sentences, sentence(k)+".")
		}
		paragraphs = append(paragraphs, strings.Join(sentences, " "))
	}
	headline := strings.Join(strings.Fields(paragraphs[0])[:8], " ") // as real ones, it shares words with the body
	paragraphs[0] = "OSLO (Reuters) – " + paragraphs[0]
	body := strings.Join(paragraphs, "\n\n")
	o := outlets[rng.IntN(len(outlets))]
	at := time.Date(2015, 1, 1, 0, 0, 1, 0, time.UTC).Add(time.Duration(rng.IntN(5*365*86400)) * time.Second)
	day := schema.DateOf(at)
	url := fmt.Sprintf("https://www.%s/%s/%08d", o.domain, strings.ReplaceAll(day.String(), "-", "/"), i)
	sum := sha256.Sum256([]byte(url))
	input := hex.EncodeToString(sum[:])
	id := sha256.Sum256([]byte(url + "\n" + input))
	offset := int64(i) * 5000
	return &schema.Record{
		ID: "a" + hex.EncodeToString(id[:16]), URL: url, Headline: headline, Description: sentence(16) + ".", Body: body,
		Authors: []string{sentence(2)}, Source: o.name, SourceDomain: o.domain, SourceMethod: schema.SourceURL, Section: "World",
		Tags: []string{vocabulary[rng.IntN(500)], vocabulary[500+rng.IntN(500)]}, Dateline: "OSLO (Reuters) –", DatelinePlace: "OSLO",
		DatePublished: day, PublishedAt: at, PublishedOffset: "+00:00", DateStatus: schema.Stated, DatePrecision: schema.Second,
		DateMethod: schema.ByJSONLD, DateCandidates: []schema.Date{day}, RetrievedAt: at.Add(9 * 24 * time.Hour),
		WordCount: int32(len(strings.Fields(body))), InputName: fmt.Sprintf("crawl.warc.gz#%d", i), InputOffset: &offset, InputSHA256: input,
	}
}

// words makes up pronounceable words, the shorter ones first, as frequent words are short.
func words(n int) []string {
	rng := rand.New(rand.NewPCG(1, 1))
	seen := map[string]bool{}
	var out []string
	for len(out) < n {
		var b strings.Builder
		for range 1 + len(out)*4/n + rng.IntN(2) {
			b.WriteByte("bcdfghjklmnprstvwz"[rng.IntN(18)])
			b.WriteByte("aeiouy"[rng.IntN(6)])
			if rng.IntN(3) == 0 {
				b.WriteByte("nrstl"[rng.IntN(5)])
			}
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}
