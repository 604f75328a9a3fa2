package input

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// grower grows a random JSON value with articles in it, and counts them.
type grower struct {
	rng      *rand.Rand
	articles int
	filler   string // what makes an object longer than the window
}

func (g *grower) value(depth int) any {
	switch k := g.rng.IntN(8); {
	case k < 2 || depth > 6:
		g.articles++
		a := map[string]any{"title": "T", "text": fmt.Sprint("text ", g.articles), "tags": []any{"x", map[string]any{"name": "y"}}}
		if k == 0 {
			return map[string]any{"_id": g.articles, "_source": a, "sort": []any{1, 2}}
		}
		return a
	case k < 5:
		var list []any
		for range g.rng.IntN(5) {
			list = append(list, g.value(depth+1))
		}
		return list
	}
	m := map[string]any{"total": 7, "next": nil, "status": "ok"}
	keys := []string{"articles", "data", "The Harbour", "", "item", "results", "2", `q"\`, "source", "entries", "page", "id"}
	for range g.rng.IntN(5) {
		if k := keys[g.rng.IntN(len(keys))]; m[k] == nil {
			m[k] = g.value(depth + 1)
		}
	}
	if g.filler != "" && g.rng.IntN(3) == 0 {
		m["debug"] = []any{g.filler, g.filler}
	}
	return m
}

func TestJSONTreeLosesNothing(t *testing.T) {
	for seed := range uint64(200) {
		g := &grower{rng: rand.New(rand.NewPCG(seed, 1))}
		if seed%40 == 0 {
			g.filler = strings.Repeat("[{]} ", jsonWindow/10)
		}
		root := g.value(0)
		b, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		if seed%3 == 0 && g.filler == "" {
			if b, err = json.MarshalIndent(root, "", "  "); err != nil {
				t.Fatal(err)
			}
		}
		if b[0] != '{' && b[0] != '[' {
			continue
		}
		for _, format := range []string{"json", "jsonl"} {
			if format == "jsonl" && strings.Contains(string(b), "\n") {
				continue
			}
			var got, want []string
			src := NewSource(strings.NewReader(string(b)), "f", Options{Format: format})
			r, err := src.Open()
			if err != nil {
				t.Fatal(err)
			}
			for {
				item, err := r.Next()
				if err == io.EOF {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				if item.Doc != nil {
					got = append(got, item.Doc.Text)
				}
			}
			for i := range g.articles {
				want = append(want, fmt.Sprint("text ", i+1))
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d as %s: got %d articles, want %d\n%.2000s", seed, format, len(got), len(want), b)
			}
		}
	}
}
